using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Workflows.Act;

namespace FreeSport.Ops.Core.Workflows;

/// <summary>What a verdict on a workflow rests on: its file, and what lies around it.</summary>
/// <param name="Inputs">Fingerprints.</param>
/// <param name="LeftOut">Why nobody could tell later whether the verdict still holds; empty when one can.</param>
internal sealed record WorkflowInputs(FsInput[] Inputs, string[] LeftOut)
{
    // Local actions and called workflows lie beside the file; what they say decides as well.
    public static async Task<WorkflowInputs> TakeAsync(Project project, InputFreshness freshness, string subject, CancellationToken cancellationToken)
    {
        string folder = project.WorkflowsPath;
        string around = Path.GetFileName(Path.GetDirectoryName(folder)) == ".github" ? Path.GetDirectoryName(folder)! : folder;
        FsInput? file = await freshness.TakeAsync(subject, cancellationToken).ConfigureAwait(false);
        FsInput? all = await freshness.TakeAsync(project.Relative(around), cancellationToken).ConfigureAwait(false);
        FsInput[] inputs = [.. new[] { file, all }.OfType<FsInput>()];
        return new WorkflowInputs(inputs, inputs.Length < 2 && project.Git.Repository is not null ? [ActTexts.NothingInGit.With(subject)] : []);
    }
}
