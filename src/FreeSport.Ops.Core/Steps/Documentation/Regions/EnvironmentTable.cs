using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Documentation.Pages;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>The region of the environments, as configuration and workflows know them.</summary>
internal static class EnvironmentTable
{
    public static IReadOnlyList<string> Lines(DocumentationWorld world)
    {
        (string Name, DocumentedWorkflow Workflow, JobSyntax Job)[] used =
        [
            .. world.Workflows.SelectMany(static w => (w.Syntax?.Jobs ?? []).Where(static j => j.Environment?.Name is { Value.Length: > 0 }).Select(j => (j.Environment!.Name!.Value, w, j))),
        ];
        IReadOnlyList<EnvironmentDefinition> known = world.Project.Configuration.Environments;
        string[] names = [.. known.Select(static e => e.Name).Concat(used.Select(static u => u.Name).OrderBy(static n => n, StringComparer.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase)];
        return names.Length == 0
            ? [RegionTexts.NoEnvironments]
            :
            [
                .. CellText.Header(RegionTexts.ColumnEnvironment, RegionTexts.ColumnKind, RegionTexts.ColumnBranch, RegionTexts.ColumnApproval, RegionTexts.ColumnWorkflows, RegionTexts.ColumnAddress),
                .. names.Select(n => Row(n, known.FirstOrDefault(e => Is(e.Name, n)), [.. used.Where(u => Is(u.Name, n)).Select(static u => (u.Workflow, u.Job))])),
            ];
    }

    private static string Row(string name, EnvironmentDefinition? known, (DocumentedWorkflow Workflow, JobSyntax Job)[] used) => CellText.Row(
        CellText.Code(name),
        known is null ? CellText.Nothing : known.IsProduction ? RegionTexts.Production : RegionTexts.TestStand,
        CellText.Codes(known?.Deployment?.Branch is { } branch ? [branch] : used.SelectMany(static u => u.Workflow.On("push")?.Branches?.Patterns ?? []).Select(static p => p.Value).Distinct(StringComparer.Ordinal)),
        known is { Change.IsRequired: true } ? RegionTexts.Confirmations.With(known.Change.Confirmations) : CellText.Nothing,
        CellText.Joined(used.GroupBy(static u => u.Workflow.File, StringComparer.Ordinal).Select(static w => CellText.Code(w.Key) + " (" + string.Join(", ", w.Select(static u => CellText.Plain(u.Job.Id.Value))) + ")")),
        CellText.Joined((known is { Urls.Count: > 0 } ? known.Urls : [.. used.Select(static u => u.Job.Environment!.Url?.Value).OfType<string>()]).Distinct(StringComparer.Ordinal).Select(Address).Where(static a => a.Length > 0)));

    // What stands in an address before the host is a secret.
    private static string Address(string written) =>
        !Uri.TryCreate(written, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https") ? CellText.Code(written)
        : address.UserInfo.Length > 0 ? string.Empty
        : "<" + address.AbsoluteUri.Replace("|", "%7C") + ">";

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
