namespace FreeSport.Ops.Commands.Formats;

/// <summary>Secrets and variables.</summary>
internal static class SecretRows
{
    public static Dictionary<string, Func<Shown, RowText>> Looks { get; } = new(StringComparer.Ordinal)
    {
        // A manifest is for a file or the pipeline as it is.
        ["FsManifest"] = static one => new RowText().Bare(one.Text("Yaml").TrimEnd()),
        ["FsManifestEntry"] = static one => new RowText().Head(one.Flag("IsSecret") ? Marks.Caution : Marks.None, one.Text("Name"), RowText.Joined(one.Flag("IsSecret") ? RowTexts.IsSecret : string.Empty, one.Text("Rule"), one.Text("Place"))),
        ["FsManifestFile"] = static one => Manifests(new RowText().Head(Marks.Good, one.Text("Path"), one.Flag("HasSecretValues") ? RowTexts.WithSecretValues : string.Empty), one),
        ["FsManifestPlan"] = static one => Manifests(new RowText().Head(Marks.None, one.Text("Path"), RowText.Joined(one.Flag("Replaces") ? RowTexts.Replaces : string.Empty, one.Flag("HasSecretValues") ? RowTexts.WithSecretValues : string.Empty)), one),
        ["FsSecretComparison"] = Comparison,
        ["FsSecret"] = static one => new RowText().Head(Marks.None, one.Text("Name"), RowText.Joined(Where(one), one.Time("UpdatedAt"))),
        ["FsVariable"] = static one => new RowText().Head(Marks.None, one.Text("Name"), Where(one)).Under(one.Text("Value")),
        ["FsSecretPlan"] = static one => new RowText().Head(Marks.None, one.Text("Name"), RowText.Joined(one.Text("Action"), one.Text("Kind"), Where(one))),
        ["FsSecretPlace"] = static one => new RowText().Head(
            Marks.None, Row.Place(one), RowText.Joined(one.Text("Source"), one.Text("NeededBy"), one.Text("Environment"))),
    };

    // Who needs a name that is not there is told at once; of one that is, the places are a property.
    private static RowText Comparison(Shown one) => ResultRows.Closed(
        ResultRows.Head(one).Under(!one.Flag("Folded") && one.Is("State", "Missing") ? one.Line("Detail") : null), one);

    /// <summary>Where a secret lies, such as <c>Environment production</c>.</summary>
    public static string Where(Shown one)
    {
        string environment = one.Text("Environment");
        return (one.Text("SecretScope") + " " + (environment.Length > 0 ? environment : one.Text("Organization"))).Trim();
    }

    private static RowText Manifests(RowText row, Shown one) => one.Items("Manifests").Aggregate(row, static (r, m) => r.Names(m + ":", m.Texts("Entries")));
}
