using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>What becomes of the jobs of a workflow when one of them has failed.</summary>
/// <param name="workflow">The workflow.</param>
/// <param name="failed">The job that has failed.</param>
/// <param name="outputs">The outputs it has set before.</param>
internal sealed class FailedNeeds(WorkflowSyntax workflow, JobSyntax failed, HashSet<string> outputs)
{
    private static readonly string[] Statuses = ["always", "success", "failure", "cancelled"];

    private readonly Dictionary<JobSyntax, bool> _comesAfter = [];

    public static bool IsStatus(string function) => Statuses.Contains(function, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a job waits for the failed one, directly or not.</summary>
    public bool ComesAfter(JobSyntax job)
    {
        if (_comesAfter.TryGetValue(job, out bool known))
        {
            return known;
        }

        // A circle is another rule's finding.
        _comesAfter[job] = false;
        return _comesAfter[job] = job.Needs.Any(n => workflow.JobNamed(n.Value) is { } need && (need == failed || ComesAfter(need)));
    }

    /// <summary>Whether a job may run now.</summary>
    public bool MayRun(JobSyntax job, ExpressionNode condition) =>
        ExpressionEvaluator.Evaluate(condition, new Scope(this, job, hasFailed: true)).Value?.Truth != false;

    /// <summary>Whether it may run when all is well: who runs after a failure alone is meant to.</summary>
    public bool MayRunOtherwise(JobSyntax job, ExpressionNode condition) =>
        ExpressionEvaluator.Evaluate(condition, new Scope(this, job, hasFailed: false)).Value?.Truth != false;

    private static bool AsksStatus(string condition) => Array.Exists(Statuses, f => condition.IndexOf(f, StringComparison.OrdinalIgnoreCase) >= 0);

    private JobSyntax? JobNamed(string id) => workflow.JobNamed(id);

    private ExpressionValue Need(JobSyntax need, bool hasFailed)
    {
        string place = "needs." + need.Id.Value;
        ExpressionMembers members = new();
        if (!hasFailed)
        {
            members.Add("result", ComesAfter(need) || need == failed ? ExpressionValue.Of("success") : ExpressionValue.Unknown(place + ".result"));
            members.Add("outputs", ExpressionValue.Unknown(place + ".outputs"));
        }
        else if (need == failed)
        {
            members.Add("result", ExpressionValue.Of("failure"));
            ExpressionMembers set = new();
            foreach (NamedText output in failed.Outputs)
            {
                set.Add(output.Name.Value, outputs.Contains(output.Name.Value) ? ExpressionValue.Unknown(place + ".outputs." + output.Name.Value) : ExpressionValue.Of(string.Empty));
            }

            members.Add("outputs", ExpressionValue.Of(set));
        }
        else if (ComesAfter(need) && (need.If is null || !AsksStatus(need.If.Value)))
        {
            members.Add("result", ExpressionValue.Of("skipped"));
            members.Add("outputs", ExpressionValue.Of(new ExpressionMembers()));
        }
        else
        {
            members.Add("result", ExpressionValue.Unknown(place + ".result"));
            members.Add("outputs", ExpressionValue.Unknown(place + ".outputs"));
        }

        return ExpressionValue.Of(members);
    }

    private sealed class Scope(FailedNeeds needs, JobSyntax job, bool hasFailed) : IExpressionScope
    {
        public ExpressionValue? Context(string name)
        {
            if (!name.Equals("needs", StringComparison.OrdinalIgnoreCase))
            {
                return ExpressionValue.Unknown(name);
            }

            ExpressionMembers all = new();
            foreach (JobSyntax need in job.Needs.Select(n => needs.JobNamed(n.Value)).OfType<JobSyntax>())
            {
                all.Add(need.Id.Value, needs.Need(need, hasFailed));
            }

            return ExpressionValue.Of(all);
        }

        public ExpressionValue? Status(string name, IReadOnlyList<ExpressionValue> arguments) => name switch
        {
            "always" => ExpressionValue.True,
            "success" => ExpressionValue.Of(!hasFailed),
            "failure" => ExpressionValue.Of(hasFailed),
            _ => ExpressionValue.False,
        };

        public FilesHash? HashFiles(IReadOnlyList<string> patterns) => null;
    }
}
