using System.Globalization;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Holds one whole answer against what is expected.</summary>
/// <param name="check">What is expected.</param>
/// <param name="version">The version that should answer; null when nobody says.</param>
/// <param name="now">The time, in UTC.</param>
internal sealed class AnswerVerdict(SmokeCheckDefinition check, string? version, DateTime now)
{
    private const double UsualCertificateDays = 14;

    private readonly List<FsSmokeExpectation> _all = [];

    /// <summary>Gets the version that answered; null when nobody looked, or it was not there.</summary>
    public string? Version { get; private set; }

    /// <summary>Whether a status is one of those expected.</summary>
    /// <param name="status">The status.</param>
    /// <param name="expected">The statuses, as <c>200</c> or <c>2xx</c>; none for 200 to 299.</param>
    /// <returns>True when it is.</returns>
    public static bool IsStatus(int status, IReadOnlyList<string> expected)
    {
        string text = status.ToString(CultureInfo.InvariantCulture);
        return expected.Count == 0 ? text[0] == '2' : expected.Any(e => e == text || (e.EndsWith("xx", StringComparison.Ordinal) && e[0] == text[0]));
    }

    /// <summary>Decides.</summary>
    /// <param name="answer">The answer, whole.</param>
    /// <param name="leadsTo">Where the answer leads; null when it does not.</param>
    /// <returns>Everything that was expected, with what was found; at least one.</returns>
    public IReadOnlyList<FsSmokeExpectation> Decide(ExchangeAnswer answer, Uri? leadsTo)
    {
        IReadOnlyList<string> statuses = check.Expect.Redirect is null || check.Expect.Status.Count > 0 ? check.Expect.Status : ["3xx"];
        int status = answer.Status ?? 0;
        Add("status", statuses.Count == 0 ? "2xx" : string.Join(", ", statuses), status.ToString(CultureInfo.InvariantCulture), IsStatus(status, statuses));
        if (check.Expect.Redirect is { } target && Uri.TryCreate(new Uri(check.Target), target, out Uri? expected))
        {
            Add("redirect", expected.AbsoluteUri, leadsTo?.AbsoluteUri, leadsTo?.AbsoluteUri == expected.AbsoluteUri);
        }

        foreach (KeyValuePair<string, string> header in check.Expect.Header)
        {
            string? found = answer.Header(header.Key);
            Add("header " + header.Key, header.Value, found, found is not null && ExpectedValue.IsMet(found, header.Value));
        }

        Body(answer);
        Certificate(answer.Certificate);
        return _all;
    }

    private void Body(ExchangeAnswer answer)
    {
        string text = answer.Text();
        foreach (string wanted in check.Expect.Text)
        {
            Add("text", wanted, text.IndexOf(wanted, StringComparison.Ordinal) >= 0 ? wanted : text.Trim().FirstLine(120), text.IndexOf(wanted, StringComparison.Ordinal) >= 0);
        }

        foreach (string unwanted in check.Expect.NotText)
        {
            bool isThere = text.IndexOf(unwanted, StringComparison.Ordinal) >= 0;
            Add("notText", SmokeTexts.Without.With(unwanted), isThere ? unwanted : null, !isThere);
        }

        using JsonDocument? document = Document(text);
        foreach (KeyValuePair<string, string> place in check.Expect.Json)
        {
            Json("json " + place.Key, place.Key, document, place.Value);
        }

        if (check.Expect.Json.Count == 0 && answer.Status is >= 200 and < 300 && document is not null && SelfReport.Read(document.RootElement) is { } trouble)
        {
            _all.Add(trouble);
        }

        if (check.Version is { } where)
        {
            Holds(where, answer, document);
        }
    }

    private void Json(string name, string place, JsonDocument? document, string expected)
    {
        if (JsonPath.Read(place) is not { } path)
        {
            Add(name, expected, SmokeTexts.PathUnreadable, isMet: false);
            return;
        }

        // All of several must be as expected: the first that is not is told.
        IReadOnlyList<JsonElement> found = document is null ? [] : path.Find(document.RootElement);
        JsonElement[] wrong = [.. found.Where(v => !ExpectedValue.IsMet(v, expected))];
        string? shown = document is null ? SmokeTexts.NotJson : found.Count == 0 ? null : ExpectedValue.Show(wrong.Length > 0 ? wrong[0] : found[0]);
        Add(name, expected, shown?.FirstLine(120), found.Count > 0 && wrong.Length == 0);
    }

    private void Holds(SmokeVersionDefinition where, ExchangeAnswer answer, JsonDocument? document)
    {
        string[] found = where.Header is { } header
            ? answer.Header(header) is { } value ? [value] : []
            : document is null || where.Json is null ? []
            : [.. JsonPath.Read(where.Json)?.Find(document.RootElement).Select(ExpectedValue.Show) ?? []];
        found = [.. found.Select(static v => v.Trim()).Where(static v => v.Length > 0).Distinct(StringComparer.Ordinal)];
        Version = found.Length == 0 ? null : string.Join(", ", found).FirstLine(200);
        _all.Add(VersionExpectation(version, found));
    }

    /// <summary>What is to be said of the versions that were found.</summary>
    /// <param name="version">The version that should answer; null when nobody says.</param>
    /// <param name="found">Those that do.</param>
    /// <returns>Passed only where all that answers is the version that should.</returns>
    public static FsSmokeExpectation VersionExpectation(string? version, IReadOnlyList<string> found) => new()
    {
        Name = "version",
        Expected = version ?? SmokeTexts.NoVersionNamed,
        Actual = found.Count == 0 ? null : string.Join(", ", found).FirstLine(200),
        Outcome = found.Count == 0 ? FsOutcome.Failed
            : version is null ? FsOutcome.Warning
            : found.All(f => VersionMatch.IsSame(version, f)) ? FsOutcome.Passed
            : FsOutcome.Failed,
    };

    private void Certificate(SeenCertificate? certificate)
    {
        if (certificate is null)
        {
            if (check.Expect.MinCertificateDays is { } wanted)
            {
                Add("certificate", SmokeTexts.Days.With(wanted), null, isMet: false);
            }

            return;
        }

        double left = (certificate.NotAfter - now).TotalDays;
        double least = check.Expect.MinCertificateDays ?? UsualCertificateDays;
        bool isSoon = left < least;
        if (check.Expect.MinCertificateDays is not null || isSoon)
        {
            string shown = SmokeTexts.DaysUntil.With(Math.Floor(left), certificate.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            FsOutcome outcome = !isSoon ? FsOutcome.Passed : check.SkipsCertificateCheck || (check.Expect.MinCertificateDays is null && left > 0) ? FsOutcome.Warning : FsOutcome.Failed;
            _all.Add(new FsSmokeExpectation { Name = "certificate", Expected = SmokeTexts.Days.With(least), Actual = shown, Outcome = outcome });
        }

        if (certificate.Fault != CertificateFault.None)
        {
            _all.Add(new FsSmokeExpectation { Name = "certificate", Expected = SmokeTexts.Trusted, Actual = SmokeTexts.NotTrusted, Outcome = FsOutcome.Warning });
        }
    }

    private void Add(string name, string expected, string? actual, bool isMet) =>
        _all.Add(new FsSmokeExpectation { Name = name, Expected = expected, Actual = actual, Outcome = isMet ? FsOutcome.Passed : FsOutcome.Failed });

    private static JsonDocument? Document(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
