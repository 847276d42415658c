using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>The regions of a page: <c>&lt;!-- fsops:begin workflows --&gt;</c> to <c>&lt;!-- fsops:end workflows --&gt;</c>, each mark alone on its line and outside of code.</summary>
internal sealed class PageRegions
{
    private static readonly Regex Mark = new(@"\A(?:fsops|freesport-ops):(?<side>begin|end)(?![\w-])\s*(?<name>[^\s=]*)(?![^\s])\s*(?<options>.*)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);
    private static readonly Regex Alone = new(@"\A {0,3}<!--.*-->[ \t]*\z", RegexOptions.CultureInvariant);
    private static readonly Regex Code = new(@"\A(?: {4}|\t| {1,3}\t)", RegexOptions.CultureInvariant);

    private readonly List<GeneratedRegion> _all = [];
    private readonly List<(int Line, string Message)> _faults = [];
    private (FsDocumentationRegion Kind, string? Language, int Line)? _open;

    private PageRegions()
    {
    }

    /// <summary>Gets the regions, in the order of the text.</summary>
    public IReadOnlyList<GeneratedRegion> All => _all;

    /// <summary>Gets what is wrong with its marks, each with its line.</summary>
    public IReadOnlyList<(int Line, string Message)> Faults => _faults;

    /// <summary>Looks for them.</summary>
    public static PageRegions Of(MarkdownPage page)
    {
        PageRegions found = new();
        foreach (MarkdownComment comment in page.Comments)
        {
            string line = page.Lines[comment.Line - 1];
            if (Mark.Match(comment.Text) is not { Success: true } mark || Code.IsMatch(line))
            {
                continue;
            }

            if (comment.Line != comment.EndLine || !Alone.IsMatch(line) || line.IndexOf("<!--", StringComparison.Ordinal) != line.LastIndexOf("<!--", StringComparison.Ordinal))
            {
                found._faults.Add((comment.Line, RegionTexts.MarkNotAlone.With(comment.Line)));
            }
            else if (mark.Groups["side"].Value.Equals("begin", StringComparison.OrdinalIgnoreCase))
            {
                found.Begin(comment.Line, mark.Groups["name"].Value, mark.Groups["options"].Value);
            }
            else
            {
                found.End(comment.Line, mark.Groups["name"].Value, mark.Groups["options"].Value);
            }
        }

        if (found._open is { } open)
        {
            found._faults.Add((open.Line, RegionTexts.MarkWithoutEnd.With(open.Line, GeneratedRegion.NameOf(open.Kind))));
        }

        return found;
    }

    private void Begin(int line, string name, string options)
    {
        if (Kind(line, name) is not { } kind)
        {
            return;
        }

        if (_open is { } open)
        {
            _faults.Add((line, RegionTexts.MarkNested.With(line, GeneratedRegion.NameOf(kind), GeneratedRegion.NameOf(open.Kind), open.Line)));
            return;
        }

        if (_all.Find(r => r.Kind == kind) is { } first)
        {
            _faults.Add((line, RegionTexts.MarkTwice.With(line, GeneratedRegion.NameOf(kind), first.BeginLine)));
        }

        string? language = null;
        foreach (string option in options.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            language = option.ToLowerInvariant() switch { "lang=ru" => "ru", "lang=en" => "en", _ => language };
            if (option.ToLowerInvariant() is not ("lang=ru" or "lang=en"))
            {
                _faults.Add((line, RegionTexts.MarkOption.With(line, option)));
            }
        }

        _open = (kind, language, line);
    }

    private void End(int line, string name, string options)
    {
        if (Kind(line, name) is not { } kind)
        {
            return;
        }

        if (options.Trim().Length > 0)
        {
            _faults.Add((line, RegionTexts.MarkOption.With(line, options.Trim())));
        }

        if (_open is not { } open)
        {
            _faults.Add((line, RegionTexts.MarkWithoutBegin.With(line, GeneratedRegion.NameOf(kind))));
        }
        else if (open.Kind != kind)
        {
            _faults.Add((line, RegionTexts.MarkEndsOther.With(line, GeneratedRegion.NameOf(kind), GeneratedRegion.NameOf(open.Kind), open.Line)));
        }
        else
        {
            _all.Add(new GeneratedRegion(kind, open.Language, open.Line, line));
            _open = null;
        }
    }

    private FsDocumentationRegion? Kind(int line, string name)
    {
        if (Enum.TryParse(name, ignoreCase: true, out FsDocumentationRegion kind) && kind != FsDocumentationRegion.None && GeneratedRegion.NameOf(kind).Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return kind;
        }

        _faults.Add((line, RegionTexts.RegionUnknown.With(line, name, GeneratedRegion.Names)));
        return null;
    }
}
