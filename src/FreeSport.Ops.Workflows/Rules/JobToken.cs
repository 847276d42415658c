using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Tells the token of the job from others.</summary>
internal static class JobToken
{
    private static readonly Regex Written = new(@"\A\s*\$\{\{\s*(github\.token|secrets\.GITHUB_TOKEN)\s*\}\}\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly string[] Inputs = ["token", "github-token", "github_token", "repo-token", "repo_token", "deploy_key", "ssh-key"];

    private static readonly string[] Variables = ["GH_TOKEN", "GITHUB_TOKEN"];

    public static bool Is(string text) => Written.IsMatch(text);

    /// <summary>Whether an action has no other token; most take the job's when they are given none.</summary>
    public static bool IsOf(StepSyntax step) =>
        Inputs.All(i => step.Input(i) is not { } given || Is(given.Value))
        && (step.Env?.Variables ?? []).All(static v => !Variables.Contains(v.Name.Value) || Is(v.Value.Value));

    /// <summary>Whether <c>gh</c> in a script has this token and no other.</summary>
    public static bool IsOfScript(StepSyntax step, JobSyntax job, WorkflowSyntax workflow)
    {
        string script = step.Run!.Value;
        return Variables.All(v => script.IndexOf(v + "=", StringComparison.Ordinal) < 0)
            && script.IndexOf("gh auth", StringComparison.Ordinal) < 0
            && Variables.Select(v => StepVariables.Find(v, step, job, workflow)).FirstOrDefault(static v => v is not null) is { } token
            && Is(StepVariables.Fill(token.Value, step, job, workflow));
    }
}
