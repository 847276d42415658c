using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>Decides which linters a project is judged by: those its own CI runs, with CI's paths and rules; otherwise those its files name.</summary>
/// <param name="project">The project.</param>
public sealed class LintSelection(Project project)
{
    private static readonly string[] PythonFiles = ["requirements.txt", "requirements-dev.txt", "requirements/dev.txt", "pyproject.toml", "setup.cfg", "tox.ini"];

    private static readonly string[] DependencySections = ["devDependencies", "dependencies"];

    private readonly List<string> _notRun = [];

    /// <summary>Gets what CI judges code by besides and nobody here knows how to run, as calls with their places; known after <see cref="FindAsync"/>.</summary>
    public IReadOnlyList<string> NotRun { get; private set; } = [];

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
            .OrderBy(static t => Order(t.Linter))];
        NotRun = named.Count > 0 ? [] : [.. _notRun.Concat(Actions(scripts, chosen)).Distinct(StringComparer.Ordinal)];
        return named.Count == 0
            ? chosen
            : [.. named.Distinct().SelectMany(n => chosen.Any(t => t.Linter == n) ? chosen.Where(t => t.Linter == n) : [Plain(n, LintTexts.ChosenByPerson)])];
    }

    private static int Order(FsLinter linter) => Linters.All.TakeWhile(l => l.Name != linter).Count();

    // An action that runs a linter which is run here anyway leaves nothing out.
    private static IEnumerable<string> Actions(IReadOnlyList<CiScript> scripts, LintTarget[] chosen) => scripts
        .Where(s => s.Uses is { } uses && ForeignLinters.IsAction(uses) && !chosen.Any(t => uses.Contains(Linters.Of(t.Linter).Command, StringComparison.OrdinalIgnoreCase)))
        .Select(static s => $"{s.Uses} ({s.Place})");

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
        if (PathText.Resolve(project.Root, folder.TrimStart('/')) is not { } absolute)
        {
            return null;
        }

        int before = Before(words);
        if (words is ["npm" or "pnpm" or "yarn", "run", var name, ..] && depth == 0 && Script(absolute, name) is { } text)
        {
            (string[] Words, bool Plain) first = CommandLineWords.Read(text).First();
            if (Target(first.Words, first.Plain && plain && words.Length == 3, folder, script, depth + 1) is { } ofScript)
            {
                return ofScript;
            }
        }

        string[] call = [.. words.Skip(before)];
        if (Linters.Called(call) is not { } linter || !Directory.Exists(absolute))
        {
            if (call.Length > 0 && (ForeignLinters.Is(call) || Linters.Called(call) is not null))
            {
                _notRun.Add($"{string.Join(" ", words)} ({script.Place})");
            }

            return null;
        }

        return new LintTarget(linter.Name, absolute, plain ? linter.Dropped.Without([.. call.Skip(1)]) : [], script.Place)
        {
            Advisory = script.Advisory,
            LeftOut = plain ? [] : [LintTexts.NotPlain.With(script.Place)],
        };
    }

    // How many words stand before the program: what starts a module, or a program of an environment.
    private static int Before(string[] words)
    {
        int at = words.TakeWhile(static w => w.IndexOf('=') > 0 && w.IndexOf('/') < 0 && w[0] != '-').Count();
        for (int steps = -1; steps != 0; at += steps)
        {
            string[] rest = [.. words.Skip(at).Take(2)];
            steps = rest switch
            {
                ["poetry" or "pipenv" or "uv" or "hatch" or "pdm" or "rye" or "pipx", "run"] or ["pnpm" or "npm" or "yarn", "exec"] => 2,
                ["npx" or "pnpx" or "bunx" or "uvx" or "sudo" or "time" or "env", ..] => 1,
                ["pnpm" or "yarn", not ("run" or "exec" or "install")] when Linters.Called([rest[1]]) is not null => 1,
                [var python, "-m"] when IsPython(python) => 2,
                _ => 0,
            };
        }

        return at;
    }

    private static bool IsPython(string word) => word == "py" || (word.StartsWith("python", StringComparison.Ordinal) && word.Substring(6).All(static c => char.IsDigit(c) || c == '.'));

    private static string? Script(string folder, string name) =>
        Package(folder, root => root.TryGetProperty("scripts", out JsonElement scripts) && scripts.TryGetProperty(name, out JsonElement script) ? script.GetString() : null);

    private IEnumerable<LintTarget> OfFiles()
    {
        foreach (ILinter linter in Linters.All.Where(static l => l.Name != FsLinter.RuffFormat))
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
