using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Silencing;

/// <summary>Reads what a silence shall hide, and refuses what names nothing.</summary>
internal static class SilenceMatchers
{
    private static readonly Regex Written = new(
        "^\\s*(?<name>[a-zA-Z_][a-zA-Z0-9_]*)\\s*(?<operator>=~|!~|!=|=)\\s*(\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|(?<bare>[^\"]*?))\\s*$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Reads a matcher.</summary>
    /// <param name="text">As people write it, such as <c>service="api"</c>.</param>
    /// <returns>The matcher.</returns>
    /// <exception cref="OpsException">It is none, or names nothing (<c>SilenceMatcherRefused</c>).</exception>
    public static AlertMatcher Read(string text)
    {
        Match match = Written.Match(text);
        if (!match.Success)
        {
            throw AlertingFailures.MatcherRefused(text, AlertingTexts.MatcherForm);
        }

        string value = match.Groups["quoted"].Success ? Regex.Replace(match.Groups["quoted"].Value, "\\\\(.)", "$1") : match.Groups["bare"].Value;
        string sign = match.Groups["operator"].Value;
        AlertMatcher matcher = new(match.Groups["name"].Value, value, IsRegex: sign is "=~" or "!~", IsEqual: sign is "=" or "=~");
        if (matcher.IsEqual && !NamesSomething(matcher))
        {
            throw AlertingFailures.MatcherRefused(text, AlertingTexts.MatcherNamesNothing);
        }

        return matcher;
    }

    /// <summary>Refuses matchers that together hide whatever comes, or the alert that must always fire.</summary>
    /// <param name="matchers">The matchers.</param>
    /// <param name="watchdog">The labels of the watchdog, its name among them.</param>
    /// <exception cref="OpsException">They do (<c>SilenceMatcherRefused</c>).</exception>
    public static void Require(IReadOnlyList<AlertMatcher> matchers, IReadOnlyDictionary<string, string> watchdog)
    {
        string all = string.Join(" ", matchers);
        if (!matchers.Any(static m => m.IsEqual))
        {
            throw AlertingFailures.MatcherRefused(all, AlertingTexts.MatcherNamesNothing);
        }

        if (matchers.All(m => Matches(m, watchdog)))
        {
            throw AlertingFailures.MatcherRefused(all, AlertingTexts.MatcherHidesWatchdog);
        }
    }

    /// <summary>Whether a matcher matches labels; a label that is not there is empty.</summary>
    public static bool Matches(AlertMatcher matcher, IReadOnlyDictionary<string, string> labels)
    {
        string value = labels.TryGetValue(matcher.Name, out string? found) ? found : string.Empty;
        return (matcher.IsRegex ? IsMatch(matcher.Value, value) : value == matcher.Value) == matcher.IsEqual;
    }

    /// <summary>The expression that matches exactly some names.</summary>
    public static string OneOf(IEnumerable<string> names) => string.Join("|", names.Select(static n => Regex.Replace(n, @"[\\.+*?()|\[\]{}^$]", "\\$0")));

    // An expression that matches a text nobody could have meant, or no text at all, names nothing.
    private static bool NamesSomething(AlertMatcher matcher) => matcher.IsRegex
        ? matcher.Value.Length > 0 && !IsMatch(matcher.Value, string.Empty) && !IsMatch(matcher.Value, "x") && !IsMatch(matcher.Value, "fsops/7b1c 0:Я")
        : matcher.Value.Trim().Length > 0;

    private static bool IsMatch(string expression, string value)
    {
        try
        {
            return Regex.IsMatch(value, "^(?:" + expression + ")$", RegexOptions.CultureInvariant | RegexOptions.Singleline, Patience);
        }
        catch (Exception strange) when (strange is ArgumentException or RegexMatchTimeoutException)
        {
            throw AlertingFailures.MatcherRefused(expression, AlertingTexts.MatcherForm);
        }
    }
}
