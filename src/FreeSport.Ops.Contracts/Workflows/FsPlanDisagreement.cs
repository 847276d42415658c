namespace FreeSport.Ops;

/// <summary>One job of which act and the embedded planner say different things.</summary>
public sealed class FsPlanDisagreement
{
    /// <summary>Gets or sets the job's key.</summary>
    public string Job { get; set; } = string.Empty;

    /// <summary>Gets or sets what act did, in the reader's language.</summary>
    public string Act { get; set; } = string.Empty;

    /// <summary>Gets or sets what the embedded planner says, in the reader's language.</summary>
    public string Embedded { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Job + ": " + Act + " / " + Embedded;
}
