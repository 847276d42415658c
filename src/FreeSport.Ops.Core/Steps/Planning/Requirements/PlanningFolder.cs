using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>A project's stories, gates and <c>sprint-status.yaml</c>, looked for and read once.</summary>
internal sealed class PlanningFolder
{
    private PlanningFolder(Project project, BmadFiles files) => (Project, Files) = (project, files);

    /// <summary>Gets the project.</summary>
    public Project Project { get; }

    /// <summary>Gets the files.</summary>
    public BmadFiles Files { get; }

    /// <summary>Gets the gates that could be opened.</summary>
    public IReadOnlyList<KnownGate> Gates { get; private set; } = [];

    /// <summary>Gets what <c>sprint-status.yaml</c> says; usually one.</summary>
    public IReadOnlyList<SprintStatus> Sprints { get; private set; } = [];

    /// <summary>Reads them.</summary>
    /// <param name="project">The project.</param>
    /// <param name="host">Is told of files that cannot be read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<PlanningFolder> ReadAsync(Project project, IOpsHost host, CancellationToken cancellationToken)
    {
        PlanningFolder folder = new(project, BmadFiles.Find(project));
        List<KnownGate> gates = [];
        foreach (string path in folder.Files.Gates)
        {
            if (await TextAsync(path, host, cancellationToken).ConfigureAwait(false) is { } text)
            {
                GateDocument document = GateDocument.Read(text);
                document.Gate.Path = project.Relative(path);
                gates.Add(new KnownGate(path, StoryNumber.Begins(Path.GetFileName(path)), document));
            }
        }

        List<SprintStatus> sprints = [];
        foreach (string path in folder.Files.Sprints)
        {
            if (await TextAsync(path, host, cancellationToken).ConfigureAwait(false) is { } text)
            {
                sprints.Add(SprintStatus.Read(text, path));
            }
        }

        (folder.Gates, folder.Sprints) = (gates, sprints);
        return folder;
    }

    /// <summary>The gates of a story, the one that was decided last first.</summary>
    /// <param name="story">The story's number.</param>
    public IReadOnlyList<KnownGate> GatesOf(string story) =>
        [.. Gates.Where(g => g.Story == story).OrderByDescending(static g => g.Document.Gate.UpdatedAt ?? DateTime.MinValue).ThenBy(static g => g.Path, StringComparer.Ordinal)];

    /// <summary>The gate of a story that was decided last.</summary>
    /// <param name="story">The story's number.</param>
    /// <returns>It; null for none.</returns>
    public KnownGate? GateOf(string story) => GatesOf(story) is [var last, ..] ? last : null;

    private static async Task<string?> TextAsync(string path, IOpsHost host, CancellationToken cancellationToken)
    {
        try
        {
            return await TextFileReader.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException unreadable)
        {
            host.WriteError(unreadable.Failure);
            return null;
        }
    }
}
