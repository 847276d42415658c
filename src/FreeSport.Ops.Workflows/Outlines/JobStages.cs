namespace FreeSport.Ops.Workflows.Outlines;

/// <summary>Puts jobs into stages as act and GitHub do: each into the first in which all its needs are in earlier ones.</summary>
internal sealed class JobStages
{
    private readonly Dictionary<string, int> _stages = new(StringComparer.OrdinalIgnoreCase);

    private JobStages()
    {
    }

    /// <summary>Gets the job and the need of it that is not there; null when all are.</summary>
    public (string Job, string Need)? UnknownNeed { get; private init; }

    /// <summary>Gets the jobs that never get their turn because they wait for each other; none when there is no circle.</summary>
    public IReadOnlyList<string> Waiting { get; private set; } = [];

    /// <summary>The stage of a job, counted from 1; 0 when it has none.</summary>
    public int Of(string job) => _stages.TryGetValue(job, out int stage) ? stage : 0;

    public static JobStages Of(IReadOnlyList<FsWorkflowJob> jobs)
    {
        HashSet<string> ids = new(jobs.Select(static j => j.Id), StringComparer.OrdinalIgnoreCase);
        foreach (FsWorkflowJob job in jobs)
        {
            if (job.Needs.FirstOrDefault(n => !ids.Contains(n)) is { } missing)
            {
                return new JobStages { UnknownNeed = (job.Id, missing) };
            }
        }

        JobStages stages = new();
        stages.Fill(jobs);
        return stages;
    }

    // By levels rather than round after round over all jobs: a chain of ten thousand jobs is no reason to wait.
    private void Fill(IReadOnlyList<FsWorkflowJob> jobs)
    {
        ILookup<string, FsWorkflowJob> dependents = jobs
            .SelectMany(static j => j.Needs.Select(n => (Need: n, Job: j)))
            .ToLookup(static p => p.Need, static p => p.Job, StringComparer.OrdinalIgnoreCase);
        Dictionary<FsWorkflowJob, int> open = jobs.ToDictionary(static j => j, static j => j.Needs.Length);
        List<FsWorkflowJob> ready = [.. jobs.Where(static j => j.Needs.Length == 0)];
        for (int stage = 1; ready.Count > 0; stage++)
        {
            List<FsWorkflowJob> next = [];
            foreach (FsWorkflowJob job in ready)
            {
                _stages[job.Id] = stage;
                next.AddRange(dependents[job.Id].Where(d => --open[d] == 0));
            }

            ready = next;
        }

        Waiting = [.. jobs.Where(j => !_stages.ContainsKey(j.Id)).Select(static j => j.Id)];
    }

    /// <summary>A job and everything it needs, in the workflow's order.</summary>
    public static IReadOnlyList<FsWorkflowJob> With(IReadOnlyList<FsWorkflowJob> jobs, string id)
    {
        HashSet<string> wanted = new(StringComparer.OrdinalIgnoreCase);
        Stack<string> open = new([id]);
        while (open.Count > 0)
        {
            string at = open.Pop();
            if (wanted.Add(at))
            {
                foreach (string need in jobs.Where(j => j.Id.Equals(at, StringComparison.OrdinalIgnoreCase)).SelectMany(static j => j.Needs))
                {
                    open.Push(need);
                }
            }
        }

        return [.. jobs.Where(j => wanted.Contains(j.Id))];
    }
}
