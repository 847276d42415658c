using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>
/// Judges from looks at a service whether it is well: all its containers of the wanted image, well without a break for as long as asked,
/// before the deadline. Knows no clock and no engine.
/// </summary>
/// <param name="need">What the service must be like.</param>
/// <param name="definition">How long it must be well, and until when.</param>
public sealed class HealthGate(HealthNeed need, HealthGateDefinition definition)
{
    private const int MostTold = 3;

    private TimeSpan? _wellSince;
    private string _runs = string.Empty;
    private string _seen = TargetTexts.SeenNothing;
    private string? _broke;

    /// <summary>Takes a look into account.</summary>
    /// <param name="at">When it was, counted from the change; never less than before.</param>
    /// <param name="containers">All containers of the service.</param>
    /// <returns>What is known by now.</returns>
    public HealthJudgement Look(TimeSpan at, IReadOnlyList<ContainerLook> containers)
    {
        ContainerLook[] own = [.. containers.Where(c => c.Image == need.Image)];
        ContainerLook[] strangers = [.. containers.Where(c => c.Image != need.Image && c.State is ContainerState.Running or ContainerState.Restarting)];
        ContainerLook[] well = [.. own.Where(c => c.IsWell && need.Life != ServiceLife.Ends)];
        ContainerLook[] done = [.. own.Where(c => c.IsDone && need.Life != ServiceLife.Serves)];
        _seen = Told(own, strangers);
        if (own.FirstOrDefault(c => c.IsLost || (c.IsDone && need.Life == ServiceLife.Serves)) is { } lost)
        {
            return new HealthJudgement(HealthVerdict.Failed, lost.IsLost ? lost.ToString() : TargetTexts.EndedServing.With(lost.Name));
        }

        bool isWell = strangers.Length == 0 && own.Length >= Math.Max(1, need.Replicas) && well.Length + done.Length == own.Length;
        if (!isWell)
        {
            return Break(at);
        }

        // Another container, or another start of the same one, is another life: what the one before was like says nothing of it.
        string runs = string.Join(" ", own.Select(static c => c.Run).OrderBy(static r => r, StringComparer.Ordinal));
        _wellSince = runs == _runs ? _wellSince ?? at : at;
        _runs = runs;
        return well.Length == 0 ? new HealthJudgement(HealthVerdict.Healthy, TargetTexts.Done.With(done.Length))
            : at - _wellSince >= definition.Stable || well.All(c => c.WellFor >= definition.Stable) ? new HealthJudgement(HealthVerdict.Healthy, TargetTexts.Well.With(own.Length, Seconds(definition.Stable)))
            : at >= definition.Deadline ? new HealthJudgement(HealthVerdict.Failed, TargetTexts.WellTooShortly.With(Seconds(definition.Deadline), Seconds(definition.Stable)) + (_broke is null ? string.Empty : TargetTexts.SeenBefore.With(_broke)))
            : new HealthJudgement(HealthVerdict.Waiting, _seen);
    }

    /// <summary>Takes into account that a look was not possible: what was between says nobody.</summary>
    /// <param name="at">When that was.</param>
    /// <param name="why">What the engine said.</param>
    /// <returns>What is known by now.</returns>
    public HealthJudgement Blind(TimeSpan at, string why)
    {
        _seen = why;
        return Break(at);
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 1);

    private HealthJudgement Break(TimeSpan at)
    {
        _wellSince = null;
        _broke = _seen;
        return at >= definition.Deadline
            ? new HealthJudgement(HealthVerdict.Failed, TargetTexts.NotInTime.With(Seconds(definition.Deadline), _seen))
            : new HealthJudgement(HealthVerdict.Waiting, _seen);
    }

    private string Told(ContainerLook[] own, ContainerLook[] strangers)
    {
        List<string> told = [.. own.OrderBy(static c => c.IsWell || c.IsDone).Take(MostTold).Select(static c => c.ToString())];
        if (own.Length == 0)
        {
            told.Add(TargetTexts.SeenNothing);
        }
        else if (own.Length < need.Replicas)
        {
            told.Add(TargetTexts.TooFew.With(own.Length, need.Replicas));
        }

        if (strangers.Length > 0)
        {
            told.Add(TargetTexts.OtherImageRuns.With(string.Join(", ", strangers.Take(MostTold).Select(static s => s.Name))));
        }

        return string.Join("; ", told);
    }
}
