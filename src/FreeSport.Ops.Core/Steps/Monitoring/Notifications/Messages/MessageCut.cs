namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

/// <summary>A text that was cut to what a channel takes.</summary>
/// <param name="Text">What is left, with a last line that tells of the rest.</param>
/// <param name="LinesCut">How many lines were left out.</param>
internal sealed record MessageCut(string Text, int LinesCut)
{
    /// <summary>Cuts a text at the end of a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many characters the channel takes.</param>
    /// <param name="rest">The last line, of how many lines were left out.</param>
    /// <returns>The text itself where it is short enough.</returns>
    public static MessageCut To(string text, int most, Func<int, string> rest)
    {
        if (text.Length <= most)
        {
            return new MessageCut(text, 0);
        }

        string[] lines = text.Split('\n');
        int room = most - rest(lines.Length).Length - 1;
        int kept = 0;
        int length = 0;
        while (kept < lines.Length && length + lines[kept].Length + 1 <= room)
        {
            length += lines[kept].Length + 1;
            kept++;
        }

        // One line that is longer than everything is cut within.
        string beginning = kept > 0 ? string.Join("\n", lines.Take(kept)) : Piece(lines[0], room);
        return new MessageCut(beginning + "\n" + rest(lines.Length - kept), lines.Length - kept);
    }

    /// <summary>The beginning of a text, without half of a character or of an entity such as <c>&amp;amp;</c> at its end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How long it may be.</param>
    public static string Piece(string text, int most)
    {
        const int LongestEntity = 6;
        if (text.Length <= most)
        {
            return text;
        }

        int end = char.IsLowSurrogate(text[most]) ? most - 1 : most;
        int entity = text.LastIndexOf('&', end - 1, Math.Min(end, LongestEntity));
        return text.Substring(0, entity > 0 && text.IndexOf(';', entity, end - entity) < 0 && text.IndexOf(';', entity, Math.Min(LongestEntity, text.Length - entity)) > 0 ? entity : end);
    }
}
