using System.Globalization;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>The settings of <c>.github/actionlint.yaml</c>, which projects already have. Source: actionlint's configuration reference.</summary>
/// <param name="RunnerLabels">Patterns of labels of runners of one's own, each readable by <see cref="SettingsGlob"/>.</param>
/// <param name="ConfigurationVariables">The variables there are; null when any may be read.</param>
/// <param name="Paths">What is not told of which files.</param>
/// <param name="Problem">What is wrong with the file; null when nothing is.</param>
internal sealed record CheckerSettings(
    IReadOnlyList<string> RunnerLabels, IReadOnlyList<string>? ConfigurationVariables, IReadOnlyList<IgnoredPath> Paths, string? Problem)
{
    public static CheckerSettings Default { get; } = new([], null, [], null);

    /// <summary>True when the settings say that a finding in a file is not to be told. They are written against the English texts.</summary>
    public bool Ignores(string path, Message message)
    {
        Regex[] patterns = [.. Paths.Where(p => Matches(p.Files, path)).SelectMany(static p => p.Messages)];
        string english = patterns.Length == 0 ? string.Empty : message.In(CultureInfo.InvariantCulture);
        return Array.Exists(patterns, p => Matches(p, english));
    }

    /// <summary>True when a label is one of the repository's own runners.</summary>
    public bool HasRunner(string label) => RunnerLabels.Any(p => Matches(SettingsGlob.Read(p, ignoreCase: true), label));

    // A pattern that takes too long leaves nothing out.
    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}

/// <summary>Messages that are not told of some files.</summary>
/// <param name="Files">The files, relative to the repository.</param>
/// <param name="Messages">The messages.</param>
internal sealed record IgnoredPath(Regex Files, IReadOnlyList<Regex> Messages);
