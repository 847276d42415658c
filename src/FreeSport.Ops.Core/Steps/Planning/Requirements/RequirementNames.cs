using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Core.Steps.Planning.Requirements;

/// <summary>What a name that a person gave means: a number, a key, a file, or a pattern of these.</summary>
internal static class RequirementNames
{
    /// <summary>Whether a name means a file of a story or of a gate.</summary>
    /// <param name="name">The name.</param>
    /// <param name="number">The number of the file.</param>
    /// <param name="path">The file's absolute path.</param>
    public static bool Means(string name, StoryNumber? number, string path)
    {
        if (Path.IsPathRooted(name))
        {
            return Path.GetFullPath(name).Equals(path, Platform.PathComparison);
        }

        string file = Path.GetFileName(path);
        return number is not null && !IsPattern(name) && !IsFile(name) && StoryNumber.Begins(name) is { } asked
            ? asked == number
            : Like(name, number?.ToString() ?? string.Empty) || Like(name, file) || Like(name, Path.GetFileNameWithoutExtension(file));
    }

    /// <summary>Whether a text is what a pattern says, whatever the case.</summary>
    /// <param name="pattern">The pattern, with <c>*</c> and <c>?</c>.</param>
    /// <param name="text">The text.</param>
    public static bool Like(string pattern, string text) =>
        Regex.IsMatch(text, "^" + Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".") + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>Whether a name is a pattern.</summary>
    /// <param name="name">The name.</param>
    public static bool IsPattern(string name) => name.IndexOfAny(['*', '?']) >= 0;

    private static bool IsFile(string name) => Path.GetExtension(name).ToLowerInvariant() is ".md" or ".yml" or ".yaml";
}
