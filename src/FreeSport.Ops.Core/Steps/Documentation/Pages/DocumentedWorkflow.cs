using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Planning;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Values;

namespace FreeSport.Ops.Core.Steps.Documentation.Pages;

/// <summary>A workflow, as far as pages speak of it.</summary>
/// <param name="reading">What its file holds.</param>
/// <param name="path">Its path, relative to the project.</param>
internal sealed class DocumentedWorkflow(WorkflowReading reading, string path)
{
    private static readonly Regex MatrixValue = new(@"\$\{\{\s*matrix\.(?<key>[\w-]+)\s*\}\}", RegexOptions.CultureInvariant);

    public string Path => path;

    public string File { get; } = System.IO.Path.GetFileName(path);

    public FsWorkflow Outline => reading.Workflow;

    public WorkflowSyntax? Syntax => reading.Syntax;

    public bool IsReadable => reading.Syntax is not null;

    public IReadOnlyList<TriggerSyntax> Triggers => reading.Syntax?.Triggers ?? [];

    /// <summary>Gets the inputs of its dispatch; null when it cannot be started by hand.</summary>
    public IReadOnlyList<InputSyntax>? Inputs => reading.Syntax?.Dispatch?.Inputs;

    /// <summary>Gets its trigger on pull requests; null when it has none.</summary>
    public WebhookTrigger? PullRequest => On("pull_request") ?? On("pull_request_target");

    /// <summary>Gets a value indicating whether its check is not reported on pull requests that touch nothing of its paths.</summary>
    public bool FiltersPaths => PullRequest is { } trigger && (trigger.Paths ?? trigger.PathsIgnore) is not null;

    public WebhookTrigger? On(string name) => Triggers.OfType<WebhookTrigger>().FirstOrDefault(t => t.Event.Value == name);

    /// <summary>Whether an event on a branch can start it, whatever files it touches.</summary>
    public bool StartsOn(string name, string branch) =>
        On(name) is { } trigger && (name == "push" && trigger.Branches is null && trigger.BranchesIgnore is null && (trigger.Tags ?? trigger.TagsIgnore) is not null
            ? false
            : RefFilter.Branch(trigger, branch, "?") is not { } decision || decision.Answer != FsPlanAnswer.No);

    /// <summary>The names of the checks that its jobs make, each with its job; a star stands for what only a run tells.</summary>
    public IReadOnlyList<(string Name, JobSyntax Job)> Checks()
    {
        List<(string, JobSyntax)> checks = [];
        foreach (JobSyntax job in Syntax?.Jobs ?? [])
        {
            string name = job.Name?.Value is { Length: > 0 } own ? own : job.Id.Value;
            checks.AddRange(NamesOf(job, name).Select(n => (job.Call is null ? n : n + " / *", job)));
        }

        return checks;
    }

    private static IEnumerable<string> NamesOf(JobSyntax job, string name)
    {
        if (job.Strategy?.Matrix is not { } matrix)
        {
            return [Expressionless(name)];
        }

        MatrixExpansion expansion = MatrixExpansion.Of(new MatrixSourceReader(NodeValues.OfEveryRun).Read(matrix));
        bool isNamed = name.IndexOf("${{", StringComparison.Ordinal) >= 0;
        return expansion.Legs.Select(leg => leg.Unknown is not null ? Expressionless(isNamed ? name : name + " (*)")
            : isNamed ? Expressionless(MatrixValue.Replace(name, m => leg.Find(m.Groups["key"].Value) is { } value ? ValueDisplay.Show(value) : "*"))
            : $"{name} ({leg.Values})");
    }

    private static string Expressionless(string name) => Regex.Replace(name, @"\$\{\{.*?\}\}", "*", RegexOptions.CultureInvariant);
}
