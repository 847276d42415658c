namespace FreeSport.Ops;

/// <summary>A place in a file that a finding of <c>Test-FsDocumentation</c> is about.</summary>
public sealed class FsDocumentationPlace
{
    /// <summary>Gets or sets the file, relative to the project with forward slashes.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the line, counted from 1; 0 where the file as a whole is meant.</summary>
    public int Line { get; set; }

    /// <summary>Gets or sets the column, counted from 1; 0 where the line as a whole is meant.</summary>
    public int Column { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? Path : $"{Path}:{Line}";
}
