using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Looks for services that wait for one another.</summary>
/// <param name="findings">Takes the circles; each service is told of in one of them.</param>
/// <param name="services">The services that start, by name.</param>
internal sealed class DependencyCycle(ComposeFindings findings, IReadOnlyDictionary<string, ComposeMapping> services)
{
    // Those on the way are true, those that lead to no further circle false.
    private readonly Dictionary<string, bool> _seen = new(StringComparer.Ordinal);

    /// <summary>Looks for them, in the order of names, so that the same files are always told of in the same way.</summary>
    public void Check()
    {
        foreach (string name in services.Keys.OrderBy(static n => n, StringComparer.Ordinal))
        {
            if (!_seen.ContainsKey(name))
            {
                Follow(name);
            }
        }
    }

    // Without recursion: a chain may be as long as there are services.
    private void Follow(string start)
    {
        List<(string Name, Queue<ComposeEntry> Left)> way = [(start, Next(start))];
        _seen[start] = true;
        while (way.Count > 0)
        {
            (string name, Queue<ComposeEntry> left) = way[way.Count - 1];
            if (left.Count == 0)
            {
                _seen[name] = false;
                way.RemoveAt(way.Count - 1);
                continue;
            }

            ComposeEntry next = left.Dequeue();
            if (!_seen.TryGetValue(next.Key, out bool isOnTheWay))
            {
                _seen[next.Key] = true;
                way.Add((next.Key, Next(next.Key)));
            }
            else if (isOnTheWay)
            {
                string circle = string.Join(" -> ", way.Select(static w => w.Name).SkipWhile(n => n != next.Key).Concat([next.Key]));
                findings.Service = name;
                findings.Error(ComposeRules.Cycle, next.KeyPlace, ComposeTexts.DependencyCycle.With(circle), ComposeTexts.CycleRemedy);
                findings.Service = null;
            }
        }
    }

    private Queue<ComposeEntry> Next(string name) => new(
        services[name].Mapping("depends_on")?.Entries.Where(e => services.ContainsKey(e.Key)).OrderBy(static e => e.Key, StringComparer.Ordinal) ?? Enumerable.Empty<ComposeEntry>());
}
