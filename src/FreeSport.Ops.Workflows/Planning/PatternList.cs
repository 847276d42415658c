using FreeSport.Ops.Workflows.Globs;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>The patterns of one filter, in order: a later one overrules an earlier one, and <c>!</c> takes out again.</summary>
internal sealed class PatternList
{
    // Far beyond any filter, and short enough that hundreds of paths are compared at once.
    private const int LongestInAll = 65_536;

    private readonly List<(GlobPattern Pattern, bool IsNegative, string Text)> _patterns = [];

    public PatternList(IReadOnlyList<YamlScalar> patterns)
    {
        int length = 0;
        foreach (YamlScalar written in patterns)
        {
            length += written.Value.Length;
            bool isNegative = written.Value.StartsWith("!", StringComparison.Ordinal);
            if (length <= LongestInAll && GlobPattern.Read(isNegative ? written.Value.Substring(1) : written.Value) is { } pattern)
            {
                _patterns.Add((pattern, isNegative, written.Value));
            }
            else
            {
                Unreadable ??= written.Value;
            }
        }
    }

    /// <summary>Gets the first pattern that cannot be read; null when all can.</summary>
    public string? Unreadable { get; }

    /// <summary>Gets the patterns as they are written, for people.</summary>
    public string Text => string.Join(", ", _patterns.Select(static p => p.Text));

    /// <summary>The pattern that takes the text in; null when none does, or a later one takes it out.</summary>
    public string? Find(string text)
    {
        string? found = null;
        foreach ((GlobPattern pattern, bool isNegative, string written) in _patterns)
        {
            // What is in cannot be taken in again, and what is out not out: most patterns need not be tried.
            if ((found is null) != isNegative && pattern.Matches(text))
            {
                found = isNegative ? null : written;
            }
        }

        return found;
    }
}
