namespace FreeSport.Ops.Commands.Formats;

/// <summary>Results of every kind: one line, and beneath it the command that helps or, where there is none, what to do.</summary>
internal static class ResultRows
{
    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsResult"] = Result,
        ["FsInput"] = static one => new RowText().Head(Marks.None, one.Text("Name"), RowText.Joined(one.Text("Kind"), one.Text("Fingerprint"))),
        ["FsTool"] = static one => new RowText().Head(Marks.None, one.ToString(), one.Text("Path")),
    };

    public static RowText Result(Shown one) => Closed(Head(one), one);

    public static RowText Head(Shown one)
    {
        // A folded result waits for what the runbook's summary tells once.
        string said = one.Flag("Folded") ? one.Line("Summary") : one.Text("Summary");
        return new RowText().Head(Marks.Of(one.Text("Outcome")), one.Text("Subject"), Brief(said));
    }

    // A sentence that stands alone in its row needs no full stop; its column is better given to a word.
    private static string Brief(string said) => said.EndsWith(".", StringComparison.Ordinal) && said.IndexOf('.') == said.Length - 1 ? said.TrimEnd('.') : said;

    /// <summary>The command, or the remedy where there is none.</summary>
    public static RowText Closed(RowText row, Shown one)
    {
        if (one.Flag("Folded"))
        {
            return row;
        }

        string command = one.Text("NextCommand");
        return command.Length > 0 ? row.Command(command) : row.Under(one.Text("Remedy"));
    }
}
