namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

/// <summary>A place in a compose file.</summary>
/// <param name="File">Absolute path of the file.</param>
/// <param name="Line">The line, counted from 1; 0 where the file as a whole is meant.</param>
/// <param name="Column">The column, counted from 1; 0 where the file as a whole is meant.</param>
public readonly record struct ComposePlace(string File, int Line, int Column);
