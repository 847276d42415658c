using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Workflows.Act;

/// <summary>What a plan of a workflow rests on.</summary>
/// <param name="project">The project.</param>
/// <param name="freshness">Takes fingerprints.</param>
internal sealed class ActInputs(Project project, InputFreshness freshness)
{
    /// <summary>The fingerprints of the file and of what lies around it; fewer than two where git does not know them.</summary>
    /// <remarks>Local actions and called workflows lie beside the file; what they say decides a plan as well.</remarks>
    public async Task<FsInput[]> TakeAsync(FsWorkflow workflow, CancellationToken cancellationToken)
    {
        string folder = project.WorkflowsPath;
        string around = Path.GetFileName(Path.GetDirectoryName(folder)) == ".github" ? Path.GetDirectoryName(folder)! : folder;
        FsInput? file = await freshness.TakeAsync(workflow.Subject, cancellationToken).ConfigureAwait(false);
        FsInput? all = await freshness.TakeAsync(project.Relative(around), cancellationToken).ConfigureAwait(false);
        return [.. new[] { file, all }.OfType<FsInput>()];
    }
}
