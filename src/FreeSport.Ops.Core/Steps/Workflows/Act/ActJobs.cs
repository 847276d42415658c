using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Workflows.Outlines;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Workflows.Act;

/// <summary>Puts act's lines together to jobs and steps, in the workflow's order whatever order they ran in.</summary>
internal static class ActJobs
{
    public static IReadOnlyList<FsActJob> Read(IEnumerable<ActLine> lines, ActSubject subject)
    {
        Dictionary<(string Id, string Name, string Matrix), JobBuilder> jobs = [];
        foreach (ActLine line in lines.Where(static l => l.HasJob && !l.IsStepOutput))
        {
            (string, string, string) key = (line.JobId, line.Job, line.Matrix);
            if (!jobs.TryGetValue(key, out JobBuilder? job))
            {
                jobs[key] = job = new JobBuilder(line, subject);
            }

            job.Take(line);
        }

        List<FsActJob> seen = [.. jobs.Values.Where(static j => j.WasReached).Select(static j => j.Build())];
        seen.AddRange(subject.Jobs.Where(j => !seen.Any(s => s.Id == j.Id)).Select(j => Unseen(j, subject, seen)));
        List<string> order = [.. subject.Jobs.Select(static j => j.Id)];
        foreach (FsActJob job in seen)
        {
            job.Outcome = job.Outcome == FsOutcome.Inconclusive && job.Steps.Length == 0 && IsKeptBack(job.Id, subject, seen) ? FsOutcome.Skipped : job.Outcome;
        }

        return
        [
            .. seen.OrderBy(j => order.IndexOf(j.Id) is var at && at < 0 ? int.MaxValue : at)
                .ThenBy(static j => j.Name.Length).ThenBy(static j => j.Name, StringComparer.Ordinal).ThenBy(static j => j.Matrix, StringComparer.Ordinal),
        ];
    }

    // A job that calls another workflow shows as the jobs of that workflow, whose names begin with its own.
    private static FsActJob Unseen(FsWorkflowJob job, ActSubject subject, List<FsActJob> seen)
    {
        FsActJob[] called = job.Uses is null ? [] : [.. seen.Where(s => CalledBy(job.Name).IsMatch(s.Name))];
        return new FsActJob
        {
            Id = job.Id,
            Name = job.Name,
            Stage = subject.Stages.Of(job.Id),
            Outcome = OutcomeRanking.Worst(called.Select(static c => c.Outcome)),
        };
    }

    // Expressions in the name are filled in, and the legs of a matrix are numbered: "Deploy main/Inner/x", "call-1/Inner/x".
    private static Regex CalledBy(string name) => new(
        "\\A" + ExpressionMarks.PatternOf(name) + "(-[0-9]+)?/", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    // act passes over a job whose condition is false without a word, and so every job that needs it.
    private static bool IsKeptBack(string id, ActSubject subject, List<FsActJob> seen) =>
        JobStages.With(subject.Jobs, id).Any(j => j.Condition is not null && !seen.Any(s => s.Id == j.Id && s.Outcome != FsOutcome.Inconclusive && s.Outcome != FsOutcome.Skipped));

    private sealed class JobBuilder(ActLine first, ActSubject subject)
    {
        private readonly List<FsActStep> _steps = [];
        private readonly Dictionary<(string Stage, string Id), FsActStep> _open = [];
        private string _result = string.Empty;

        public bool WasReached { get; private set; }

        public void Take(ActLine line)
        {
            WasReached |= line.StepId.Length > 0 || line.JobResult.Length > 0 || line.IsError || ActStates.IsUnsupported(line);
            if (line.JobResult.Length > 0)
            {
                // A failure said once is not taken back by what follows.
                _result = _result == "failure" ? _result : line.JobResult;
            }

            if (line.StepId.Length == 0)
            {
                return;
            }

            if (!_open.TryGetValue((line.Stage, line.StepId), out FsActStep? step))
            {
                step = new FsActStep { Name = line.Step, Stage = Enum.TryParse(line.Stage, out FsActStepStage stage) ? stage : FsActStepStage.Unknown };
                _open[(line.Stage, line.StepId)] = step;
                _steps.Add(step);
            }

            if (line.StepResult.Length > 0)
            {
                step.Outcome = OutcomeOf(line.StepResult);
                step.Duration = TimeSpan.FromTicks(Math.Max(0, line.Nanoseconds) / 100);
            }
        }

        public FsActJob Build()
        {
            string name = first.Job.StartsWith(subject.Workflow.Name + "/", StringComparison.Ordinal) ? first.Job.Substring(subject.Workflow.Name.Length + 1) : first.Job;
            return new FsActJob
            {
                Id = first.JobId.Length > 0 ? first.JobId : name,
                Name = name,
                Stage = subject.Stages.Of(first.JobId),
                Matrix = first.Matrix,
                Outcome = OutcomeOf(_result),
                Steps = [.. _steps],
            };
        }

        private static FsOutcome OutcomeOf(string result) => result switch
        {
            "success" => FsOutcome.Passed,
            "failure" or "cancelled" => FsOutcome.Failed,
            "skipped" => FsOutcome.Skipped,
            _ => FsOutcome.Inconclusive,
        };
    }
}
