using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes env files in the project's root and beside its compose files.</summary>
public sealed class EnvFileCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) =>
        project.ComposeFiles.Select(static f => System.IO.Path.GetDirectoryName(f)!).Append(project.Root).Distinct()
            .Where(Directory.Exists)
            .SelectMany(static f => Directory.EnumerateFiles(f))
            .Where(static f => System.IO.Path.GetFileName(f) is { } name && (name.StartsWith(".env", StringComparison.Ordinal) || name.EndsWith(".env", StringComparison.Ordinal)))
            .Select(project.Relative);
}
