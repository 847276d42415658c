namespace FreeSport.Ops.Testing;

/// <summary>Takes runs forward, as runners would.</summary>
public static class Progress
{
    /// <summary>Takes a run one move forward: the next job begins, waits for its environment, or ends.</summary>
    /// <param name="hub">What the server knows.</param>
    /// <param name="run">The run.</param>
    /// <returns>False when it is over or waits for a person.</returns>
    public static bool Advance(this Hub hub, WorkflowRun run)
    {
        lock (hub)
        {
            if (run.Conclusion is not null)
            {
                return false;
            }

            if (run.Jobs.TrueForAll(static j => j.Conclusion is not null))
            {
                End(hub, run, "success");
                return true;
            }

            // Jobs beside each other wait for one person while others go on.
            WorkflowJob[] open = [.. run.Jobs.Where(j => j.Conclusion is null && j.Status != "waiting" && IsReady(run, j))];
            foreach (WorkflowJob job in open)
            {
                if (job.Status == "in_progress")
                {
                    Complete(hub, run, job, "success");
                    continue;
                }

                bool asks = hub.EnvironmentNamed(job.Environment)?.IsGuarded == true && job.Status != "approved";
                job.Status = asks ? "waiting" : "in_progress";
                job.StartedAt = asks ? null : hub.Now();
            }

            if (open.Length > 0)
            {
                run.Status = run.Jobs.Exists(static j => j.Status == "waiting") ? "waiting" : "in_progress";
                run.UpdatedAt = hub.Now();
            }

            return open.Length > 0;
        }
    }

    /// <summary>Whether what a job needs is over; GitHub does not list it before.</summary>
    /// <param name="run">The run.</param>
    /// <param name="job">One of its jobs.</param>
    /// <returns>True when it may begin, or has.</returns>
    internal static bool IsReady(WorkflowRun run, WorkflowJob job) => job.Needs.All(n => run.Jobs.Find(j => j.Name == n)?.Conclusion is not null);

    /// <summary>Takes a run as far as it goes without a person.</summary>
    /// <param name="hub">What the server knows.</param>
    /// <param name="run">The run.</param>
    public static void AdvanceToPerson(this Hub hub, WorkflowRun run)
    {
        while (hub.Advance(run))
        {
        }
    }

    /// <summary>Ends the running job with a failure, and with it the run.</summary>
    /// <param name="hub">What the server knows.</param>
    /// <param name="run">The run.</param>
    /// <param name="step">Which step fails, counted from 1.</param>
    public static void Fail(this Hub hub, WorkflowRun run, int step)
    {
        lock (hub)
        {
            WorkflowJob job = run.Jobs.Find(static j => j.Conclusion is null)!;
            job.FailedStep = step;
            Complete(hub, run, job, "failure");
            End(hub, run, "failure");
        }
    }

    internal static void End(Hub hub, WorkflowRun run, string conclusion)
    {
        foreach (WorkflowJob open in run.Jobs.Where(static j => j.Conclusion is null))
        {
            (open.Status, open.Conclusion, open.CompletedAt) = ("completed", conclusion == "cancelled" ? "cancelled" : "skipped", hub.Now());
        }

        (run.Status, run.Conclusion, run.UpdatedAt) = ("completed", conclusion, hub.Now());
    }

    private static void Complete(Hub hub, WorkflowRun run, WorkflowJob job, string conclusion)
    {
        (job.Status, job.Conclusion, job.CompletedAt, run.UpdatedAt) = ("completed", conclusion, hub.Now(), hub.Now());
        job.StartedAt ??= hub.Now();
        job.Log ??= LogText.Of(job);
    }
}
