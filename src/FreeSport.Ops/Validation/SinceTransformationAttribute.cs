using System.Globalization;
using System.Management.Automation;

namespace FreeSport.Ops.Commands.Validation;

/// <summary>Takes when a change began as a time, as a text, or from a result: when its look or its deed began.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SinceTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        PSObject value = PSObject.AsPSObject(inputData ?? string.Empty);
        return value.BaseObject switch
        {
            string => inputData,
            DateTime time => time.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
            TimeSpan ago => DateTimeOffset.UtcNow.Subtract(ago).ToString("o", CultureInfo.InvariantCulture),
            _ => Start(value) ?? inputData,
        };
    }

    private static string? Start(PSObject value) => (value.Properties[nameof(FsResult.StartedAt)] ?? value.Properties[nameof(FsDeployment.CreatedAt)] ?? value.Properties[nameof(FsEvidence.At)])?.Value is { } at
        && (at is PSObject wrapped ? wrapped.BaseObject : at) is DateTime time
        ? time.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture)
        : null;
}
