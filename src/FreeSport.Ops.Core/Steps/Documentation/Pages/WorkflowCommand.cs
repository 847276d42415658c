using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;

namespace FreeSport.Ops.Core.Steps.Documentation.Pages;

/// <summary>A <c>gh workflow</c> command that a page tells people to run.</summary>
/// <param name="Workflow">The workflow, as the command names it; empty where it names none.</param>
/// <param name="IsRun">Whether it starts the workflow.</param>
/// <param name="Inputs">The inputs it gives, with the place of each.</param>
/// <param name="Line">The line of the workflow's name.</param>
/// <param name="Column">Its column.</param>
internal sealed record WorkflowCommand(string Workflow, bool IsRun, IReadOnlyList<GivenInput> Inputs, int Line, int Column)
{
    private static readonly Regex Start = new(@"(?<![\w-])gh\s+workflow\s+(?<verb>run|view|enable|disable)\s+", RegexOptions.CultureInvariant);
    private static readonly Regex Word = new(@"\G\s*(?<word>(?:""[^""]*""|'[^']*'|[^\s""'#]|(?<=\S)#)+)", RegexOptions.CultureInvariant);

    /// <summary>The commands of a page, in blocks of code and in spans of it.</summary>
    public static IEnumerable<WorkflowCommand> In(DocumentationPage page)
    {
        if (page.IsPlan)
        {
            yield break;
        }

        foreach (MarkdownCode code in page.Markdown.Code)
        {
            for (int i = 0; i < code.Lines.Count; i++)
            {
                foreach (Match start in Start.Matches(code.Lines[i]))
                {
                    WorkflowCommand command = Read(code.Lines, i, start);
                    yield return command with { Line = command.Line + code.FirstLine, Inputs = [.. command.Inputs.Select(g => g with { Line = g.Line + code.FirstLine })] };
                }
            }
        }

        foreach (MarkdownBlock block in page.Statements)
        {
            foreach (CodeSpan span in block.Spans)
            {
                if (Start.Match(span.Text) is { Success: true } start)
                {
                    (int line, int column) = block.PlaceOf(span.Index);
                    WorkflowCommand command = Read([span.Text], 0, start);
                    yield return command with { Line = line, Column = column + command.Column - 1, Inputs = [.. command.Inputs.Select(i => i with { Line = line })] };
                }
            }
        }
    }

    // A backslash or a backtick at the end of a line goes on on the next.
    private static WorkflowCommand Read(IReadOnlyList<string> lines, int index, Match start)
    {
        string workflow = string.Empty;
        int line = index, column = start.Index + start.Length + 1;
        List<GivenInput> inputs = [];
        bool isInput = false, isValue = false;
        int at = start.Index + start.Length;
        for (int i = index; i < lines.Count;)
        {
            Match word = Word.Match(lines[i], at);
            string text = word.Success ? word.Groups["word"].Value : string.Empty;
            if (!word.Success || text is "\\" or "`" or "|" or "&&" or ";" or ">")
            {
                if (text is not ("\\" or "`"))
                {
                    break;
                }

                (i, at) = (i + 1, 0);
                continue;
            }

            at = word.Index + word.Length;
            string plain = text.Replace("\"", string.Empty).Replace("'", string.Empty);
            if (isInput || (plain.StartsWith("--field=", StringComparison.Ordinal) || plain.StartsWith("--raw-field=", StringComparison.Ordinal)))
            {
                string pair = isInput ? plain : plain.Substring(plain.IndexOf('=') + 1);
                int equals = pair.IndexOf('=');

                // A placeholder may hold blanks: -f image_tag=<sha of the release>.
                string value = equals < 0 ? string.Empty : pair.Substring(equals + 1);
                if (value.StartsWith("<", StringComparison.Ordinal) && value.IndexOf('>') < 0 && lines[i].IndexOf('>', at) is >= 0 and int end)
                {
                    value += lines[i].Substring(at, end + 1 - at);
                    at = end + 1;
                }

                inputs.Add(new GivenInput(equals < 0 ? pair : pair.Substring(0, equals), value, i, word.Groups["word"].Index + 1));
                isInput = false;
            }
            else if (isValue)
            {
                isValue = false;
            }
            else if (plain is "-f" or "-F" or "--field" or "--raw-field")
            {
                isInput = true;
            }
            else if (plain is "--ref" or "-r" or "--repo" or "-R")
            {
                isValue = true;
            }
            else if (!plain.StartsWith("-", StringComparison.Ordinal) && workflow.Length == 0)
            {
                (workflow, line, column) = (plain, i, word.Groups["word"].Index + 1);
            }
        }

        return new WorkflowCommand(workflow, start.Groups["verb"].Value == "run", inputs, line, column);
    }
}

/// <summary>An input that a command gives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, or what stands for it.</param>
/// <param name="Line">Its line.</param>
/// <param name="Column">Its column.</param>
internal sealed record GivenInput(string Name, string Value, int Line, int Column);
