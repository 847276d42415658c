using System.Management.Automation;

using FreeSport.Ops.Commands.Formats;
using FreeSport.Ops.Core.Steps.Monitoring.Incidents;

namespace FreeSport.Ops.Commands.Monitoring;

/// <summary>Reads what comes down the pipeline for an incident: alive, or back from a job, a remote session or a file.</summary>
internal static class IncidentInput
{
    /// <summary>Reads an object; what is no result belongs to no incident, and what is recorded is told by the ledgers.</summary>
    public static IEnumerable<IncidentItem> Read(PSObject input)
    {
        Shown one = Shown.Of(input);
        string[] types = [.. one.TypeNames];
        bool isRecorded = one.Text("EvidenceId").Length > 0;
        if (!types.Contains(nameof(FsResult)) || (isRecorded && PartOf(types, one) == IncidentPart.Verdicts))
        {
            yield break;
        }

        yield return new IncidentItem(PartOf(types, one), Subject(types, one), Enum.TryParse(one.Text("Outcome"), out FsOutcome outcome) ? outcome : FsOutcome.Inconclusive, one.Text("Summary"))
        {
            At = one.Moment("StartedAt") is { Year: > 1 } at ? at.ToUniversalTime() : null,
            By = one.Text("StartedBy"),
            Commit = one.Text("Commit"),
            Link = one.Text("Url"),
        };
    }

    private static IncidentPart PartOf(string[] types, Shown one) =>
        types.Contains(nameof(FsDeployment)) ? one.Flag("IsRollback") ? IncidentPart.Rollback : IncidentPart.Deployed
        : types.Contains("FsAlert") ? IncidentPart.Alerts
        : types.Contains("FsRegression") ? IncidentPart.Signatures
        : IncidentPart.Verdicts;

    private static string Subject(string[] types, Shown one) =>
        types.Contains(nameof(FsDeployment)) && one.Text("Workflow") is { Length: > 0 } workflow ? workflow + " #" + one.Text("RunNumber") : one.Text("Subject");
}
