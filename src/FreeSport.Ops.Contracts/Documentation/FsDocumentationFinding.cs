namespace FreeSport.Ops;

/// <summary>One cause that <c>Test-FsDocumentation</c> found, with every place at which it shows.</summary>
public sealed class FsDocumentationFinding
{
    /// <summary>Gets or sets what was asked of the documentation.</summary>
    public FsDocumentationRule Rule { get; set; }

    /// <summary>
    /// Gets or sets the verdict: Failed where a page is not true, Warning where it is true and yet misleads or is hard to find,
    /// Inconclusive where nobody can tell, Skipped where there was nothing to ask.
    /// </summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets what it is about: a workflow, a link's target, a check, a secret.</summary>
    public string Subject { get; set; } = string.Empty;

    /// <summary>Gets or sets the file of the first place, relative to the project with forward slashes.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the line of the first place, counted from 1; 0 where the file as a whole is meant.</summary>
    public int Line { get; set; }

    /// <summary>Gets or sets the column of the first place, counted from 1; 0 where the line as a whole is meant.</summary>
    public int Column { get; set; }

    /// <summary>Gets or sets what is wrong and why, in the reader's language.</summary>
    public string Message { get; set; } = string.Empty;

    /// <summary>Gets or sets what to do about it, in the reader's language; null when there is nothing to do.</summary>
    public string? Remedy { get; set; }

    /// <summary>Gets or sets the other places at which the same cause shows, in pages and in workflows.</summary>
    public FsDocumentationPlace[] OtherPlaces { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Line}:{Column} {Message} [{Rule}]";
}
