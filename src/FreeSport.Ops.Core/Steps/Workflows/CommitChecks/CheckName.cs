using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

/// <summary>The names of checks as the configuration writes them, with <c>*</c> for the legs of a matrix.</summary>
internal static class CheckName
{
    /// <summary>Whether a name is meant.</summary>
    public static bool Matches(string pattern, string name) =>
        Regex.IsMatch(name, @"\A" + Regex.Escape(pattern).Replace(@"\*", ".*") + @"\z", RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
