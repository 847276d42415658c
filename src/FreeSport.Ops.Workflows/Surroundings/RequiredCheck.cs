using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>A check that somebody waits for.</summary>
/// <param name="Name">Its name, with <c>*</c> for any text.</param>
/// <param name="Source">Who waits for it, for people: where it is written.</param>
internal sealed record RequiredCheck(string Name, string Source)
{
    /// <summary>Whether a job may report it.</summary>
    /// <param name="job">The name of the job, which may hold expressions.</param>
    /// <param name="hasLegs">Whether the values of a matrix may stand behind the name, in parentheses.</param>
    public bool IsOf(string job, bool hasLegs)
    {
        string legs = hasLegs ? @"( \(.*\))?" : string.Empty;
        return Is(ExpressionMarks.PatternOf(job) + legs, Name.Replace('*', 'x')) || Is(string.Join(".*", Name.Split('*').Select(Regex.Escape)), ExpressionMarks.Each.Replace(job, "x") + (hasLegs ? " (x)" : string.Empty));
    }

    private static bool Is(string pattern, string name) => Regex.IsMatch(name, @"\A" + pattern + @"\z", RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
