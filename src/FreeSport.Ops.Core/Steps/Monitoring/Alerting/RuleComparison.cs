using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Alerting;

/// <summary>Holds the rules that Prometheus has loaded against those that were written.</summary>
internal static class RuleComparison
{
    /// <summary>What differs.</summary>
    /// <param name="rendered">The rules that were written.</param>
    /// <param name="loaded">The loaded rules of the same group.</param>
    /// <param name="expressions">The written expressions as the server would write them; an expression that it could not write so is missing.</param>
    /// <returns>One sentence each, in the reader's language; none where nothing differs.</returns>
    public static IReadOnlyList<string> Differences(IReadOnlyList<RenderedRule> rendered, IReadOnlyList<PrometheusRule> loaded, IReadOnlyDictionary<string, string> expressions)
    {
        List<string> differences = [];
        List<PrometheusRule> rest = [.. loaded];
        foreach (RenderedRule rule in rendered)
        {
            PrometheusRule? same = rest.FirstOrDefault(l => l.Name == rule.Name && AreEqual(l.Labels, rule.Labels));
            if (same is null)
            {
                differences.Add(AlertingTexts.RuleNotLoaded.With(rule.Name));
                continue;
            }

            rest.Remove(same);
            if (!expressions.TryGetValue(rule.Expression, out string? expected) || Bare(expected) != Bare(same.Query))
            {
                differences.Add(AlertingTexts.RuleOtherExpression.With(rule.Name, same.Query.FirstLine(120)));
            }
            else if ((Duration.Read(rule.For) ?? TimeSpan.Zero) != same.For)
            {
                differences.Add(AlertingTexts.RuleOtherFor.With(rule.Name, same.For));
            }
            else if (!AreEqual(same.Annotations, rule.Annotations))
            {
                differences.Add(AlertingTexts.RuleOtherTexts.With(rule.Name));
            }
        }

        differences.AddRange(rest.Select(static r => AlertingTexts.RuleTooMany.With(r.Name)));
        return differences;
    }

    /// <summary>The rules of a list that were not evaluated yet, or cannot be.</summary>
    /// <param name="loaded">Loaded rules.</param>
    /// <returns>The first that is not well; null where all are.</returns>
    public static PrometheusRule? Unhealthy(IEnumerable<PrometheusRule> loaded) =>
        loaded.Where(static r => r.Health != "ok").OrderBy(static r => r.Health == "err" ? 0 : 1).FirstOrDefault();

    // Its own form differs from its pretty form in nothing but blanks.
    private static string Bare(string expression) => string.Concat(expression.Where(static c => !char.IsWhiteSpace(c)));

    private static bool AreEqual(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(p => other.TryGetValue(p.Key, out string? value) && value == p.Value);
}
