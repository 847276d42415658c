using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>The ways in which each workflow of a folder comes to its secrets: by an event, or through callers.</summary>
/// <remarks>Source: GitHub's page on reusing workflows; ten levels, and only what a caller passes on or lets inherit.</remarks>
internal sealed class WorkflowStarts
{
    private const int MostLevels = 10;
    private const string CallEvent = "workflow_call";

    private readonly Dictionary<string, WorkflowReading> _byFile;
    private readonly Dictionary<string, Dictionary<string, SecretAvailability>> _starts = new(StringComparer.Ordinal);

    public WorkflowStarts(IReadOnlyList<WorkflowReading> readings)
    {
        _byFile = readings.ToDictionary(static r => Path.GetFileName(r.Workflow.Path), StringComparer.Ordinal);
        HashSet<string> called = new(readings.SelectMany(Calls).Select(c => LocalFile(c.Call!)).OfType<string>(), StringComparer.Ordinal);
        foreach (WorkflowReading reading in readings)
        {
            // What only callers elsewhere start reads their secrets; nobody here can tell, so its names stay needed.
            string file = Path.GetFileName(reading.Workflow.Path);
            if (!called.Contains(file) || reading.Workflow.Triggers.Any(static t => t.Event != CallEvent))
            {
                Visit(file, SecretAvailability.Own, level: 1);
            }
        }

        // Workflows that only call one another in a circle never run; their names stay needed all the same.
        foreach (string file in _byFile.Keys.Where(f => !_starts.ContainsKey(f)).ToList())
        {
            Visit(file, SecretAvailability.Own, level: 1);
        }
    }

    /// <summary>The jobs that call a workflow of another repository with all secrets.</summary>
    public static IEnumerable<JobSyntax> InheritingElsewhere(WorkflowReading reading) =>
        Calls(reading).Where(static j => j.Call!.InheritsSecrets && LocalFile(j.Call) is null);

    /// <summary>What a workflow's starts give it, each kind once.</summary>
    public IReadOnlyCollection<SecretAvailability> Of(WorkflowReading reading) => _starts[Path.GetFileName(reading.Workflow.Path)].Values;

    private void Visit(string file, SecretAvailability given, int level)
    {
        if (level > MostLevels || !_byFile.TryGetValue(file, out WorkflowReading? reading))
        {
            return;
        }

        if (!_starts.TryGetValue(file, out Dictionary<string, SecretAvailability>? known))
        {
            _starts[file] = known = new(StringComparer.Ordinal);
        }

        if (known.ContainsKey(given.Key))
        {
            return;
        }

        known[given.Key] = given;
        foreach (JobSyntax job in Calls(reading))
        {
            if (LocalFile(job.Call!) is { } next)
            {
                Visit(next, job.Call!.InheritsSecrets ? given : new SecretAvailability([.. job.Call.Secrets.Select(static s => s.Name.Value)]), level + 1);
            }
        }
    }

    private static IEnumerable<JobSyntax> Calls(WorkflowReading reading) => reading.Syntax?.Jobs.Where(static j => j.Call is not null) ?? [];

    // GitHub finds local workflows only in the one folder, so the file's name tells which.
    private static string? LocalFile(CallSyntax call) =>
        call.Uses.Value.Trim() is var uses && LocalUses.Is(uses) ? uses.Substring(uses.LastIndexOf('/') + 1) : null;
}
