using FreeSport.Ops.Workflows.Globs;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Filters by path that no file of the repository can meet.</summary>
internal sealed class PathFilterRule() : WorkflowRule("paths")
{
    private static readonly char[] Special = ['*', '?', '+', '[', '\\'];

    public override void EnterWorkflow(WorkflowSyntax workflow)
    {
        if (Context.Surroundings.Checkout is not { } files)
        {
            return;
        }

        foreach (WebhookTrigger trigger in workflow.Triggers.OfType<WebhookTrigger>())
        {
            CheckWanted(trigger, files);
            foreach (YamlScalar dead in Dead(trigger.PathsIgnore, files))
            {
                Note(dead, Message.Of<RuleTexts>(nameof(RuleTexts.PathIgnoredNowhere), dead.Value, Suggest(dead, files)));
            }
        }
    }

    private static bool IsException(YamlScalar pattern) => pattern.Value.StartsWith("!", StringComparison.Ordinal);

    private static YamlScalar[] Dead(FilterSyntax? filter, CheckoutFiles files) => [.. (filter?.Patterns ?? []).Where(p => !IsException(p) && IsDead(p.Value, files))];

    private static bool IsDead(string pattern, CheckoutFiles files)
    {
        if (pattern.Length == 0 || ExpressionMarks.AreIn(pattern) || GlobPattern.Read(pattern) is not { } glob)
        {
            return false;
        }

        // A question mark and a plus are said of the character before them.
        int special = pattern.IndexOfAny(Special);
        string prefix = special < 0 ? pattern : pattern.Substring(0, pattern[special] is '?' or '+' ? Math.Max(0, special - 1) : special);
        return !files.Any(prefix, glob.Matches);
    }

    // A folder without its files is what people mean to write most of the time.
    private static Message? Suggest(YamlScalar pattern, CheckoutFiles files)
    {
        string path = pattern.Value.TrimEnd('/');
        return pattern.Value.IndexOfAny(Special) >= 0 ? null : files.HasFolder(path) ? Nearest.Named(path + "/**") : files.Suggest(path);
    }

    private void CheckWanted(WebhookTrigger trigger, CheckoutFiles files)
    {
        YamlScalar[] dead = Dead(trigger.Paths, files);
        if (dead.Length > 0 && dead.Length == trigger.Paths!.Patterns.Count(static p => !IsException(p)))
        {
            Warn(trigger.Paths.Key, Message.Of<RuleTexts>(nameof(RuleTexts.PathsNowhere), trigger.Event.Value, string.Join(", ", dead.Select(static d => d.Value)).FirstLine(), Suggest(dead[0], files)));
            return;
        }

        foreach (YamlScalar pattern in dead)
        {
            // A kind of files may come one day; a name that is written out was meant.
            FsFindingSeverity severity = pattern.Value.IndexOfAny(Special) >= 0 ? FsFindingSeverity.Note : FsFindingSeverity.Warning;
            Context.Report(Finding.At(Name, severity, pattern, Message.Of<RuleTexts>(nameof(RuleTexts.PathNowhere), pattern.Value, Suggest(pattern, files))));
        }
    }
}
