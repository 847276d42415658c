using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Outlines;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The workflow files that may be called, all from one state of the repository, read once.</summary>
internal sealed class PlanSources : IRepositoryTexts
{
    private const string Folder = ".github/workflows/";

    private readonly IReadOnlyDictionary<string, string> _texts;

    private readonly CheckSurroundings _surroundings;

    private readonly Dictionary<string, PlanSource> _read = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="PlanSources"/> class.</summary>
    /// <param name="texts">Texts by path in the project, with forward slashes.</param>
    /// <param name="surroundings">What lies around them in the same state; null when that is these texts and nothing else is known.</param>
    public PlanSources(IReadOnlyDictionary<string, string> texts, CheckSurroundings? surroundings = null)
    {
        _texts = texts;
        _surroundings = surroundings ?? new CheckSurroundings(CheckerSettings.Default, null, new LocalWorkflows(this));
    }

    public IEnumerable<string> Paths => _texts.Keys;

    /// <summary>A file by its path in the project; null when there is none.</summary>
    public PlanSource? Find(string path)
    {
        if (!_read.TryGetValue(path, out PlanSource? source) && _texts.TryGetValue(path, out string? text))
        {
            _read[path] = source = new PlanSource(path, WorkflowSyntaxReader.Read(text).Workflow, WorkflowOutline.Of(text, path));
        }

        return source;
    }

    /// <summary>The file that a <c>uses</c> names; null when there is none.</summary>
    public PlanSource? Called(string uses) => LocalUses.PathOf(uses.Trim()) is { } path && KeyOf(path) is { } key ? Find(key) : null;

    /// <summary>Why GitHub refuses a workflow, or cannot run its jobs, whatever the event: the errors that a check of the file tells.</summary>
    /// <param name="path">The file's path in the project.</param>
    public IEnumerable<Finding> Errors(string path)
    {
        int folder = path.LastIndexOf(Folder, StringComparison.Ordinal);
        string inRepository = folder < 0 ? path : path.Substring(folder);
        return WorkflowChecker.Check(_texts[path], _surroundings, inRepository).Where(static f => f.Severity == FsFindingSeverity.Error);
    }

    /// <summary>Why an action that is used cannot run, by its file.</summary>
    /// <param name="paths">Folders of actions of this repository.</param>
    public IEnumerable<(string Path, Finding Error)> ActionErrors(IEnumerable<string> paths) => ActionChecker.ErrorsOfUsed(paths, _surroundings);

    string? IRepositoryTexts.Read(string path) => KeyOf(path) is { } key ? _texts[key] : null;

    IReadOnlyList<string>? IRepositoryTexts.YamlFiles(string folder) =>
        [.. _texts.Keys.Where(static k => k.IndexOf(Folder, StringComparison.Ordinal) >= 0).Select(static k => LocalUses.Here + k.Substring(k.LastIndexOf(Folder, StringComparison.Ordinal)))];

    // The project may lie in a folder of the repository, or the repository's workflows above it.
    private string? KeyOf(string path)
    {
        string inRepository = path.Substring(LocalUses.Here.Length);
        return !inRepository.StartsWith(Folder, StringComparison.Ordinal) ? null
            : _texts.ContainsKey(inRepository) ? inRepository
            : _texts.Keys.FirstOrDefault(k => k.EndsWith("/" + inRepository.Substring(Folder.Length), StringComparison.Ordinal));
    }
}

/// <summary>One workflow file.</summary>
/// <param name="Path">Its path in the project.</param>
/// <param name="Workflow">Its tree; null when the text is no workflow.</param>
/// <param name="Outline">Its outline, with the secrets and variables it reads.</param>
internal sealed record PlanSource(string Path, WorkflowSyntax? Workflow, FsWorkflow Outline);
