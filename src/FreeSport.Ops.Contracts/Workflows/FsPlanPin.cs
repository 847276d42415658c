namespace FreeSport.Ops;

/// <summary>One thing from elsewhere that a workflow uses, and what it is held to.</summary>
public sealed class FsPlanPin
{
    /// <summary>Gets or sets what the file says, such as <c>actions/checkout@v4</c> or <c>postgres:15</c>.</summary>
    public string Uses { get; set; } = string.Empty;

    /// <summary>Gets or sets what it is.</summary>
    public FsPlanPinSubject Subject { get; set; }

    /// <summary>Gets or sets how firmly it is held.</summary>
    public FsPlanPinKind Kind { get; set; }

    /// <summary>Gets or sets the part after <c>@</c>, or an image's tag; empty when there is none.</summary>
    public string Ref { get; set; } = string.Empty;

    /// <summary>Gets or sets the key of the job that uses it.</summary>
    public string Job { get; set; } = string.Empty;

    /// <summary>Gets or sets the line, counted from 1.</summary>
    public int Line { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Uses;
}
