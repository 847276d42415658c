namespace FreeSport.Ops;

/// <summary>One thing that a linter found.</summary>
public sealed class FsLintFinding
{
    /// <summary>Gets or sets who found it.</summary>
    public FsLinter Linter { get; set; }

    /// <summary>Gets or sets the file, relative to the project with forward slashes; absolute when it lies outside.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the line, counted from 1; null when the whole file is meant.</summary>
    public int? Line { get; set; }

    /// <summary>Gets or sets the column, counted from 1; null when the linter names none.</summary>
    public int? Column { get; set; }

    /// <summary>Gets or sets the linter's own code, such as E501; null when it has none.</summary>
    public string? Code { get; set; }

    /// <summary>Gets or sets the linter's own rating.</summary>
    public FsLintSeverity Severity { get; set; }

    /// <summary>Gets or sets what is wrong, in the linter's words.</summary>
    public string Text { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Path + (Line is null ? string.Empty : ":" + Line) + " " + (Code is null ? string.Empty : Code + " ") + Text;
}
