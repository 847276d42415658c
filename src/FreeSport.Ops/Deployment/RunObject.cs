using System.Globalization;
using System.Management.Automation;

using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Takes a run from whatever names one: a deployment, an approval, a log line, their copies from a job or a file, or a number.</summary>
internal static class RunObject
{
    /// <summary>The record that a value names.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The id of a deployment that this machine carries out; null when the value names none.</returns>
    public static string? Record(PSObject value)
    {
        string? id = value.BaseObject is string text ? text : value.Properties[nameof(FsDeployment.DeploymentId)]?.Value?.ToString();
        return id is { Length: > 16 } && id[8] == 'T' ? id : null;
    }

    /// <summary>The run that a value names.</summary>
    /// <param name="value">The value.</param>
    /// <param name="repository">The repository where the value names none.</param>
    /// <returns>The run; null when the value names none.</returns>
    public static RunReference? Read(PSObject value, string? repository)
    {
        // A plan says what was not done: nobody is to wait for it, or stop what it only looked at.
        if (value.TypeNames.Any(static t => t.EndsWith("." + nameof(FsApprovalPlan), StringComparison.Ordinal)))
        {
            return null;
        }

        object? number = value.BaseObject is PSCustomObject || value.Properties[nameof(FsGitHubDeployment.RunId)] is not null
            ? value.Properties[nameof(FsGitHubDeployment.RunId)]?.Value
            : value.BaseObject;
        string text = Convert.ToString(number is PSObject wrapped ? wrapped.BaseObject : number, CultureInfo.InvariantCulture) ?? string.Empty;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long runId) && runId > 0
            ? new RunReference(value.Properties[nameof(FsGitHubDeployment.Repository)]?.Value is string { Length: > 0 } named ? named : repository, runId, KnownOf(value))
            : null;
    }

    private static FsGitHubDeployment? KnownOf(PSObject value) =>
        value.BaseObject is FsGitHubDeployment live ? live
        : value.TypeNames.Contains("Deserialized.FreeSport.Ops.FsDeployment") && LanguagePrimitives.TryConvertTo(value, out FsGitHubDeployment revived) ? revived
        : null;
}
