namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Knows how far each change of a plan has come, and tells those who watch. Every member may be called from any thread.</summary>
internal sealed class ChangeTracker
{
    private readonly Dictionary<FsResourceChange, int> _ends = [];
    private readonly List<FsResourceChange> _changes;
    private readonly Action<FsResourceChange> _onChange;

    /// <summary>Initializes a new instance of the <see cref="ChangeTracker"/> class.</summary>
    /// <param name="planned">What is to be done.</param>
    /// <param name="onChange">Is told of each change that came a step further.</param>
    public ChangeTracker(IEnumerable<FsResourceChange> planned, Action<FsResourceChange> onChange)
    {
        _onChange = onChange;
        _changes = [.. planned.Select(static c => new FsResourceChange
        {
            Address = c.Address,
            Action = c.Action,
            Reason = c.Reason,
            Masked = c.Masked,
            IsDestructive = c.IsDestructive,
            State = FsResourceChangeState.NotReached,
        })];
    }

    /// <summary>Gets the changes as they are now.</summary>
    public IReadOnlyList<FsResourceChange> Changes
    {
        get
        {
            lock (_changes)
            {
                return [.. _changes];
            }
        }
    }

    /// <summary>Gets the share that is over, in percent.</summary>
    public int Percent
    {
        get
        {
            lock (_changes)
            {
                return _changes.Count == 0 ? 100 : 100 * _changes.Count(static c => c.State is FsResourceChangeState.Done or FsResourceChangeState.Failed) / _changes.Count;
            }
        }
    }

    /// <summary>A change was begun. What was not planned is written down as well.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="action">What is done, where it was not planned.</param>
    public void Begin(string address, FsInfrastructureAction action) => Step(address, action, static c => c.State = FsResourceChangeState.Uncertain);

    /// <summary>A part of a change was done: what is replaced is deleted and made.</summary>
    public void End(string address, FsInfrastructureAction action) => Step(address, action, change =>
    {
        _ends[change] = _ends.TryGetValue(change, out int ends) ? ends + 1 : 1;
        int needed = change.Action == FsInfrastructureAction.Replace ? 2 : 1;
        change.State = _ends[change] >= needed ? FsResourceChangeState.Done : FsResourceChangeState.Uncertain;
    });

    /// <summary>A change was done as a whole.</summary>
    public void Done(string address, FsInfrastructureAction action) => Step(address, action, static c => c.State = FsResourceChangeState.Done);

    /// <summary>A change was passed over: what was planned was not needed, or its condition did not hold.</summary>
    public void Skip(string address) => Step(address, FsInfrastructureAction.Unknown, static c => c.State = FsResourceChangeState.NotReached);

    /// <summary>A change failed.</summary>
    public void Fail(string address, FsInfrastructureAction action) => Step(address, action, static c => c.State = FsResourceChangeState.Failed);

    /// <summary>Sets what is still open, once the program has said how it ended.</summary>
    /// <param name="isDone">Whether a change that nobody told of is done.</param>
    public void Close(Func<FsResourceChange, bool> isDone)
    {
        foreach (FsResourceChange open in Changes.Where(static c => c.State is FsResourceChangeState.NotReached or FsResourceChangeState.Uncertain).Where(isDone))
        {
            open.State = FsResourceChangeState.Done;
            _onChange(open);
        }
    }

    private void Step(string address, FsInfrastructureAction action, Action<FsResourceChange> step)
    {
        FsResourceChange change;
        lock (_changes)
        {
            FsResourceChange? known = _changes.Find(c => c.Address == address && c.State is not (FsResourceChangeState.Done or FsResourceChangeState.Failed)) ?? _changes.Find(c => c.Address == address);
            if (known is null)
            {
                known = new FsResourceChange { Address = address, Action = action, IsDestructive = action is FsInfrastructureAction.Delete or FsInfrastructureAction.Replace };
                _changes.Add(known);
            }

            change = known;
            step(change);
        }

        _onChange(change);
    }
}
