using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects;

/// <summary>How a workflow or a script of the project calls compose: the files it lays over one another, and its env files.</summary>
/// <param name="Files">File names, without folders.</param>
/// <param name="EnvFiles">Env files as they are written.</param>
internal sealed record ComposeCall(IReadOnlyList<string> Files, IReadOnlyList<string> EnvFiles)
{
    private static readonly Regex Option = new(@"(?:^|\s)(?:-f|--file|--env-file)(?:\s+|=)[""']?(?<value>[^\s""']+)", RegexOptions.CultureInvariant);

    private static readonly string[] Scripts = [".sh", ".ps1", ".yml", ".yaml", ".cmd", ".bat", ".mk"];

    /// <summary>The calls that the project's workflows and scripts make, in the order of their files.</summary>
    public static IReadOnlyList<ComposeCall> Find(Project project)
    {
        string[] folders = [project.WorkflowsPath, Path.Combine(project.Root, "scripts"), project.Root];
        return
        [
            .. folders
                .Where(Directory.Exists)
                .SelectMany(static f => Directory.EnumerateFiles(f).OrderBy(static n => n, StringComparer.Ordinal))
                .Where(static f => Scripts.Contains(Path.GetExtension(f)) || Path.GetFileName(f) == "Makefile")
                .SelectMany(static f => (TextFileReader.ReadIfSmall(f) ?? string.Empty).Replace("\\\n", " ").Split('\n'))
                .Where(static l => l.Contains("compose", StringComparison.Ordinal) && l.Contains("-f", StringComparison.Ordinal))
                .Select(Read)
                .Where(static c => c.Files.Count > 0),
        ];
    }

    private static ComposeCall Read(string line)
    {
        List<string> files = [];
        List<string> envFiles = [];
        foreach (Match match in Option.Matches(line))
        {
            string value = match.Groups["value"].Value;
            if (match.Value.Contains("env-file", StringComparison.Ordinal))
            {
                envFiles.Add(value);
            }
            else if (value.IndexOf('$') < 0 && (value.EndsWith(".yml", StringComparison.Ordinal) || value.EndsWith(".yaml", StringComparison.Ordinal)))
            {
                files.Add(value.Substring(value.LastIndexOfAny(['/', '\\']) + 1));
            }
        }

        return new ComposeCall(files, envFiles);
    }
}
