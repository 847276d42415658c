using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>Joins what the sources told into one verdict. Nothing that was looked at, or too early a look, is never a pass.</summary>
internal static class RegressionVerdict
{
    /// <summary>How many kinds of errors a verdict keeps.</summary>
    public const int MostSignatures = 200;

    /// <summary>Puts a verdict together.</summary>
    /// <param name="verdict">What it is filled into: environment, time and step are there already.</param>
    /// <param name="looks">What each source told, by its name.</param>
    /// <param name="window">The stretches of time.</param>
    /// <param name="settling">How long after the change a look says something.</param>
    public static void Fill(FsRegression verdict, IReadOnlyList<(string Source, RegressionLook Look)> looks, LogWindow window, TimeSpan settling)
    {
        List<FsRegressionReason> reasons = [.. looks.SelectMany(static l => l.Look.Reasons)];
        if (!looks.Any(static l => l.Look.Decides))
        {
            reasons.Add(NotLooked.At(string.Empty, RegressionVerdictTexts.NothingToLookAt));
            verdict.Remedy = RegressionVerdictTexts.NothingToLookAtRemedy;
        }
        else if (window.Until - window.Change < settling)
        {
            reasons.Add(NotLooked.At(string.Empty, RegressionVerdictTexts.TooEarly.With(Minutes(window.Until - window.Change), Minutes(settling))));
        }

        verdict.From = window.From.UtcDateTime;
        verdict.Since = window.Change.UtcDateTime;
        verdict.Until = window.Until.UtcDateTime;
        verdict.Sources = [.. looks.Select(static l => l.Source)];
        verdict.Reasons = [.. reasons.OrderByDescending(static r => Rank(r.Outcome))];
        verdict.Signatures =
        [
            .. looks.SelectMany(static l => l.Look.Signatures)
                .Where(static s => s.After > 0)
                .OrderByDescending(static s => s.Before == 0)
                .ThenByDescending(static s => s.After)
                .ThenBy(static s => s.Template, StringComparer.Ordinal)
                .Take(MostSignatures)
                .Select(static s => new FsLogSignature
                {
                    Fingerprint = s.Fingerprint,
                    Service = s.Service,
                    Template = s.Template,
                    Before = s.Before,
                    After = s.After,
                    FirstAfter = s.FirstAfter?.UtcDateTime,
                    IsNew = s.Before == 0,
                }),
        ];
        verdict.Outcome = reasons.Count == 0 ? FsOutcome.Passed : OutcomeRanking.Worst(reasons.Select(static r => r.Outcome));
        verdict.Scope = reasons.Any(static r => r.Kind == FsRegressionKind.NotLooked) ? FsScope.Partial : FsScope.Full;
        verdict.LeftOut = [.. reasons.Where(static r => r.Kind == FsRegressionKind.NotLooked).Select(static r => r.ToString())];
        int worse = reasons.Count(static r => r.Kind != FsRegressionKind.NotLooked);
        verdict.Summary = worse > 0
            ? RegressionVerdictTexts.GotWorse.With(worse, verdict.Sources.Length)
            : verdict.LeftOut.Length > 0 ? RegressionVerdictTexts.NotAllLooked : RegressionVerdictTexts.NothingGotWorse.With(verdict.Sources.Length);
        verdict.Remedy ??= worse > 0 ? RegressionVerdictTexts.GotWorseRemedy : verdict.LeftOut.Length > 0 ? RegressionVerdictTexts.NotAllLookedRemedy : null;
    }

    private static double Minutes(TimeSpan span) => Math.Round(span.TotalMinutes, 1);

    private static int Rank(FsOutcome outcome) => outcome switch
    {
        FsOutcome.Failed => 3,
        FsOutcome.Inconclusive => 2,
        FsOutcome.Warning => 1,
        _ => 0,
    };
}
