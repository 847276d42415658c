namespace FreeSport.Ops.Core.Checklist.Reports.Content;

/// <summary>What happened in one period of a timeline.</summary>
/// <param name="from">When it begins, in UTC.</param>
internal sealed class Period(DateTime from)
{
    private readonly List<FsDeployment> _deployments = [];

    /// <summary>Gets when it begins, in UTC.</summary>
    public DateTime From => from;

    /// <summary>Gets how many events passed.</summary>
    public int Passed { get; private set; }

    /// <summary>Gets how many events were warnings.</summary>
    public int Warning { get; private set; }

    /// <summary>Gets how many events failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Gets how many events were undecided or skipped.</summary>
    public int Open { get; private set; }

    /// <summary>Gets the deployments that began in it.</summary>
    public IReadOnlyList<FsDeployment> Deployments => _deployments;

    /// <summary>Gets how many events there were.</summary>
    public int Total => Passed + Warning + Failed + Open;

    /// <summary>Counts one.</summary>
    /// <param name="outcome">The event's outcome; null for a deployment.</param>
    /// <param name="deployment">The deployment; null for an event.</param>
    public void Add(FsOutcome? outcome, FsDeployment? deployment)
    {
        if (deployment is not null)
        {
            _deployments.Add(deployment);
            return;
        }

        switch (outcome)
        {
            case FsOutcome.Passed: Passed++; break;
            case FsOutcome.Warning: Warning++; break;
            case FsOutcome.Failed: Failed++; break;
            default: Open++; break;
        }
    }
}
