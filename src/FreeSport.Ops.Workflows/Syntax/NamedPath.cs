namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>A path that a command needs.</summary>
/// <param name="Word">Where it is written.</param>
/// <param name="Text">The path, relative to the command's folder.</param>
/// <param name="Kind">What must be there.</param>
internal readonly record struct NamedPath(ShellWord Word, string Text, NamedPathKind Kind);

/// <summary>What must be at a path.</summary>
internal enum NamedPathKind
{
    /// <summary>A script in a language that people write; hardly ever made in a run.</summary>
    Script,

    /// <summary>A file that may as well be made in the run: a program, a list of packages.</summary>
    File,

    Folder,
}
