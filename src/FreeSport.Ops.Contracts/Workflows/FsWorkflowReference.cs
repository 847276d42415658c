namespace FreeSport.Ops;

/// <summary>A place in a workflow that reads a secret or a variable.</summary>
public sealed class FsWorkflowReference
{
    /// <summary>Gets or sets the secret's or variable's name as written.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the line, counted from 1.</summary>
    public int Line { get; set; }

    /// <summary>Gets or sets the column, counted from 1.</summary>
    public int Column { get; set; }

    /// <summary>Gets or sets the job that reads it; null for the workflow's own level.</summary>
    public string? Job { get; set; }

    /// <summary>Gets or sets the environment of that job; null when it names none.</summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets a value indicating whether GitHub provides it by itself (<c>GITHUB_TOKEN</c>).</summary>
    public bool IsAutomatic { get; set; }

    /// <summary>Gets or sets a value indicating whether the expression does without it: <c>||</c> follows, or it is only compared with an empty text.</summary>
    public bool IsOptional { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
