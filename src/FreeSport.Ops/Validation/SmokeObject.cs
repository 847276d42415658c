using System.Management.Automation;

using FreeSport.Ops.Core.Steps.Validation.Smoke;

namespace FreeSport.Ops.Commands.Validation;

/// <summary>What an object of the pipeline names: an environment with the version that should answer there, or something to ask.</summary>
/// <param name="Target">The environment; null for none.</param>
/// <param name="Name">The one test of it that is meant; null for all.</param>
/// <param name="Text">The address or port; null for none.</param>
internal sealed record SmokeObject(SmokeTarget? Target, string? Name, string? Text)
{
    public static SmokeObject? Read(PSObject value)
    {
        string[] types = [.. value.TypeNames.Select(static t => t.Substring(t.LastIndexOf('.') + 1))];

        // A plan says what was not done: nobody is to wait for its version.
        if (types[0].StartsWith("Fs", StringComparison.Ordinal) && types[0].EndsWith("Plan", StringComparison.Ordinal))
        {
            return null;
        }

        if (value.BaseObject is string or System.Uri)
        {
            return new SmokeObject(null, null, value.BaseObject.ToString());
        }

        string? environment = Value(value, "Environment");
        if (types.Contains(nameof(FsSmokeTest)))
        {
            return environment is null
                ? new SmokeObject(null, null, Value(value, nameof(FsSmokeTest.Target)))
                : new SmokeObject(new SmokeTarget(environment, Value(value, nameof(FsSmokeTest.ExpectedVersion))), Value(value, nameof(FsSmokeTest.Name)), null);
        }

        string? address = Value(value, "Uri") ?? Value(value, "Url");
        return environment is not null ? new SmokeObject(new SmokeTarget(environment, Version(value)), null, null)
            : address is not null ? new SmokeObject(null, null, address)
            : null;
    }

    // A rollback puts an image back whose tag is all that is known of it.
    private static string? Version(PSObject value) => value.Properties[nameof(FsDeployment.IsRollback)]?.Value is true
        ? Value(value, nameof(FsDeployment.ImageTag))
        : Value(value, nameof(FsDeployment.Commit));

    private static string? Value(PSObject value, string name) =>
        value.Properties[name]?.Value?.ToString() is { Length: > 0 } text ? text : null;
}
