using FreeSport.Ops.Core.Steps.Validation.Metrics;

namespace FreeSport.Ops.Core.Tests.Validation.Metrics;

/// <summary>
/// The analysis of Argo Rollouts, its two rules written down, against ours over every sequence of measurements: where they differ,
/// ours is the stricter one. P passes, F fails, I is neither, E is an error.
/// </summary>
public sealed class ArgoComparisonTests
{
    [Fact]
    public void What_Argo_does_not_call_a_success_never_passes_and_what_it_fails_is_failed_or_inconclusive()
    {
        int compared = 0;
        foreach (string looks in Sequences(5))
        {
            foreach ((int failures, int inconclusives, int errors) in Limits())
            {
                int count = looks.Count(static l => l != 'E');
                string argo = Argo(looks, count, failures, inconclusives, errors);
                FsMetricState ours = Ours(looks, count, failures, inconclusives, errors);
                string where = $"{looks} under {failures}, {inconclusives}, {errors}: {argo}, ours {ours}";
                compared++;
                Assert.True(ours != FsMetricState.Passed || argo == "Successful", where);
                Assert.True(argo != "Failed" || ours is FsMetricState.Failed or FsMetricState.Inconclusive or FsMetricState.Error, where);
                Assert.True(argo != "Error" || ours == FsMetricState.Error, where);
                Assert.True(argo != "Successful" || ours == FsMetricState.Passed || !looks.Contains('P', StringComparison.Ordinal), where);
            }
        }

        Assert.InRange(compared, 16_000, int.MaxValue);
    }

    // Each measurement is assessed when it is made, and a verdict stands.
    private static string Argo(string looks, int count, int failureLimit, int inconclusiveLimit, int errorLimit)
    {
        (int failed, int inconclusive, int errors, int made) = (0, 0, 0, 0);
        foreach (char look in looks)
        {
            failed += look == 'F' ? 1 : 0;
            inconclusive += look == 'I' ? 1 : 0;
            errors = look == 'E' ? errors + 1 : 0;
            made += look == 'E' ? 0 : 1;
            string verdict = errors > errorLimit ? "Error" : inconclusive > inconclusiveLimit ? "Inconclusive" : failed > failureLimit ? "Failed" : made >= count && made > 0 ? "Successful" : string.Empty;
            if (verdict.Length > 0)
            {
                return verdict;
            }
        }

        return "Running";
    }

    // As the service does: no further look after a verdict that no look can better.
    private static FsMetricState Ours(string kinds, int count, int failures, int inconclusives, int errors)
    {
        MetricPolicy policy = new()
        {
            SuccessWhen = MetricClassifierTests.Condition("< 1"),
            FailWhen = MetricClassifierTests.Condition("> 2"),
            Count = Math.Max(1, count),
            FailureLimit = failures,
            InconclusiveLimit = inconclusives,
            ConsecutiveErrorLimit = errors,
        };
        List<MetricLook> looks = [];
        foreach (char kind in kinds)
        {
            looks.Add(kind == 'E' ? new MetricLook(looks.Count) { Error = "503" } : new MetricLook(looks.Count) { Values = [new MetricValue("{}", kind switch { 'P' => 0.5, 'F' => 3, _ => 1.5 })] });
            if (MetricVerdict.IsSettled(looks, policy))
            {
                break;
            }
        }

        return MetricVerdict.Decide(looks, policy).State;
    }

    private static IEnumerable<(int Failures, int Inconclusives, int Errors)> Limits() =>
        from failures in new[] { 0, 1, 5 } from inconclusives in new[] { 0, 2 } from errors in new[] { 0, 1 } select (failures, inconclusives, errors);

    private static IEnumerable<string> Sequences(int longest) => Enumerable.Range(1, longest)
        .SelectMany(static length => Enumerable.Range(0, length).Aggregate((IEnumerable<string>)[string.Empty], static (all, _) => all.SelectMany(static s => "PFIE".Select(k => s + k))));
}
