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

            WorkflowJob? job = run.Jobs.Find(static j => j.Conclusion is null);
            switch (job?.Status)
            {
                case null:
                    End(hub, run, "success");
                    return true;
                case "waiting":
                    return false;
                case "in_progress":
                    Complete(hub, run, job, "success");
                    return true;
                default:
                    bool asks = hub.EnvironmentNamed(job.Environment)?.IsGuarded == true && job.Status != "approved";
                    job.Status = asks ? "waiting" : "in_progress";
                    job.StartedAt = asks ? null : hub.Now();
                    (run.Status, run.UpdatedAt) = (job.Status, hub.Now());
                    return true;
            }
        }
    }

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
