namespace FreeSport.Ops;

/// <summary>One thing in which a plan differs from the same workflow's plan at another ref.</summary>
public sealed class FsPlanDifference
{
    /// <summary>Gets or sets whether it came or went.</summary>
    public FsPlanChange Change { get; set; }

    /// <summary>Gets or sets what it is.</summary>
    public FsPlanSubject Subject { get; set; }

    /// <summary>Gets or sets the job it belongs to; empty when it is the workflow's.</summary>
    public string Job { get; set; } = string.Empty;

    /// <summary>Gets or sets the thing, such as <c>contents: write</c> or <c>actions/checkout@v4</c>.</summary>
    public string Entry { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => (Change == FsPlanChange.Added ? "+ " : "- ") + (Job.Length == 0 ? Entry : Job + ": " + Entry);
}
