using FreeSport.Ops.Workflows.Surroundings;

namespace FreeSport.Ops.Workflows.Calls;

/// <summary>Permissions that a called workflow asks for and its caller does not grant.</summary>
/// <param name="Path">The called workflow.</param>
/// <param name="Job">The job of it that asks; null when the workflow itself does.</param>
/// <param name="Asked">What it asks for, such as <c>packages: write</c>.</param>
/// <param name="Allowed">What it gets of the same.</param>
internal sealed record PermissionBeyond(string Path, string? Job, string Asked, string Allowed)
{
    /// <summary>What is asked for beyond what is allowed; null when nothing is.</summary>
    public static PermissionBeyond? Of(LocalWorkflow target, string? job, PermissionSet asked, PermissionSet allowed)
    {
        (string Scope, PermissionLevel Asked, PermissionLevel Allowed)[] beyond = [.. asked.Beyond(allowed)];
        return beyond.Length == 0 ? null : new PermissionBeyond(
            target.Path.Substring("./".Length),
            job,
            string.Join(", ", beyond.Select(static b => b.Scope + ": " + PermissionSet.Word(b.Asked))),
            string.Join(", ", beyond.Select(static b => b.Scope + ": " + PermissionSet.Word(b.Allowed))));
    }

    /// <summary>The same for people.</summary>
    public Message Message => Job is null
        ? Message.Of<CallsTexts>(nameof(CallsTexts.WorkflowBeyond), Path, Asked, Allowed)
        : Message.Of<CallsTexts>(nameof(CallsTexts.JobBeyond), Path, Asked, Allowed, Job);
}
