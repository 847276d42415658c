using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>Writes the pairs of a list of facts; a fact that nobody knows is left out.</summary>
internal static class Facts
{
    public static void Of(HtmlWriter html, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            html.Open("div").Element("dt", name).Element("dd", value).Close();
        }
    }

    public static void Time(HtmlWriter html, string name, DateTime? time)
    {
        if (time is { Year: > 1 } known)
        {
            html.Open("div").Element("dt", name).Open("dd").Time(known).Close().Close();
        }
    }

    public static void Link(HtmlWriter html, string name, string? address)
    {
        if (address is { Length: > 0 })
        {
            html.Open("div").Element("dt", name).Open("dd").Link(address, address).Close().Close();
        }
    }

    public static void Commit(HtmlWriter html, string name, string? repository, string? commit)
    {
        if (commit is { Length: > 0 })
        {
            html.Open("div").Element("dt", name).Open("dd").Open("code").Link(SafeLink.Commit(repository, commit), Words.Short(commit)).Close().Close().Close();
        }
    }

    /// <summary>Writes the head of a table that scrolls within itself where the page is narrow. The caller closes table and frame with <see cref="EndTable"/>.</summary>
    public static void BeginTable(HtmlWriter html, string caption, params string[] columns)
    {
        html.Open("div", ("class", "scroll"), ("role", "group"), ("tabindex", "0"), ("aria-label", caption)).Open("table").Element("caption", caption).Open("thead").Open("tr");
        foreach (string column in columns)
        {
            html.Element("th", column, ("scope", "col"));
        }

        html.Close().Close().Open("tbody");
    }

    public static void EndTable(HtmlWriter html) => html.Close().Close().Close();

    /// <summary>Writes a verdict: a word, whose colour says nothing that it does not.</summary>
    public static HtmlWriter Badge(HtmlWriter html, string word, string tone) => html.Element("span", word, ("class", "badge " + tone));

    public static string Tone(FsOutcome outcome) => outcome switch
    {
        FsOutcome.Passed => "good",
        FsOutcome.Failed => "bad",
        FsOutcome.Warning => "warn",
        _ => "open",
    };

    public static string Tone(FsChecklistState state) => state switch
    {
        FsChecklistState.Done => "good",
        FsChecklistState.Failed => "bad",
        FsChecklistState.Stale or FsChecklistState.Waived => "warn",
        _ => "open",
    };
}
