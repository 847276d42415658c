using System.Text.Json;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>Decides which linters a project is judged by: those its own CI runs, with CI's paths and rules; otherwise those its files name.</summary>
/// <param name="project">The project.</param>
public sealed class LintSelection(Project project)
{
    private static readonly string[] PythonFiles = ["requirements.txt", "requirements-dev.txt", "requirements/dev.txt", "pyproject.toml", "setup.cfg", "tox.ini"];

    private static readonly string[] DependencySections = ["devDependencies", "dependencies"];

    /// <summary>Decides which linters run, and in which folders.</summary>
    /// <param name="named">The linters that a person asked for; none for the project's own.</param>
    /// <param name="cancellationToken">Stops the reading of workflows.</param>
    /// <returns>What to run, each linter once a folder, those of Python first; none when nothing names a linter.</returns>
    public async Task<IReadOnlyList<LintTarget>> FindAsync(IReadOnlyList<FsLinter> named, CancellationToken cancellationToken)
    {
        IReadOnlyList<CiScript> scripts = await new CiScripts(project).ReadAsync(cancellationToken).ConfigureAwait(false);
        LintTarget[] ofCi = [.. scripts.SelectMany(OfScript)];
        LintTarget[] own = ofCi.Length > 0 ? ofCi : [.. OfFiles()];
        LintTarget[] chosen = [.. own
            .GroupBy(static t => (t.Linter, t.Folder))

            // Of several calls the one says most that can be repeated word by word.
            .Select(static g => g.OrderBy(static t => t.LeftOut.Count).ThenBy(static t => t.Advisory).First())
            .OrderBy(static t => t.Linter)];
        return named.Count == 0
            ? chosen
            : [.. named.Distinct().SelectMany(n => chosen.Any(t => t.Linter == n) ? chosen.Where(t => t.Linter == n) : [Plain(n, LintTexts.ChosenByPerson)])];
    }

    private IEnumerable<LintTarget> OfScript(CiScript script)
    {
        string folder = script.Folder;
        foreach (string line in script.Text.Replace("\\\n", " ").Split('\n'))
        {
            foreach ((string[] words, bool plain) in CommandLineWords.Read(line))
            {
                if (words.Length == 2 && words[0] == "cd" && plain)
                {
                    folder = words[1].StartsWith("/", StringComparison.Ordinal) ? folder : folder.TrimEnd('/') + "/" + words[1];
                }
                else if (Target(words, plain, folder, script, depth: 0) is { } target)
                {
                    yield return target;
                }
            }
        }
    }

    private LintTarget? Target(string[] words, bool plain, string folder, CiScript script, int depth)
    {
        string absolute = Path.GetFullPath(Path.Combine(project.Root, folder.TrimStart('/')));
        int before = words switch { ["python" or "python3", "-m", ..] => 2, ["npx" or "pnpm" or "yarn", ..] => 1, _ => 0 };
        if (words is ["npm" or "pnpm" or "yarn", "run", var name, ..] && depth == 0 && Script(absolute, name) is { } text)
        {
            (string[] Words, bool Plain) first = CommandLineWords.Read(text).First();
            return Target(first.Words, first.Plain && plain && words.Length == 3, folder, script, depth + 1);
        }

        if (words.Length <= before || Linters.Called(words[before]) is not { } linter || !Directory.Exists(absolute))
        {
            return null;
        }

        return new LintTarget(linter.Name, absolute, plain ? linter.Dropped.Without([.. words.Skip(before + 1)]) : [], script.Place)
        {
            Advisory = script.Advisory,
            LeftOut = plain ? [] : [LintTexts.NotPlain.With(script.Place)],
        };
    }

    private static string? Script(string folder, string name) =>
        Package(folder, root => root.TryGetProperty("scripts", out JsonElement scripts) && scripts.TryGetProperty(name, out JsonElement script) ? script.GetString() : null);

    private IEnumerable<LintTarget> OfFiles()
    {
        foreach (ILinter linter in Linters.All)
        {
            string? file = linter.NodeScripts.Count > 0
                ? Package(project.FrontendPath, root => Depends(root, linter.Command) ? "package.json" : null)
                : PythonFiles.FirstOrDefault(f => Mentions(Path.Combine(project.BackendPath, f), linter.Command));
            if (file is not null)
            {
                yield return Plain(linter.Name, project.Relative(Path.Combine(FolderOf(linter), file)));
            }
        }
    }

    private LintTarget Plain(FsLinter linter, string chosenBy) => new(linter, FolderOf(Linters.Of(linter)), [], chosenBy);

    private string FolderOf(ILinter linter) => linter.NodeScripts.Count > 0 ? project.FrontendPath : project.BackendPath;

    private static bool Mentions(string file, string command) => TextFileReader.ReadIfSmall(file) is { } text
        && text.Split('\n').Any(line => line.TrimStart(' ', '[', '"', '\'').StartsWith(command, StringComparison.OrdinalIgnoreCase) || line.StartsWith("[tool." + command, StringComparison.Ordinal));

    private static bool Depends(JsonElement root, string package) => DependencySections
        .Any(section => root.TryGetProperty(section, out JsonElement packages) && packages.ValueKind == JsonValueKind.Object && packages.TryGetProperty(package, out _));

    private static string? Package(string folder, Func<JsonElement, string?> read)
    {
        if (TextFileReader.ReadIfSmall(Path.Combine(folder, "package.json")) is not { } text)
        {
            return null;
        }

        try
        {
            using JsonDocument package = JsonDocument.Parse(text);
            return read(package.RootElement);
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException)
        {
            // A damaged package.json names no script; npm itself tells more about it.
            return null;
        }
    }
}
