using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Workflows;

/// <summary>What a verdict on a workflow rests on.</summary>
/// <param name="project">The project.</param>
/// <param name="inputs">Takes fingerprints.</param>
internal sealed class WorkflowInputs(Project project, InputFingerprints inputs)
{
    private readonly Lazy<WorkflowSurroundings> _surroundings = new(() => WorkflowSurroundings.Of(project));

    private Task<FsInput?>? _around;

    /// <summary>The fingerprints of the file and of what lies around it; fewer than two where git does not know them.</summary>
    /// <remarks>
    /// Local actions and called workflows lie beside the file; what they say decides as well. What lies around is taken
    /// once for all files that were looked at together; actions that lie elsewhere are taken one by one.
    /// </remarks>
    public async Task<FsInput[]> TakeAsync(string subject, CancellationToken cancellationToken)
    {
        string folder = project.WorkflowsPath;
        string around = Path.GetFileName(Path.GetDirectoryName(folder)) == ".github" ? Path.GetDirectoryName(folder)! : folder;
        FsInput? file = await inputs.TakeAsync(subject, cancellationToken).ConfigureAwait(false);
        FsInput? all = await (_around ??= inputs.TakeAsync(project.Relative(around), cancellationToken)).ConfigureAwait(false);
        List<FsInput?> taken = [file, all];
        foreach (string action in ActionFiles.Used(_surroundings.Value, Path.GetFullPath(Path.Combine(project.Root, subject))).Where(a => !a.StartsWith(around + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            taken.Add(await inputs.TakeAsync(project.Relative(action), cancellationToken).ConfigureAwait(false));
        }

        return [.. taken.OfType<FsInput>()];
    }

    /// <summary>Why nobody could tell later whether a verdict still holds; none when one can.</summary>
    public static string[] Missing(Project project, FsResult result) =>
        result.Inputs.Length < 2 && project.Git.Repository is not null ? [WorkflowsTexts.NothingInGit.With(result.Subject)] : [];
}
