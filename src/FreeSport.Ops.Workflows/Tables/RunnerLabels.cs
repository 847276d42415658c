namespace FreeSport.Ops.Workflows.Tables;

/// <summary>The labels of GitHub's runners, and the ones every runner of one's own has. Safe from any thread; read at the first question.</summary>
internal static class RunnerLabels
{
    internal const string Table = "RunnerLabels.tsv";

    private static readonly Lazy<Dictionary<string, RunnerLabel>> Known = new(static () =>
        TableResource.Rows(Table).Select(RunnerLabel.Of).ToDictionary(static l => l.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Gets every label that a job can ask for.</summary>
    public static IEnumerable<string> Offered => Known.Value.Values.Where(static l => l.State != RunnerState.Removed).Select(static l => l.Name);

    /// <summary>What is known of a label; null when nobody knows it.</summary>
    public static RunnerLabel? Find(string label) => Known.Value.TryGetValue(label, out RunnerLabel? found) ? found : null;
}
