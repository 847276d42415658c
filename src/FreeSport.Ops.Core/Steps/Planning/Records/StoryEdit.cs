namespace FreeSport.Ops.Core.Steps.Planning.Records;

/// <summary>One place of a text that is written anew.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How much of it goes.</param>
/// <param name="Text">What comes.</param>
internal sealed record StoryEdit(int Start, int Length, string Text)
{
    /// <summary>A text with edits, which do not overlap; of several at one place the first stands first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="edits">The edits.</param>
    public static string Apply(string text, IEnumerable<StoryEdit> edits)
    {
        foreach ((StoryEdit edit, int _) in edits.Select(static (e, i) => (e, i)).OrderByDescending(static e => e.e.Start).ThenByDescending(static e => e.i))
        {
            text = text.Substring(0, edit.Start) + edit.Text + text.Substring(edit.Start + edit.Length);
        }

        return text;
    }
}
