using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Images that are pushed and hold an address of the machine they were built on.</summary>
internal sealed class LocalImageRule() : WorkflowRule("local-image")
{
    private static readonly Regex Local = new(@"\A['""]?(https?|wss?)://(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])([:/'""]|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // What only the build itself asks: proxies, mirrors and indexes.
    private static readonly string[] OfBuild = ["PROXY", "MIRROR", "INDEX", "REGISTRY", "CACHE"];

    private static readonly Regex Default = new(@"\A\s*(ARG|ENV)\s+(?<name>[A-Za-z_][A-Za-z0-9_]*)(=|\s+)(?<value>\S+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public override void LeaveJob(JobSyntax job)
    {
        bool pushes = job.Steps.Any(s => TokenUses.Pushes(job, s, Context));
        foreach (StepSyntax step in pushes ? job.Steps : [])
        {
            if (step.Action() == "docker/build-push-action" && TokenUses.IsPushingAction(step))
            {
                CheckAction(job, step);
            }
            else
            {
                CheckScript(job, step);
            }
        }
    }

    private static bool IsBaked(string name, string value) => Local.IsMatch(value) && !OfBuild.Any(o => name.IndexOf(o, StringComparison.OrdinalIgnoreCase) >= 0);

    private void CheckAction(JobSyntax job, StepSyntax step)
    {
        if (IsLocalRegistry(step.Input("tags")?.Value))
        {
            return;
        }

        HashSet<string> given = new(StringComparer.Ordinal);
        if (step.Input("build-args") is { } written)
        {
            int offset = 0;
            foreach (string line in written.Value.Split('\n'))
            {
                given.Add(CheckArgument(job, step, written, offset + line.Length - line.TrimStart().Length, line.Trim()));
                offset += line.Length + 1;
            }
        }

        // A build that gives no folder takes the repository itself.
        string context = StepVariables.Fill(step.Input("context")?.Value ?? ".", step, job, Context.Workflow);
        CheckDefaults(step.Uses!, step.Input("file")?.Value ?? RepositoryPath.Join(context, "Dockerfile"), given);
    }

    private void CheckScript(JobSyntax job, StepSyntax step)
    {
        foreach (ShellCommand command in Context.CommandsOf(job, step).Where(static c => c.Is("docker") && c.Words.Any(static w => w.Text == "build")))
        {
            if (command.Words.Any(static w => IsLocalRegistry(w.Text)))
            {
                continue;
            }

            for (int i = 1; i < command.Words.Count; i++)
            {
                ShellWord word = command.Words[i];
                if (word.Text == "--build-arg" && i + 1 < command.Words.Count)
                {
                    CheckArgument(job, step, step.Run!, command.Words[i + 1].Offset, command.Words[i + 1].Text);
                }
                else if (word.Text.StartsWith("--build-arg=", StringComparison.Ordinal))
                {
                    CheckArgument(job, step, step.Run!, word.Offset, word.Text.Substring("--build-arg=".Length));
                }
            }
        }
    }

    private static bool IsLocalRegistry(string? name) =>
        name is not null && (name.TrimStart().StartsWith("localhost:", StringComparison.Ordinal) || name.TrimStart().StartsWith("127.0.0.1:", StringComparison.Ordinal));

    /// <summary>Looks at NAME=value, or at a NAME whose value the step's variables have; gives back the name.</summary>
    private string CheckArgument(JobSyntax job, StepSyntax step, YamlScalar at, int offset, string argument)
    {
        int equals = argument.IndexOf('=');
        string name = equals < 0 ? argument : argument.Substring(0, equals);
        string written = equals < 0 ? StepVariables.Find(name, step, job, Context.Workflow)?.Value ?? string.Empty : argument.Substring(equals + 1);
        string value = ValueOf(written, step, job);
        if (IsBaked(name, value))
        {
            YamlPosition place = Context.Places.Of(at, Math.Min(offset, at.Value.Length));
            Context.Report(Finding.At(Name, FsFindingSeverity.Warning, place, Message.Of<RuleTexts>(nameof(RuleTexts.ImageOfLocalhost), name, value.Trim('\'', '"'))));
        }

        return name;
    }

    // ${{ secrets.URL || 'http://localhost' }} is the latter where nobody has set the former.
    private string ValueOf(string written, StepSyntax step, JobSyntax job)
    {
        string value = Regex.Replace(written, @"\A\$\{?(?<name>[A-Za-z_][A-Za-z0-9_]*)\}?\z", m => StepVariables.Find(m.Groups["name"].Value, step, job, Context.Workflow)?.Value ?? m.Value);
        value = StepVariables.Fill(value, step, job, Context.Workflow);
        return ExpressionMarks.AreAround(value)
            && ExpressionParser.ParseEmbedded(value.Trim(), ExpressionMarks.Open.Length, out _).Root is BinaryNode { Operator: BinaryOperator.Or, Left: PropertyNode, Right: LiteralNode otherwise }
            ? otherwise.Value.Text
            : value;
    }

    private void CheckDefaults(YamlScalar uses, string dockerfile, HashSet<string> given)
    {
        if (RepositoryPath.Of(dockerfile) is not { } path || Context.Surroundings.Files?.Read("./" + path) is not { } text)
        {
            return;
        }

        foreach (string line in text.Split('\n'))
        {
            if (Default.Match(line) is { Success: true } set && !given.Contains(set.Groups["name"].Value) && IsBaked(set.Groups["name"].Value, set.Groups["value"].Value))
            {
                Warn(uses, Message.Of<RuleTexts>(nameof(RuleTexts.ImageDefaultLocalhost), set.Groups["name"].Value, set.Groups["value"].Value.Trim('\'', '"'), path));
            }
        }
    }
}
