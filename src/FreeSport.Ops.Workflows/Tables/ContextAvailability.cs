namespace FreeSport.Ops.Workflows.Tables;

/// <summary>
/// Which contexts and special functions are available where. Keys are spelled as in GitHub's documentation:
/// <c>jobs.&lt;job_id&gt;.steps.run</c>. Safe from any thread; read at the first question.
/// </summary>
public static class ContextAvailability
{
    internal const string Table = "ContextAvailability.tsv";

    private static readonly Lazy<Dictionary<string, KeyAvailability>> Rows = new(static () =>
        TableResource.Rows(Table).Select(static l => l.Split('\t')).ToDictionary(
            static r => r[0],
            static r => new KeyAvailability(TableResource.List(r[1]), TableResource.List(r[2])),
            StringComparer.Ordinal));

    private static readonly Lazy<KeyAvailability> Everything = new(static () => new KeyAvailability(
        Rows.Value.Values.SelectMany(static a => a.Contexts),
        Rows.Value.Values.SelectMany(static a => a.Functions)));

    /// <summary>Every key at which GitHub evaluates expressions.</summary>
    public static IReadOnlyCollection<string> Keys => Rows.Value.Keys;

    /// <summary>
    /// All contexts and all special functions there are, wherever they are available: tells a name that is
    /// unknown from one that stands in the wrong place.
    /// </summary>
    public static KeyAvailability Anywhere => Everything.Value;

    /// <summary>What is available at a key.</summary>
    /// <param name="key">A key as in the documentation; a sequence adds nothing to it.</param>
    /// <returns><see cref="KeyAvailability.None"/> where no expression is expected.</returns>
    public static KeyAvailability Of(string key) => Rows.Value.TryGetValue(key, out KeyAvailability? found) ? found : ActionAvailability.Of(key) ?? KeyAvailability.None;
}
