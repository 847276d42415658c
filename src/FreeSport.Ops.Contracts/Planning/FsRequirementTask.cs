namespace FreeSport.Ops;

/// <summary>One task of a requirement: a box with its text.</summary>
public sealed class FsRequirementTask
{
    /// <summary>Gets or sets its text, in one line.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether its box is checked.</summary>
    public bool IsDone { get; set; }

    /// <summary>Gets or sets how deep it stands below others, from 0.</summary>
    public int Level { get; set; }

    /// <summary>Gets or sets the numbers of the acceptance criteria that it names, as <c>(AC: 1, 3)</c> does.</summary>
    public string[] Criteria { get; set; } = [];

    /// <summary>Gets or sets its line, from 1.</summary>
    public int Line { get; set; }

    /// <inheritdoc/>
    public override string ToString() => (IsDone ? "[x] " : "[ ] ") + Text;
}
