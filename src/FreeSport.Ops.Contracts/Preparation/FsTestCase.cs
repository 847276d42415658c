namespace FreeSport.Ops;

/// <summary>One test of a run, as pytest's junit report tells it.</summary>
public sealed class FsTestCase
{
    /// <summary>Gets or sets the test's name with its parameters.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the dotted module and class.</summary>
    public string ClassName { get; set; } = string.Empty;

    /// <summary>Gets or sets the file, relative to the folder pytest ran in; null when the report has none.</summary>
    public string? File { get; set; }

    /// <summary>Gets or sets the line, counted from 1; null when the report has none.</summary>
    public int? Line { get; set; }

    /// <summary>Gets or sets the verdict. An expected failure (xfail) is <see cref="FsOutcome.Skipped"/>.</summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets how long the test took.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>Gets or sets the first line of the failure, or the reason of a skip.</summary>
    public string? Message { get; set; }

    /// <summary>Gets or sets the traceback of a failure. Redacted.</summary>
    public string? Detail { get; set; }

    /// <inheritdoc/>
    public override string ToString() => ClassName.Length == 0 ? Name : ClassName + "::" + Name;
}
