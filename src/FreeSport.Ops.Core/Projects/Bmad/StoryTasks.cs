using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>Reads the tasks of a document: the boxes of its section of tasks.</summary>
internal static class StoryTasks
{
    private static readonly Regex Cited = new(@"\(\s*[*_]*AC[s]?\s*:?\s*(?<list>[^)]*)\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Numbers = new(@"(?<from>\d{1,3})(?:\s*[-–]\s*(?:AC)?(?<to>\d{1,3}))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The boxes of the section of tasks.</summary>
    /// <param name="document">The document.</param>
    public static IReadOnlyList<MarkdownBox> Boxes(StoryDocument document)
    {
        int first = document.Find(StorySectionKind.Tasks) is { } section ? section.First + 1 : int.MaxValue;
        int end = document.Find(StorySectionKind.Tasks)?.End ?? 0;
        return [.. document.Boxes.Where(b => b.Line > first && b.Line <= end)];
    }

    /// <summary>The tasks.</summary>
    /// <param name="document">The document.</param>
    public static FsRequirementTask[] Of(StoryDocument document)
    {
        Stack<int> indents = new();
        List<FsRequirementTask> tasks = [];
        foreach (MarkdownBox box in Boxes(document))
        {
            while (indents.Count > 0 && box.Indent <= indents.Peek())
            {
                indents.Pop();
            }

            tasks.Add(new FsRequirementTask { Text = box.Text, IsDone = box.IsChecked, Level = indents.Count, Criteria = Criteria(box.Text), Line = box.Line });
            indents.Push(box.Indent);
        }

        return [.. tasks];
    }

    private static string[] Criteria(string text) =>
    [
        .. Cited.Matches(text).Cast<Match>()
            .SelectMany(static m => Regex.Replace(m.Groups["list"].Value, @"\b(?:IV|NFR|FR|CR)\d+", string.Empty, RegexOptions.CultureInvariant) is var list ? Numbers.Matches(list).Cast<Match>() : [])
            .SelectMany(static n => Range(n.Groups["from"].Value, n.Groups["to"].Value))
            .Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Range(string from, string to)
    {
        int first = int.Parse(from, System.Globalization.CultureInfo.InvariantCulture);
        int last = to.Length == 0 ? first : int.Parse(to, System.Globalization.CultureInfo.InvariantCulture);
        return last < first ? [from] : Enumerable.Range(first, last - first + 1).Select(static n => n.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
