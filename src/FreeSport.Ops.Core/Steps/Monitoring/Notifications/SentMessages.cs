using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications;

/// <summary>What the ledgers know of the messages to a channel: this machine's, and those of others as far as evidence is shared.</summary>
internal sealed class SentMessages
{
    // Nobody looks for a message that is older: a change that takes longer begins a new one.
    private static readonly TimeSpan LongestChange = TimeSpan.FromDays(30);

    private readonly List<EarlierMessage> _newestFirst;

    /// <summary>Reads the ledgers.</summary>
    /// <param name="project">The project.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="host">Is told of ledgers that cannot be read.</param>
    public SentMessages(Project project, string channel, IOpsHost host)
    {
        DateTime oldest = DateTime.UtcNow - LongestChange;
        _newestFirst = project.Git.Repository is { } repository
            ?
            [
                .. new EvidenceStore(repository, host).NewestFirst()
                    .TakeWhile(e => e.At >= oldest)
                    .Where(e => e.Project == project.Key)
                    .Select(e => EarlierMessage.Of(e, channel))
                    .OfType<EarlierMessage>(),
            ]
            : [];
    }

    /// <summary>The same message where it went out before, or may have.</summary>
    /// <param name="key">What tells it from every other.</param>
    /// <param name="verdict">The verdict that holds now; null where it tells none.</param>
    /// <param name="since">What is older does not count.</param>
    /// <returns>The message; null where it has to be sent.</returns>
    public EarlierMessage? Find(string key, string? verdict, DateTime since)
    {
        EarlierMessage? later = null;
        foreach (EarlierMessage earlier in _newestFirst.Where(m => m.Key == key))
        {
            // What was about to be sent is told by what became of it, where that was written down.
            bool isToldLater = earlier.State == EarlierMessage.BeingSent && later is not null;
            if (earlier.IsOut && !isToldLater)
            {
                return earlier.Evidence.At >= since && earlier.Verdict == verdict ? earlier : null;
            }

            later = earlier;
        }

        return null;
    }

    /// <summary>What the channel calls the message that the change's messages hang on.</summary>
    /// <param name="change">The change.</param>
    /// <returns>It; null where there is none.</returns>
    public string? Thread(string change) => _newestFirst.FirstOrDefault(m => m.Evidence.Change == change && m.ThreadId is not null)?.ThreadId;
}
