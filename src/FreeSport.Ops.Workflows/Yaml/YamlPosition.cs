namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>A place in a text.</summary>
/// <param name="Index">Characters before it.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1.</param>
public readonly record struct YamlPosition(int Index, int Line, int Column);
