using System.Text;
using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>
/// A plan that is being applied. Its file is open as long as that lasts, and holds how far it came: whoever finds it closed
/// knows that the application was killed, and what it had done by then.
/// </summary>
internal sealed class PlanClaim : IDisposable
{
    private readonly FileStream _file;
    private readonly PlanStore _store;
    private readonly string _planId;
    private readonly object _writing = new();

    /// <summary>Initializes a new instance of the <see cref="PlanClaim"/> class.</summary>
    /// <param name="path">Absolute path of its file.</param>
    /// <param name="store">Where the plan lies.</param>
    /// <param name="planId">The plan's id.</param>
    public PlanClaim(string path, PlanStore store, string planId)
    {
        _store = store;
        _planId = planId;
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <summary>Writes down how far one change has come, on the disk before anything follows.</summary>
    public void Write(FsResourceChange change)
    {
        byte[] line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Entry { Address = change.Address, Action = change.Action, State = change.State, IsDestructive = change.IsDestructive }) + "\n");
        lock (_writing)
        {
            _file.Write(line, 0, line.Length);
            _file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Reads what a killed application left behind.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <returns>How far each change came, the last word on each; null while the application still runs.</returns>
    public static IReadOnlyList<FsResourceChange>? ReadLeft(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            using StreamReader reader = new(file, Encoding.UTF8);
            Dictionary<string, FsResourceChange> last = new(StringComparer.Ordinal);
            foreach (Entry entry in reader.ReadToEnd().Split('\n').Select(Read).OfType<Entry>())
            {
                last[entry.Action + " " + entry.Address] = new FsResourceChange { Address = entry.Address, Action = entry.Action, State = entry.State, IsDestructive = entry.IsDestructive };
            }

            return [.. last.Values];
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Ends the application and deletes the plan.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _store.Delete(_planId);
    }

    // The last line of a killed application may be torn.
    private static Entry? Read(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<Entry>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class Entry
    {
        public string Address { get; set; } = string.Empty;

        public FsInfrastructureAction Action { get; set; }

        public FsResourceChangeState State { get; set; }

        public bool IsDestructive { get; set; }
    }
}
