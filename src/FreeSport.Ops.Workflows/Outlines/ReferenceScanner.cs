using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Outlines;

/// <summary>Finds the places of a workflow's text that read <c>secrets</c> and <c>vars</c>, with their lines.</summary>
/// <remarks>
/// GitHub evaluates <c>${{ }}</c> wherever it stands in a value, in shell comments too, and a whole <c>if</c> without
/// it. The names of the contexts are case-insensitive.
/// </remarks>
/// <param name="text">The whole file; places are taken from it, because folding and quoting move them in the values.</param>
internal sealed class ReferenceScanner(string text)
{
    private const string AutomaticSecret = "GITHUB_TOKEN";

    private const int LongestExpression = 60;

    private static readonly Regex Reference = new(
        @"(?<![\w.-])(?<context>secrets|vars)\s*(?:\.\s*(?<name>[A-Za-z_][\w-]*)|\[\s*'(?<name>[^']+)'\s*\]|(?![\w-]))|'(?:[^']|'')*'",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // Something stands in, or it is only asked whether it is there.
    private static readonly Regex DoesWithout = new(@"\G\s*(?:\|\||[!=]=\s*'')", RegexOptions.CultureInvariant);

    private readonly HashSet<YamlNode> _seenOutsideJobs = [];

    // Looked up for every place: counting from the value's start each time takes the square of a long value's length.
    private readonly int[] _lineBreaks = [.. Enumerable.Range(0, text.Length).Where(i => text[i] == '\n')];

    // Where the search for the next name in a quoted value goes on, and whether an escaped one ended it.
    private int _searched;
    private bool _isLost;

    public List<FsWorkflowReference> Secrets { get; } = [];

    public List<FsWorkflowReference> Variables { get; } = [];

    public List<FsWorkflowReference> Computed { get; } = [];

    public void Scan(YamlNode node, FsWorkflowJob? job)
    {
        // Within one job what an anchor shares is read once; another job reads it anew.
        HashSet<YamlNode> seen = job is null ? _seenOutsideJobs : [];
        Stack<(YamlNode Node, bool IsCondition)> open = new();
        open.Push((node, false));
        while (open.Count > 0)
        {
            (YamlNode at, bool isCondition) = open.Pop();
            if (!seen.Add(at))
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
        int start = scalar.Start.Index;
        bool isQuoted = start < text.Length && !scalar.IsPlain && text[start] is '\'' or '"';

        (_searched, _isLost) = (start, false);

        // In a quoted value quotes stand for themselves only after unquoting; elsewhere the text itself is exact.
        string source = isQuoted ? scalar.Value : text.Substring(start, Math.Max(0, Math.Min(scalar.End.Index, text.Length) - start));
        int open = source.IndexOf("${{", StringComparison.Ordinal);
        if (open < 0 && isCondition)
        {
            ScanExpression(source, 0, source.Length, scalar, isQuoted, job);
        }

        while (open >= 0)
        {
            int close = EndOfExpression(source, open + 3);
            ScanExpression(source, open + 3, close, scalar, isQuoted, job);
            open = source.IndexOf("${{", close, StringComparison.Ordinal);
        }
    }

    // The braces that end an expression are those outside its own texts.
    private static int EndOfExpression(string source, int from)
    {
        bool inText = false;
        for (int i = from; i < source.Length; i++)
        {
            inText ^= source[i] == '\'';
            if (!inText && source[i] == '}' && i + 1 < source.Length && source[i + 1] == '}')
            {
                return i;
            }
        }

        return source.Length;
    }

    private void ScanExpression(string source, int from, int to, YamlScalar scalar, bool isQuoted, FsWorkflowJob? job)
    {
        string expression = source.Substring(from, to - from);
        for (Match match = Reference.Match(expression); match.Success; match = match.NextMatch())
        {
            if (!match.Groups["context"].Success)
            {
                continue;
            }

            string context = match.Groups["context"].Value;
            int index = isQuoted ? Place(context, match.Groups["name"].Value, scalar) : scalar.Start.Index + from + match.Index;
            _searched = _isLost ? index : index + 1;
            string name = match.Groups["name"].Value;
            bool isSecret = context.Equals("secrets", StringComparison.OrdinalIgnoreCase);
            bool isNamed = match.Groups["name"].Success;
            (!isNamed ? Computed : isSecret ? Secrets : Variables).Add(new FsWorkflowReference
            {
                Name = isNamed ? name : Access(expression, match.Index),
                Line = scalar.Start.Line + BreaksBefore(index) - BreaksBefore(scalar.Start.Index),
                Column = BreaksBefore(index) is > 0 and int breaks ? index - _lineBreaks[breaks - 1] : index + 1,
                Job = job?.Id,
                Environment = job?.Environment,
                IsOptional = DoesWithout.IsMatch(expression, match.Index + match.Length),
                IsAutomatic = isSecret && name.Equals(AutomaticSecret, StringComparison.OrdinalIgnoreCase),
            });
        }
    }

    // As far as it belongs to the context: secrets[format('A_{0}', x)], secrets.*, or secrets alone.
    private static string Access(string expression, int from)
    {
        int depth = 0;
        int end = from;
        for (int most = Math.Min(expression.Length, from + LongestExpression); end < most; end++)
        {
            char c = expression[end];
            depth += c is '[' or '(' ? 1 : c is ']' or ')' ? -1 : 0;
            if (depth < 0 || (depth == 0 && !char.IsLetterOrDigit(c) && c is not ('_' or '.' or '*' or ']' or ')')))
            {
                break;
            }
        }

        return expression.Substring(from, end - from);
    }

    // The quotes of an index are doubled in a single-quoted value.
    private int Place(string context, string name, YamlScalar scalar)
    {
        if (_isLost)
        {
            return _searched;
        }

        int end = Math.Max(_searched, Math.Min(scalar.End.Index, text.Length));
        string access = name.Length == 0 ? string.Empty : @"\s*(\.\s*|\[\s*'{1,2})" + Regex.Escape(name);
        Match place = new Regex(Regex.Escape(context) + access, RegexOptions.CultureInvariant)
            .Match(text, _searched, end - _searched);
        _isLost = !place.Success;
        return place.Success ? place.Index : _searched;
    }

    private int BreaksBefore(int index)
    {
        int found = Array.BinarySearch(_lineBreaks, index);
        return found < 0 ? ~found : found;
    }
}
