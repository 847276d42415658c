using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.Changing;

/// <summary>How far a batch came, for when somebody stops it. Safe to use from several threads.</summary>
/// <param name="count">How many there are to do.</param>
internal sealed class BatchProgress(int count)
{
    private readonly object _lock = new();
    private readonly List<SecretItem> _done = [];
    private readonly SortedSet<string> _failed = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);
    private int _begun;

    /// <summary>Gets what was carried out so far.</summary>
    public IReadOnlyList<SecretItem> Done
    {
        get
        {
            lock (_lock)
            {
                return [.. _done];
            }
        }
    }

    /// <summary>Carries out one, and keeps what came of it.</summary>
    /// <param name="item">The secret or variable.</param>
    /// <param name="work">True when it was done, false when it failed, null when nothing was to be done.</param>
    /// <returns>When it has ended.</returns>
    public async Task WatchAsync(SecretItem item, Func<Task<bool?>> work)
    {
        lock (_lock)
        {
            _begun++;
            _unknown.Add(item.Name);
        }

        bool? result;
        try
        {
            result = await work().ConfigureAwait(false);
        }
        catch (OpsException)
        {
            Keep(item, false);
            throw;
        }

        Keep(item, result);
    }

    /// <summary>What a person needs to know who stopped it.</summary>
    /// <returns>The words, in the reader's language.</returns>
    public string Words()
    {
        lock (_lock)
        {
            string done = string.Join(", ", _done.Select(static i => i.Name).OrderBy(static n => n, StringComparer.Ordinal));
            return SecretsTexts.BatchStopped.With(done.Length == 0 ? "-" : done, count - _begun, count)
                + (_failed.Count == 0 ? string.Empty : " " + SecretsTexts.BatchFailed.With(string.Join(", ", _failed)))
                + (_unknown.Count == 0 ? string.Empty : " " + SecretsTexts.BatchUnknown.With(string.Join(", ", _unknown)));
        }
    }

    private void Keep(SecretItem item, bool? result)
    {
        lock (_lock)
        {
            _unknown.Remove(item.Name);
            if (result == true)
            {
                _done.Add(item);
            }
            else if (result == false)
            {
                _failed.Add(item.Name);
            }
        }
    }
}
