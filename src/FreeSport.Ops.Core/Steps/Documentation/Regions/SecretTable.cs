using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>The region of the secrets and variables that workflows read.</summary>
internal static class SecretTable
{
    public static IReadOnlyList<string> Lines(DocumentationWorld world)
    {
        string[] secrets = [.. Table(world, RegionTexts.ColumnSecret, static w => w.Outline.Secrets.Where(static s => !s.IsAutomatic))];
        string[] variables = [.. Table(world, RegionTexts.ColumnVariable, static w => w.Outline.Variables)];
        string[] computed = [.. Table(world, RegionTexts.ColumnComputed, static w => w.Outline.ComputedNames)];
        string[] unreadable = [.. world.Workflows.Where(static w => !w.IsReadable).Select(static w => w.File)];
        List<string> lines = [];
        foreach (string[] part in new[] { secrets.Length > 0 ? secrets : [RegionTexts.NoSecrets], variables, computed, unreadable.Length > 0 ? [RegionTexts.SecretsUnreadable.With(CellText.Codes(unreadable))] : [] }.Where(static p => p.Length > 0))
        {
            lines.AddRange(lines.Count == 0 ? part : [string.Empty, .. part]);
        }

        return lines;
    }

    // GitHub does not tell cases of these names apart.
    private static IEnumerable<string> Table(DocumentationWorld world, string column, Func<DocumentedWorkflow, IEnumerable<FsWorkflowReference>> read)
    {
        (string File, FsWorkflowReference Read)[] all = [.. world.Workflows.SelectMany(w => read(w).Select(r => (w.File, r)))];
        return all.Length == 0 ? [] : CellText.Header(column, RegionTexts.ColumnEnvironment, RegionTexts.ColumnReadBy).Concat(
            all.GroupBy(static r => r.Read.Name, StringComparer.OrdinalIgnoreCase)
                .OrderBy(static g => g.Key, StringComparer.OrdinalIgnoreCase)
                .Select(static g => CellText.Row(CellText.Code(g.Key), Environments(g.Select(static r => r.Read)), Places(g))));
    }

    private static string Environments(IEnumerable<FsWorkflowReference> reads) => CellText.Joined(
        reads.Select(static r => r.Environment).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(static e => e, StringComparer.Ordinal)
            .Select(static e => e is null ? RegionTexts.OfRepository : CellText.Code(e)));

    private static string Places(IEnumerable<(string File, FsWorkflowReference Read)> reads) => CellText.Joined(
        reads.GroupBy(static r => r.File, StringComparer.Ordinal).Select(static f =>
        {
            string[] jobs = [.. f.Select(static r => r.Read.Job).OfType<string>().Distinct(StringComparer.Ordinal)];
            return CellText.Code(f.Key) + (jobs.Length == 0 ? string.Empty : " (" + string.Join(", ", jobs.Select(CellText.Plain)) + ")");
        }));
}
