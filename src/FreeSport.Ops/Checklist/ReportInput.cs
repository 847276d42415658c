using System.Management.Automation;

namespace FreeSport.Ops.Commands.Checklist;

/// <summary>Reads what comes down the pipeline for a report: alive, or back from a job, a remote session or a file.</summary>
internal static class ReportInput
{
    private const string Revived = "Deserialized.";

    /// <summary>Reads an object.</summary>
    /// <param name="input">The object.</param>
    /// <param name="item">The object as what it is; null where a report passes over it in silence.</param>
    /// <returns>False where no report tells of such an object.</returns>
    public static bool TryRead(PSObject input, out object? item)
    {
        item = input.BaseObject is PSCustomObject or null ? Revive(input) : input.BaseObject.GetType().Assembly == typeof(FsReport).Assembly ? input.BaseObject : Revive(input);
        if (item is FsRunbookSummary or FsReport)
        {
            item = null;
            return true;
        }

        return item is FsChecklistStatus or FsEvidence or FsChange or FsInfrastructurePlan or FsDelivery or FsResult;
    }

    private static object? Revive(PSObject input) =>
        input.TypeNames.FirstOrDefault() is { } name && name.StartsWith(Revived, StringComparison.Ordinal)
        && typeof(FsReport).Assembly.GetType(name.Substring(Revived.Length)) is { } type
        && LanguagePrimitives.TryConvertTo(input, type, out object revived)
            ? revived
            : null;
}
