using System.Globalization;

namespace FreeSport.Ops.Core.Checklist.Reports.Content;

/// <summary>Names and values as the reader of a report sees them, in the reader's language.</summary>
internal static class Words
{
    private const int ShortId = 7;

    /// <summary>Gets the language of the report: the one that texts are there in.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ru" ? "ru" : "en";

    public static string Of(FsChecklistState state) => Named("State", state);

    public static string Of(FsOutcome outcome) => Named("Outcome", outcome);

    public static string Of(FsMetricState state) => Named("Metric", state);

    public static string Of(FsAssurance assurance) => Named("Assurance", assurance);

    public static string Of(FsChangeState state) => Named("Change", state);

    public static string Of(FsChangeRisk risk) => Named("Risk", risk);

    public static string Of(FsDeploymentEnding ending) => Named("Ending", ending);

    public static string Of(FsInfrastructureAction action) => Named("Action", action);

    public static string Of(FsInfrastructurePlanState state) => Named("Plan", state);

    public static string Of(FsEvidenceKind kind) => Named("Kind", kind);

    /// <summary>A time, in UTC.</summary>
    public static string Time(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time for programs, in UTC.</summary>
    public static string Iso(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A measured value.</summary>
    public static string Value(double? value) => value is { } number ? number.ToString("G6", CultureInfo.InvariantCulture) : "–";

    /// <summary>A length of time.</summary>
    public static string Span(TimeSpan span) => span < TimeSpan.FromMinutes(1)
        ? span.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : ((long)span.TotalHours).ToString("00", CultureInfo.InvariantCulture) + span.ToString(@"\:mm\:ss", CultureInfo.InvariantCulture);

    /// <summary>A length of time that may not be known.</summary>
    public static string Span(TimeSpan? span) => span is { } known ? Span(known) : "–";

    /// <summary>A share of a whole that may not be known: null is not 0 %.</summary>
    public static string Share(double? share) => share is { } known ? (known * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %" : "–";

    /// <summary>The time that a measure of deliveries is of, in UTC.</summary>
    public static string Period(FsDelivery delivery) => delivery.Period switch
    {
        FsDeliveryPeriod.Month => delivery.From.ToUniversalTime().ToString("yyyy-MM", CultureInfo.InvariantCulture),
        FsDeliveryPeriod.Week => delivery.From.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => delivery.From.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " – " + delivery.Until.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>The beginning of a commit's or an event's id.</summary>
    public static string Short(string id) => id.Length > ShortId ? id.Substring(0, ShortId) : id;

    /// <summary>What an event is about: its box and its first subjects.</summary>
    public static string About(FsEvidence evidence)
    {
        const int most = 3;
        string names = string.Join(", ", evidence.Subjects.Take(most).Select(static s => s.Name)) + (evidence.Subjects.Length > most ? ", +" + (evidence.Subjects.Length - most) : string.Empty);
        return evidence.Box is { } box ? names.Length > 0 ? box + ": " + names : box.ToString() : names;
    }

    /// <summary>What an event says: the sentence of its worst subject, or a person's reason.</summary>
    public static string Said(FsEvidence evidence) => evidence.Reason ?? evidence.Subjects.OrderBy(static s => s.Outcome).FirstOrDefault()?.Summary ?? string.Empty;

    /// <summary>The part of a text that is told, at most so long.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        int end = limit - 1;
        return text.Substring(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end) + "…";
    }

    // A value that a newer version wrote is told by its number rather than not at all.
    private static string Named<T>(string prefix, T value)
        where T : struct, Enum => Enum.IsDefined(typeof(T), value) ? Message.Of<ReportTexts>(prefix + value).ToString() : value.ToString();
}
