using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Workflow commands that GitHub took out of service.</summary>
internal sealed class DeprecatedCommandsRule() : WorkflowRule("deprecated-commands")
{
    // As the runner looks for them: a name of letters, something after the second pair of colons.
    private static readonly Regex Command = new(
        @"::(?:(?<command>set-output|save-state|set-env)\s+name=[A-Za-z][A-Za-z_-]*|(?<command>add-path))::\S+",
        RegexOptions.CultureInvariant);

    public override void VisitStep(JobSyntax job, StepSyntax step)
    {
        if (step.Run is null || step.Run.Value.IndexOf("::", StringComparison.Ordinal) < 0)
        {
            return;
        }

        foreach (Match match in Command.Matches(step.Run.Value))
        {
            string command = match.Groups["command"].Value;
            string file = command switch
            {
                "set-output" => "\"{name}={value}\" >> \"$GITHUB_OUTPUT\"",
                "save-state" => "\"{name}={value}\" >> \"$GITHUB_STATE\"",
                "set-env" => "\"{name}={value}\" >> \"$GITHUB_ENV\"",
                _ => "\"{path}\" >> \"$GITHUB_PATH\"",
            };
            YamlPosition at = Context.Places.Of(step.Run, match.Index);

            // The runner still does the two of them and warns; it refuses the others.
            bool isRefused = command is "set-env" or "add-path";
            Context.Report(new Finding(
                Name,
                isRefused ? FsFindingSeverity.Error : FsFindingSeverity.Warning,
                at,
                at.Column + match.Length,
                Message.Of<RuleTexts>(isRefused ? nameof(RuleTexts.RefusedCommand) : nameof(RuleTexts.DeprecatedCommand), command, file)));
        }
    }
}
