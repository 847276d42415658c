using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Alerting;

/// <summary>What is wrong with the configuration's alerts before anybody's program has looked at them.</summary>
internal static class AlertingCheck
{
    // Grafana's scheduler goes round once in this many seconds.
    private const int GrafanaTick = 10;

    private static readonly Regex LabelName = new("^[a-zA-Z_][a-zA-Z0-9_]*$", RegexOptions.CultureInvariant);
    private static readonly string[] Reserved = ["alertname", "environment", "severity"];

    /// <summary>The mistakes.</summary>
    /// <param name="definition">What the configuration says.</param>
    /// <param name="rendering">What it comes to.</param>
    /// <returns>One sentence each, in the reader's language; none where nothing is wrong.</returns>
    public static IReadOnlyList<string> Problems(AlertingDefinition definition, AlertingRendering rendering)
    {
        List<string> problems = [];
        if (rendering.AlertNames.Count == 0)
        {
            problems.Add(AlertingTexts.NoRules.With(rendering.Environment));
        }

        foreach (AlertRuleDefinition rule in definition.Rules)
        {
            problems.AddRange(OfRule(rule, definition.Watchdog.Name));
        }

        problems.AddRange(rendering.Rules
            .GroupBy(static r => r.Name + "\n" + string.Join("\n", r.Labels.Select(static l => l.Key + "=" + l.Value)), StringComparer.Ordinal)
            .Where(static g => g.Count() > 1)
            .Select(static g => AlertingTexts.RuleTwice.With(g.First().Name)));
        problems.AddRange(definition.Receivers.SelectMany(OfReceiver));
        problems.AddRange(definition.Receivers.GroupBy(static r => r.Name, StringComparer.Ordinal).Where(static g => g.Count() > 1).Select(static g => AlertingTexts.ReceiverTwice.With(g.Key)));
        problems.AddRange(OfGrafana(definition, rendering));
        if (definition.Alertmanager is not null && definition.Receivers.Count == 0)
        {
            problems.Add(AlertingTexts.NoReceivers);
        }

        if (definition.Grafana is null && definition.Watchdog.Receiver is { } missed && definition.Receivers.All(r => r.Name != missed))
        {
            problems.Add(AlertingTexts.WatchdogReceiverUnknown.With(missed));
        }

        return problems;
    }

    /// <summary>Whether brackets and quotes of an expression close, as far as that can be told without Prometheus.</summary>
    /// <param name="expression">A PromQL expression.</param>
    /// <returns>False where one stays open.</returns>
    internal static bool Closes(string expression)
    {
        Stack<char> open = new();
        for (int i = 0; i < expression.Length; i++)
        {
            char c = expression[i];
            if (c is '"' or '\'' or '`')
            {
                i = EndOfText(expression, i);
                if (i < 0)
                {
                    return false;
                }
            }
            else if (c == '#')
            {
                // A comment goes to the end of its line.
                i = expression.IndexOf('\n', i) is >= 0 and int end ? end : expression.Length;
            }
            else if (c is '(' or '[' or '{')
            {
                open.Push(c is '(' ? ')' : c is '[' ? ']' : '}');
            }
            else if (c is ')' or ']' or '}' && (open.Count == 0 || open.Pop() != c))
            {
                return false;
            }
        }

        return open.Count == 0;
    }

    private static int EndOfText(string expression, int start)
    {
        for (int i = start + 1; i < expression.Length; i++)
        {
            if (expression[i] == '\\' && expression[start] != '`')
            {
                i++;
            }
            else if (expression[i] == expression[start])
            {
                return i;
            }
        }

        return -1;
    }

    private static IEnumerable<string> OfRule(AlertRuleDefinition rule, string watchdog)
    {
        if (rule.Name.Trim().Length == 0 || rule.Expression.Trim().Length == 0)
        {
            yield return AlertingTexts.RuleEmpty.With(rule.Name);
        }

        if (rule.Name == watchdog || rule.Name == AlertTest.Name)
        {
            yield return AlertingTexts.RuleNameTaken.With(rule.Name);
        }

        if (!Closes(rule.Expression))
        {
            yield return AlertingTexts.ExpressionOpen.With(rule.Name, rule.Expression.FirstLine(100));
        }

        if (rule.Summary is null && rule.RussianSummary is null)
        {
            yield return AlertingTexts.RuleWithoutSummary.With(rule.Name);
        }

        foreach (string text in new[] { rule.Summary, rule.RussianSummary }.OfType<string>().Where(static t => Count(t, "{{") != Count(t, "}}")))
        {
            yield return AlertingTexts.TemplateOpen.With(rule.Name, text.FirstLine(100));
        }

        foreach (string label in rule.Labels.Keys.Where(static l => !LabelName.IsMatch(l) || Reserved.Contains(l) || l.StartsWith("__", StringComparison.Ordinal) || l.StartsWith("fsops_", StringComparison.Ordinal)))
        {
            yield return AlertingTexts.LabelRefused.With(rule.Name, label);
        }
    }

    private static IEnumerable<string> OfGrafana(AlertingDefinition definition, AlertingRendering rendering)
    {
        if (definition.Grafana is null)
        {
            yield break;
        }

        if (definition.Prometheus is not null || definition.Alertmanager is not null)
        {
            yield return AlertingTexts.GrafanaBeside;
        }

        // The whole organization shares Grafana's contact points and policies; they are not ours to write.
        if (definition.Receivers.Count > 0)
        {
            yield return AlertingTexts.GrafanaReceivers.With(string.Join(", ", definition.Receivers.Select(static r => r.Name)));
        }

        if (Duration.Read(definition.Interval) is not { } interval || interval.TotalSeconds % GrafanaTick != 0)
        {
            yield return AlertingTexts.GrafanaInterval.With(definition.Interval, GrafanaTick);
        }

        foreach (IGrouping<string, RenderedRule> twice in rendering.Rules.GroupBy(static r => r.Name, StringComparer.Ordinal).Where(static g => g.Count() > 1))
        {
            yield return AlertingTexts.GrafanaRuleTwice.With(twice.Key);
        }
    }

    private static IEnumerable<string> OfReceiver(AlertReceiverDefinition receiver)
    {
        int addresses = new[] { receiver.AddressFile, receiver.AddressFrom, receiver.Address }.Count(static a => a is not null);
        if (receiver.Kind == "email")
        {
            if (receiver.To.Count == 0 || receiver.From is null || receiver.Server is null)
            {
                yield return AlertingTexts.MailIncomplete.With(receiver.Name);
            }

            if ((receiver.User is not null) != (receiver.PasswordFile is not null || receiver.PasswordFrom is not null) || (receiver.PasswordFile is not null && receiver.PasswordFrom is not null))
            {
                yield return AlertingTexts.MailPassword.With(receiver.Name);
            }
        }
        else if (addresses != 1)
        {
            yield return AlertingTexts.OneAddress.With(receiver.Name);
        }
        else if (receiver.Kind == "slack" && receiver.Address is not null)
        {
            yield return AlertingTexts.SlackAddressInFile.With(receiver.Name);
        }
    }

    private static int Count(string text, string part) => (text.Length - text.Replace(part, string.Empty).Length) / part.Length;
}
