using System.Globalization;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Decides what all looks at one check come to.</summary>
/// <param name="planned">The check.</param>
/// <param name="options">How it was run.</param>
internal sealed class SmokeVerdict(PlannedCheck planned, SmokeOptions options)
{
    /// <summary>Decides.</summary>
    /// <param name="looks">The looks until the check passed, or nothing more could be done; at least one.</param>
    /// <param name="measured">The last of them, and those that were taken after it to measure.</param>
    /// <param name="took">How long everything took.</param>
    /// <returns>The verdict. One look of several that is not as expected is enough to fail it.</returns>
    public FsSmokeTest Decide(IReadOnlyList<SmokeLook> looks, IReadOnlyList<SmokeLook> measured, TimeSpan took)
    {
        SmokeLook[] wrong = [.. measured.Where(static m => m.Outcome is not (FsOutcome.Passed or FsOutcome.Warning))];
        SmokeLook told = wrong.FirstOrDefault() ?? measured[measured.Count - 1];
        FsSmokeTest test = Filled(told, looks.Count + measured.Count - 1, took);
        TimeSpan[] times = [.. measured.Select(static m => m.Took).OfType<TimeSpan>()];
        test.Percentiles = measured.Count > 1 ? LatencySummary.Of(times, wrong.Length) : null;
        FsSmokeExpectation? latency = Latency(test.Percentiles?.P95 ?? told.Took);
        test.Expectations = [.. told.Expectations, .. latency is null ? [] : new[] { latency }];
        List<string> notes = [.. measured.SelectMany(static m => m.Notes).Distinct(StringComparer.Ordinal), .. planned.AsksLess];
        if (Unsteady(looks) is { } unsteady)
        {
            notes.Add(unsteady);
        }

        test.Notes = [.. notes];
        test.Outcome = OutcomeRanking.Worst(
        [
            .. measured.Select(static m => m.Outcome),
            .. latency is null ? [] : new[] { latency.Outcome },
            .. notes.Select(static _ => FsOutcome.Warning),
        ]);
        test.Summary = Summary(test, told, wrong.Length, measured.Count);
        (test.Remedy, test.NextCommand) = (told.Remedy ?? Remedy(test), told.NextCommand);
        return test;
    }

    private FsSmokeTest Filled(SmokeLook told, int attempts, TimeSpan took) => new()
    {
        Step = FsStep.Validation,
        Subject = planned.Check.Name,
        Name = planned.Check.Name,
        Kind = planned.Check.Kind,
        Target = planned.Check.Kind == FsSmokeKind.Http && Uri.TryCreate(planned.Check.Target, UriKind.Absolute, out Uri? address) ? HttpProbe.Shown(address) : planned.Check.Target,
        Method = planned.Check.Kind == FsSmokeKind.Http ? planned.Check.Method : null,
        Environment = planned.Environment?.Name,
        Trouble = told.Trouble,
        Detail = told.Detail,
        HttpStatus = told.Status,
        Latency = told.Took,
        Phases = Phases(told.Times),
        PhasesMissing = told.TimesMissing,
        Version = told.Version,
        ExpectedVersion = planned.Check.Version is null ? null : planned.Version,
        Attempts = attempts,
        Addresses = [.. told.Addresses],
        RedirectedTo = told.RedirectedTo,
        CertificateExpiresAt = told.CertificateEnd,
        Scope = planned.AsksLess.Count == 0 ? FsScope.Full : FsScope.Partial,
        LeftOut = [.. planned.AsksLess],
        Tools = [.. told.Tools],
        Inputs = told.Version is { Length: > 0 } version ? [new FsInput { Name = "version " + planned.Check.Name, Kind = FsInputKind.Remote, Fingerprint = version }] : [],
        Duration = took,
    };

    private static FsSmokePhases? Phases(ExchangeTimes? times) =>
        times?.Connect is null ? null : new FsSmokePhases { Dns = times.Dns, Connect = times.Connect, Tls = times.Tls, FirstByte = times.FirstByte };

