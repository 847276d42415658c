namespace FreeSport.Ops.Workflows.Planning;

/// <summary>A plan while it grows.</summary>
/// <param name="request">What it is for.</param>
/// <param name="sources">The files that may be called.</param>
internal sealed class PlanDraft(PlanRequest request, PlanSources sources)
{
    public PlanRequest Request { get; } = request;

    public PlanSources Sources { get; } = sources;

    public PlanNotes Notes { get; } = new();

    public List<FsPlannedJob> Jobs { get; } = [];

    public List<FsPlanExclusion> Excluded { get; } = [];

    public List<FsPlanPin> Pins { get; } = [];

    public SortedSet<string> Called { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Secrets { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes over the secrets and variables that a file's jobs read, without those of jobs that do not run.</summary>
    public void Read(PlanFrame frame, ISet<string> idle)
    {
        bool IsRead(FsWorkflowReference reference) => reference.Job is null || !idle.Contains(reference.Job);
        if (frame.HasOwnSecrets)
        {
            Secrets.UnionWith(frame.Source.Outline.Secrets.Where(s => !s.IsAutomatic && IsRead(s)).Select(static s => s.Name.ToUpperInvariant()));
        }

        Variables.UnionWith(frame.Source.Outline.Variables.Where(IsRead).Select(static v => v.Name.ToUpperInvariant()));
    }
}
