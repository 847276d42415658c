namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>Judges what the logs say of a change.</summary>
internal static class LogVerdict
{
    /// <summary>From how many times on an error that was there before can be one that is there more often.</summary>
    public const int FewestForMore = 10;

    /// <summary>How many times more often than before is more often.</summary>
    public const double MoreOften = 3;

    private const int MostReasons = 20;

    /// <summary>Judges the kinds of errors.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="spans">How much longer the stretch before the change was than that after it; 1 where only counts can be compared.</param>
    /// <returns>A reason for each kind of error that is new or more frequent, the most frequent first, at most 20 of each.</returns>
    public static IEnumerable<FsRegressionReason> Judge(LogReading reading, double spans)
    {
        LogSignature[] fresh = [.. reading.Signatures.Where(static s => s.Before == 0 && s.After > 0).OrderByDescending(static s => s.After).ThenBy(static s => s.Template, StringComparer.Ordinal)];
        foreach (LogSignature signature in fresh.Take(MostReasons))
        {
            yield return Reason(signature, FsRegressionKind.NewError, FsOutcome.Failed, LogVerdictTexts.NewError.With(signature.After, signature.Template));
        }

        if (fresh.Length > MostReasons)
        {
            yield return new FsRegressionReason { Kind = FsRegressionKind.NewError, Outcome = FsOutcome.Failed, Text = LogVerdictTexts.MoreNewErrors.With(fresh.Length - MostReasons) };
        }

        foreach (LogSignature signature in reading.Signatures.Where(s => IsMore(s, spans)).OrderByDescending(static s => s.After).Take(MostReasons))
        {
            yield return Reason(signature, FsRegressionKind.MoreErrors, FsOutcome.Warning, LogVerdictTexts.MoreErrors.With(signature.After, signature.Before, signature.Template));
        }

        if (reading.IsFull)
        {
            yield return NotLooked.At(string.Empty, LogVerdictTexts.TooManyKinds.With(LogReading.MostSignatures));
        }

        if (reading.Undated > 0)
        {
            yield return NotLooked.At(string.Empty, LogVerdictTexts.Undated.With(reading.Undated));
        }
    }

    /// <summary>Judges whether a log covers the stretches of time at all: one that does not is no evidence of silence.</summary>
    /// <param name="name">The log's name.</param>
    /// <param name="times">The times it begins and ends with; null where no line names one.</param>
    /// <param name="window">The stretches.</param>
    /// <param name="now">The time that it is.</param>
    /// <returns>What is wrong; null where it covers both.</returns>
    public static FsRegressionReason? Coverage(string name, (DateTimeOffset First, DateTimeOffset Last)? times, LogWindow window, DateTimeOffset now)
    {
        if (times is not { } range)
        {
            return NotLooked.At(name, LogVerdictTexts.NoTimes);
        }

        return range.Last > now.AddMinutes(5) ? NotLooked.At(name, LogVerdictTexts.InTheFuture.With(range.Last.ToString("u", System.Globalization.CultureInfo.InvariantCulture)))
            : range.Last < window.Change ? NotLooked.At(name, LogVerdictTexts.EndsBefore.With(range.Last.ToString("u", System.Globalization.CultureInfo.InvariantCulture)))
            : range.First >= window.Change ? NotLooked.At(name, LogVerdictTexts.BeginsAfter.With(range.First.ToString("u", System.Globalization.CultureInfo.InvariantCulture)))
            : null;
    }

    private static bool IsMore(LogSignature signature, double spans) =>
        signature.Before > 0 && signature.After >= FewestForMore && signature.After * Math.Max(spans, double.Epsilon) >= MoreOften * signature.Before;

    private static FsRegressionReason Reason(LogSignature signature, FsRegressionKind kind, FsOutcome outcome, string text) => new()
    {
        Kind = kind,
        Outcome = outcome,
        Subject = signature.Service,
        Text = text,
        Before = signature.Before,
        After = signature.After,
    };
}
