using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>The number of a story, as 13.4, or 1.2a where one was split.</summary>
/// <param name="Epic">The number of its epic.</param>
/// <param name="Story">Its number in the epic.</param>
/// <param name="Letter">The letter of a part; empty for a whole one.</param>
internal sealed record StoryNumber(int Epic, int Story, string Letter) : IComparable<StoryNumber>
{
    // A date begins with four digits, so that it is no story.
    private static readonly Regex Written = new(@"^\s*(?:story|gate|история)?[-_. #]*(?<epic>\d{1,3})[.\-_](?<story>\d{1,3})(?<letter>[a-z]?)(?![\da-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Titled = new(@"(?:story|история|стори)\s+#?(?<epic>\d{1,3})[.\-](?<story>\d{1,3})(?<letter>[a-z]?)(?![\da-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The number that a text begins with: the name of a file, a key, a number.</summary>
    /// <param name="text">The text.</param>
    /// <returns>It; null where the text begins with none.</returns>
    public static StoryNumber? Begins(string text) => Of(Written.Match(text));

    /// <summary>The number in a title, as <c>Story 13.4: …</c>.</summary>
    /// <param name="title">The title.</param>
    /// <returns>It; null where the title names none.</returns>
    public static StoryNumber? In(string title) => Of(Titled.Match(title));

    /// <inheritdoc/>
    public int CompareTo(StoryNumber? other) => other is null ? 1 : (Epic, Story, Letter).CompareTo((other.Epic, other.Story, other.Letter));

    /// <inheritdoc/>
    public override string ToString() => Epic + "." + Story + Letter;

    private static StoryNumber? Of(Match match) => match.Success
        ? new StoryNumber(int.Parse(match.Groups["epic"].Value, System.Globalization.CultureInfo.InvariantCulture), int.Parse(match.Groups["story"].Value, System.Globalization.CultureInfo.InvariantCulture), match.Groups["letter"].Value.ToLowerInvariant())
        : null;
}
