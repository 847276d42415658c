using System.Globalization;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>What is known of a resource, fact by fact; a diff compares these.</summary>
internal static class SnapshotFacts
{
    /// <summary>What stands for a value that is never shown.</summary>
    public const string Hidden = "***";

    /// <summary>Facts by name, each with what is shown of it and what it is compared by; a hidden one that cannot be compared has no <c>Compared</c>.</summary>
    public static IEnumerable<(string Name, string Shown, string? Compared)> Of(FsInfrastructureResource resource, bool comparesSeals)
    {
        if (resource.State is not (FsInfrastructureState.Declared or FsInfrastructureState.Unknown))
        {
            yield return Plain("state", resource.State.ToString());
        }

        if (resource.Health != FsInfrastructureHealth.None)
        {
            yield return Plain("health", resource.Health.ToString());
        }

        foreach ((string name, string? value) in new[]
        {
            ("image", resource.Image),
            ("digest", resource.Digest),
            ("owner", resource.Owner),
            ("replicas", Number(resource.Replicas)),
            ("runningReplicas", Number(resource.RunningReplicas)),
            ("restarts", Number(resource.Restarts)),
            ("ports", Joined(resource.Ports)),
            ("variables", Joined(resource.Variables)),
            ("profiles", Joined(resource.Profiles)),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                yield return Plain(name, value!);
            }
        }

        foreach (FsInfrastructureFact fact in resource.Facts)
        {
            yield return fact.Value is { } shown ? Plain(fact.Name, shown) : (fact.Name, Hidden, comparesSeals ? fact.Seal : null);
        }
    }

    private static (string Name, string Shown, string? Compared) Plain(string name, string value) => (name, value, value);

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Joined(string[] values) => string.Join(", ", values);
}
