using FreeSport.Ops.Core.Steps.Documentation.Markdown;

namespace FreeSport.Ops.Core.Steps.Documentation.Pages;

/// <summary>The sentences of a run of text, on one line and without marks of emphasis, character for character.</summary>
internal static class Sentences
{
    /// <summary>The text of a run, as sentences are looked for in it.</summary>
    public static string Flat(MarkdownBlock block) => block.Text.Replace('\n', ' ').Replace('*', ' ').Replace('\u00a0', ' ');

    /// <summary>The sentences, each with the place at which it begins.</summary>
    public static IEnumerable<(int Index, string Text)> Of(MarkdownBlock block)
    {
        string flat = Flat(block);
        int start = 0;
        for (int i = 0; i < flat.Length; i++)
        {
            bool isEnd = flat[i] is '.' or '!' or '?' && block.Masked[i] == flat[i] && (i + 1 == flat.Length || flat[i + 1] == ' ');
            if (isEnd)
            {
                yield return (start, flat.Substring(start, i + 1 - start));
                start = i + 1;
            }
        }

        if (flat.Substring(start).Trim().Length > 0)
        {
            yield return (start, flat.Substring(start));
        }
    }
}
