using FreeSport.Ops.Workflows.Outlines;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The workflow files that may be called, all from one state of the repository, read once.</summary>
/// <param name="texts">Texts by path in the project, with forward slashes.</param>
internal sealed class PlanSources(IReadOnlyDictionary<string, string> texts)
{
    private const string Folder = ".github/workflows/";

    private readonly Dictionary<string, PlanSource> _read = new(StringComparer.Ordinal);

    public IEnumerable<string> Paths => texts.Keys;

    /// <summary>A file by its path in the project; null when there is none.</summary>
    public PlanSource? Find(string path)
    {
        if (!_read.TryGetValue(path, out PlanSource? source) && texts.TryGetValue(path, out string? text))
        {
            _read[path] = source = new PlanSource(path, WorkflowSyntaxReader.Read(text), WorkflowOutline.Of(text, path));
        }

        return source;
    }

    /// <summary>The file that a <c>uses</c> names; null when there is none.</summary>
    public PlanSource? Called(string uses)
    {
        string path = LocalUses.PathOf(uses.Trim())?.Substring(LocalUses.Here.Length) ?? string.Empty;
        return !path.StartsWith(Folder, StringComparison.Ordinal) ? null
            : Find(path) ?? texts.Keys.Where(k => k.EndsWith("/" + path.Substring(Folder.Length), StringComparison.Ordinal)).Select(Find).FirstOrDefault();
    }
}

/// <summary>One workflow file.</summary>
/// <param name="Path">Its path in the project.</param>
/// <param name="Reading">Its tree.</param>
/// <param name="Outline">Its outline, with the secrets and variables it reads.</param>
internal sealed record PlanSource(string Path, WorkflowSyntaxReading Reading, FsWorkflow Outline);
