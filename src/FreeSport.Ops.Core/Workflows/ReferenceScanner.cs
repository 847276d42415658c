using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Text.Yaml;

namespace FreeSport.Ops.Core.Workflows;

/// <summary>Finds the places of a workflow's text that read <c>secrets</c> and <c>vars</c>, with their lines.</summary>
/// <remarks>
/// GitHub evaluates <c>${{ }}</c> wherever it stands in a value, in shell comments too, and a whole <c>if</c> without
/// it. The names of the contexts are case-insensitive.
/// </remarks>
/// <param name="text">The whole file; places are taken from it, because folding and quoting move them in the values.</param>
internal sealed class ReferenceScanner(string text)
{
    private const string AutomaticSecret = "GITHUB_TOKEN";

    private static readonly Regex Reference = new(
        @"(?<![\w.-])(?<context>secrets|vars)\s*(?:\.\s*(?<name>[A-Za-z_][\w-]*)|\[\s*'(?<name>[^']+)'\s*\])|'(?:[^']|'')*'",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly HashSet<YamlNode> _seen = [];

    public List<FsWorkflowReference> Secrets { get; } = [];

    public List<FsWorkflowReference> Variables { get; } = [];

    public void Scan(YamlNode node, FsWorkflowJob? job)
    {
        Stack<(YamlNode Node, bool IsCondition)> open = new();
        open.Push((node, false));
        while (open.Count > 0)
        {
            (YamlNode at, bool isCondition) = open.Pop();
            if (!_seen.Add(at))
            {
                continue;
            }

            switch (at)
            {
                case YamlMapping mapping:
                    foreach (KeyValuePair<YamlScalar, YamlNode> entry in mapping.Entries.Reverse())
                    {
                        open.Push((entry.Value, entry.Key.Value == "if"));
                        open.Push((entry.Key, false));
                    }

                    break;
                case YamlSequence list:
                    foreach (YamlNode item in list.Items.Reverse())
                    {
                        open.Push((item, false));
                    }

                    break;
                case YamlScalar scalar:
                    ScanScalar(scalar, isCondition, job);
                    break;
            }
        }
    }

    private void ScanScalar(YamlScalar scalar, bool isCondition, FsWorkflowJob? job)
    {
        int end = Math.Min(scalar.End.Index, text.Length);
        int open = text.IndexOf("${{", scalar.Start.Index, end - scalar.Start.Index, StringComparison.Ordinal);
        if (open < 0 && isCondition)
        {
            ScanExpression(scalar.Start.Index, end, scalar, job);
        }

        while (open >= 0)
        {
            int close = text.IndexOf("}}", open, end - open, StringComparison.Ordinal);
            int stop = close < 0 ? end : close;
            ScanExpression(open + 3, stop, scalar, job);
            open = text.IndexOf("${{", stop, end - stop, StringComparison.Ordinal);
        }
    }

    private void ScanExpression(int from, int to, YamlScalar scalar, FsWorkflowJob? job)
    {
        if (to <= from)
        {
            return;
        }

        for (Match match = Reference.Match(text.Substring(from, to - from)); match.Success; match = match.NextMatch())
        {
            if (!match.Groups["context"].Success)
            {
                continue;
            }

            int index = from + match.Index;
            string name = match.Groups["name"].Value;
            bool isSecret = match.Groups["context"].Value.Equals("secrets", StringComparison.OrdinalIgnoreCase);
            (isSecret ? Secrets : Variables).Add(new FsWorkflowReference
            {
                Name = name,
                Line = scalar.Start.Line + LineBreaks(scalar.Start.Index, index),
                Column = index - text.LastIndexOf('\n', Math.Max(0, index - 1)),
                Job = job?.Id,
                Environment = job?.Environment,
                IsAutomatic = isSecret && name.Equals(AutomaticSecret, StringComparison.OrdinalIgnoreCase),
            });
        }
    }

    private int LineBreaks(int from, int to)
    {
        int count = 0;
        for (int i = from; i < to; i++)
        {
            count += text[i] == '\n' ? 1 : 0;
        }

        return count;
    }
}
