using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

/// <summary>Reads what the callback writes, a line at a time as it comes.</summary>
/// <param name="onEvent">Is told of each.</param>
internal sealed class AnsibleStream(Action<AnsibleEvent>? onEvent = null)
{
    private readonly List<AnsibleEvent> _events = [];

    /// <summary>Gets what happened, in order.</summary>
    public IReadOnlyList<AnsibleEvent> Events => _events;

    /// <summary>Gets how many lines were cut short.</summary>
    public int BrokenLines { get; private set; }

    /// <summary>Gets the end, with the hosts that were worked on; null before it came.</summary>
    public AnsibleEvent? End => _events.LastOrDefault(static e => e.Kind == "stats");

    /// <summary>Takes a line.</summary>
    public void Take(string line)
    {
        try
        {
            if (AnsibleEvent.Read(line) is { } read)
            {
                _events.Add(read);
                onEvent?.Invoke(read);
            }
        }
        catch (JsonException)
        {
            BrokenLines++;
        }
    }
}
