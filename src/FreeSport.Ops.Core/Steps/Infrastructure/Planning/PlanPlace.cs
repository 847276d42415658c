namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>The private folder of a plan that is being made. It goes away unless the plan is kept; a kill leaves it to the next sweep.</summary>
internal sealed class PlanPlace : IDisposable
{
    private const string HoldName = "making";

    private readonly FileStream _hold;
    private readonly PlanStore _store;
    private bool _isKept;

    /// <summary>Initializes a new instance of the <see cref="PlanPlace"/> class.</summary>
    /// <param name="planId">The plan's id.</param>
    /// <param name="folder">Absolute path of the folder.</param>
    /// <param name="store">Where it lies.</param>
    public PlanPlace(string planId, string folder, PlanStore store)
    {
        PlanId = planId;
        Folder = folder;
        _store = store;
        _hold = new FileStream(Path.Combine(folder, HoldName), FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <summary>Gets the plan's id.</summary>
    public string PlanId { get; }

    /// <summary>Gets the absolute path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Whether somebody is making a plan in a folder.</summary>
    public static bool IsHeld(string folder)
    {
        try
        {
            using FileStream hold = new(Path.Combine(folder, HoldName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Keeps the plan until it is applied or expires.</summary>
    public void Keep(PlanRecord record)
    {
        _store.Keep(record);
        _isKept = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _hold.Dispose();
        if (!_isKept)
        {
            _store.Delete(PlanId);
        }
    }
}
