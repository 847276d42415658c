using FreeSport.Ops.Workflows.Planning;

namespace FreeSport.Ops.Workflows.Tests.Planning;

/// <summary>Plans of workflows written in a test.</summary>
internal static class Plans
{
    public const string File = ".github/workflows/w.yml";

    public static FsWorkflowPlan Of(string text, PlanRequest? request = null, params (string Name, string Text)[] others)
    {
        Dictionary<string, string> files = others.ToDictionary(static o => ".github/workflows/" + o.Name, static o => o.Text);
        files[File] = text;
        return new WorkflowPlanner(request ?? new PlanRequest("push") { Ref = "refs/heads/main" }, new PlanSources(files)).Plan(File);
    }

    /// <summary>A workflow for push with these jobs, indented as in a file.</summary>
    public static string Jobs(string jobs) => "on: push\njobs:\n" + string.Join('\n', jobs.Split('\n').Select(static l => "  " + l)) + "\n";

    /// <summary>A job with one step, that does nothing.</summary>
    public static string Job(string id, string keys = "") => $"{id}: {{runs-on: ubuntu-latest, steps: [{{run: make}}]{(keys.Length == 0 ? string.Empty : ", " + keys)}}}";

    public static string Answers(FsWorkflowPlan plan) => string.Join(' ', plan.Jobs.Select(static j => j.Id + "=" + Short(j.Runs)));

    public static string Short(FsPlanAnswer answer) => answer switch
    {
        FsPlanAnswer.Yes => "yes",
        FsPlanAnswer.No => "no",
        _ => "?",
    };
}
