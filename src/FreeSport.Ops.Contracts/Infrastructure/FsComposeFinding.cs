namespace FreeSport.Ops;

/// <summary>One thing that <c>Test-FsCompose</c> found in a set of compose files.</summary>
public sealed class FsComposeFinding
{
    /// <summary>Gets or sets the rule; about_FreeSport.Ops_Compose lists them.</summary>
    public string Rule { get; set; } = string.Empty;

    /// <summary>Gets or sets how much it matters: an error is what Compose refuses or what cannot work.</summary>
    public FsFindingSeverity Severity { get; set; }

    /// <summary>Gets or sets the file, relative to the project with forward slashes.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the line, counted from 1; 0 where the file as a whole is meant.</summary>
    public int Line { get; set; }

    /// <summary>Gets or sets the column, counted from 1; 0 where the file as a whole is meant.</summary>
    public int Column { get; set; }

    /// <summary>Gets or sets the service it is about; null when it is about none, or about several.</summary>
    public string? Service { get; set; }

    /// <summary>Gets or sets what is wrong, in the reader's language.</summary>
    public string Message { get; set; } = string.Empty;

    /// <summary>Gets or sets what to do about it, in the reader's language.</summary>
    public string Remedy { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Line}:{Column} {Message} [{Rule}]";
}
