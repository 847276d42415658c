using System.Collections.Concurrent;

using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>The actions of a repository, each read once.</summary>
/// <param name="files">The repository's files.</param>
internal sealed class LocalActions(RepositoryFiles files)
{
    private static readonly string[] FileNames = ["action.yml", "action.yaml"];

    private readonly ConcurrentDictionary<string, LocalAction> _known = new(StringComparer.Ordinal);

    public LocalAction Find(string path) => _known.GetOrAdd(path.TrimEnd('/'), Read);

    /// <summary>True when a file lies in the action's folder.</summary>
    public bool HasFile(string action, string file) => files.Exists(action.TrimEnd('/') + "/" + file);

    /// <summary>True when an action's folder holds what makes it one.</summary>
    public bool IsThere(string action) => FileNames.Append("Dockerfile").Any(file => HasFile(action, file));

    private LocalAction Read(string path)
    {
        foreach (string name in FileNames)
        {
            string file = path + "/" + name;
            if (files.Read(file) is { } text)
            {
                ActionSyntaxReading reading = ActionSyntaxReader.Read(text);
                return new LocalAction(file, reading.Action, reading.Problems);
            }
        }

        return new LocalAction(null, null, []);
    }
}

/// <summary>An action of the repository.</summary>
/// <param name="File">Its <c>action.yml</c>; null when there is none.</param>
/// <param name="Action">What it declares; null when it cannot be read.</param>
/// <param name="Problems">What is wrong with the file itself.</param>
internal sealed record LocalAction(string? File, ActionSyntax? Action, IReadOnlyList<Finding> Problems);
