namespace FreeSport.Ops.Packaging;

/// <summary>A heading of a help source and the blocks under it.</summary>
/// <param name="level">1 for the title.</param>
/// <param name="heading">Its text.</param>
internal sealed class HelpSection(int level, string heading)
{
    public int Level { get; } = level;

    public string Heading { get; } = heading;

    public List<(bool IsCode, string Text)> Blocks { get; } = [];
}