    private FsSmokeExpectation? Latency(TimeSpan? measured) => planned.Check.Expect.MaxLatency is not { } most || measured is null ? null : new FsSmokeExpectation
    {
        Name = options.Repeat > 1 ? "latency p95" : "latency",
        Expected = "<= " + Milliseconds(most),
        Actual = Milliseconds(measured.Value),
        Outcome = measured <= most ? FsOutcome.Passed : FsOutcome.Failed,
    };

    // What came before the new version is the old one's going. A check that passes only when it is asked again is not steady.
    private string? Unsteady(IReadOnlyList<SmokeLook> looks)
    {
        SmokeLook[] before = [.. looks.Take(looks.Count - 1)];
        if (planned.AwaitsVersion || before.Length == 0 || looks[looks.Count - 1].Outcome is FsOutcome.Failed or FsOutcome.Inconclusive)
        {
            return null;
        }

        SmokeLook first = before[0];
        return SmokeTexts.Unsteady.With(looks.Count, first.Said ?? Wrong(first.Expectations));
    }

    private static string Summary(FsSmokeTest test, SmokeLook told, int wrong, int count)
    {
        string sentence = told.Said
            ?? (test.Outcome is FsOutcome.Passed or FsOutcome.Warning ? Facts(test) : Wrong(test.Expectations));
        if (wrong > 0 && count > 1)
        {
            return SmokeTexts.Flaps.With(wrong, count, sentence);
        }

        bool hasWaited = test.Attempts > count && test.Outcome is FsOutcome.Failed or FsOutcome.Inconclusive;
        return hasWaited ? SmokeTexts.AfterAttempts.With(sentence.TrimEnd('.'), test.Attempts - count + 1, Math.Round(test.Duration.TotalSeconds)) : sentence;
    }

    private static string Facts(FsSmokeTest test) => string.Join(", ", new[]
    {
        test.HttpStatus?.ToString(CultureInfo.InvariantCulture),
        test.Kind == FsSmokeKind.Dns ? string.Join(" ", test.Addresses) : null,
        test.Latency is { } took ? Milliseconds(took) : null,
        test.Version is { Length: > 0 } version ? version.FirstLine(60) : null,
        test.RedirectedTo is { } target ? "→ " + target : null,
    }.Where(static f => !string.IsNullOrEmpty(f)));

    private static string Wrong(IEnumerable<FsSmokeExpectation> expectations) =>
        SmokeTexts.NotAsExpected.With(string.Join(", ", expectations.Where(static e => e.Outcome != FsOutcome.Passed).Select(static e => e.Name).Distinct()));

    private string? Remedy(FsSmokeTest test)
    {
        FsSmokeExpectation? wrong = test.Expectations.FirstOrDefault(static e => e.Outcome == FsOutcome.Failed) ?? test.Expectations.FirstOrDefault(static e => e.Outcome == FsOutcome.Warning);
        return wrong?.Name switch
        {
            null when planned.AsksLess.Count > 0 => SmokeTexts.AsksLessRemedy.With(planned.Environment?.Name),
            null when test.Outcome == FsOutcome.Warning => SmokeTexts.UnsteadyRemedy,
            null => null,
            "version" when wrong.Actual is null => SmokeTexts.VersionMissingRemedy,
            "version" when planned.Version is null => SmokeTexts.VersionNotNamedRemedy,
            "version" => SmokeTexts.VersionOldRemedy,
            "status" => test.HttpStatus switch
            {
                401 or 403 or 407 => SmokeTexts.StatusForbiddenRemedy,
                404 or 410 => SmokeTexts.StatusMissingRemedy,
                429 => SmokeTexts.StatusLimitRemedy,
                >= 500 => SmokeTexts.StatusServerRemedy,
                >= 300 and < 400 => SmokeTexts.StatusRedirectRemedy.With(test.RedirectedTo),
                _ => SmokeTexts.ExpectationRemedy,
            },
            "latency" or "latency p95" => SmokeTexts.LatencyRemedy,
            "certificate" => SmokeTexts.CertificateSoonRemedy,
            "addresses" => SmokeTexts.AddressesRemedy,
            "containers" => SmokeTexts.ContainersRemedy,
            _ => SmokeTexts.ExpectationRemedy,
        };
    }

    private static string Milliseconds(TimeSpan time) => SmokeTexts.Milliseconds.With(Math.Round(time.TotalMilliseconds));
}
