namespace FreeSport.Ops.Commands.Formats;

/// <summary>The project and its settings.</summary>
internal static class ProjectRows
{
    private const int NameWidth = 35;
    private const int SourceWidth = 19;

    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        ["FsProject"] = Project,
        ["FsProjectSetting"] = static one => new RowText().Bare(Setting(one)),
        ["FsProjectPlan"] = static one => new RowText().Bare(one.Text("Path") + (one.Flag("Replaces") ? "  (" + RowTexts.Replaces + ")" : string.Empty)).Under(one.Text("Content")),
    };

    private static RowText Project(Shown one)
    {
        string path = one.Text("ConfigurationPath");
        string file = path.Length == 0 ? "-" : path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        RowText row = new RowText().Bare(one.Text("Name") + "  " + one.Text("Root") + "  (" + file + ")");
        foreach (Shown setting in one.Items("Settings"))
        {
            row.Bare("\n  " + Setting(setting).Replace("\n", "\n  "));
        }

        return row;
    }

    // Several values stand one beneath the other: paths are long.
    private static string Setting(Shown one)
    {
        string source = one.Text("Source") + (one.Number("Line") is > 0 and long line ? " :" + line : string.Empty);
        string front = (one.Text("Name") + " ").PadRight(NameWidth) + Paint.Faint((source + " ").PadRight(SourceWidth));
        string[] values = one.Texts("Value");
        string joined = string.Join(", ", values);
        string between = ",\n" + new string(' ', NameWidth + SourceWidth);
        return (front + (joined.Length + NameWidth + SourceWidth <= 76 ? joined : string.Join(between, values))).TrimEnd();
    }
}
