namespace FreeSport.Ops;

/// <summary>A place in a file that needs a secret or a variable.</summary>
public sealed class FsSecretPlace
{
    /// <summary>Gets or sets what kind of file it is.</summary>
    public FsSecretSource Source { get; set; }

    /// <summary>Gets or sets the file, relative to the project with forward slashes.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the line, counted from 1; 0 when the file as a whole needs it.</summary>
    public int Line { get; set; }

    /// <summary>Gets or sets the column, counted from 1; 0 when the file as a whole needs it.</summary>
    public int Column { get; set; }

    /// <summary>Gets or sets the job, service or resource that needs it; null for the file's own level.</summary>
    public string? NeededBy { get; set; }

    /// <summary>
    /// Gets or sets the environment it holds for, as the job names it or as the file's name tells; null for none in
    /// particular. An expression stays an expression: it may become any environment.
    /// </summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets a value indicating whether nothing stands in when it is not there: no default, no other operand.</summary>
    public bool IsRequired { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Path + ":" + Line + (NeededBy is null ? string.Empty : " (" + NeededBy + ")");
}
