namespace FreeSport.Ops;

/// <summary>One combination of a matrix that <c>exclude</c> takes out.</summary>
public sealed class FsPlanExclusion
{
    /// <summary>Gets or sets the job's key.</summary>
    public string Job { get; set; } = string.Empty;

    /// <summary>Gets or sets the combination, such as <c>os: windows-latest, python: 3.12</c>.</summary>
    public string Matrix { get; set; } = string.Empty;

    /// <summary>Gets or sets the entry of <c>exclude</c> that takes it out, counted from 1.</summary>
    public int Exclude { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Job + " (" + Matrix + ")";
}
