using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>The services that start with some profiles, and those that do not.</summary>
internal sealed class ActiveServices
{
    /// <summary>Initializes a new instance of the <see cref="ActiveServices"/> class.</summary>
    /// <param name="model">A model in long form.</param>
    /// <param name="profiles">The profiles that are on.</param>
    public ActiveServices(ComposeMapping model, IReadOnlyList<string> profiles)
    {
        foreach (ComposeEntry entry in model.Mapping("services")?.Entries ?? [])
        {
            if (entry.Value is ComposeMapping service)
            {
                (IsOn(service, profiles) ? Enabled : Disabled)[entry.Key] = service;
            }
        }
    }

    /// <summary>Gets those that start, by name.</summary>
    public Dictionary<string, ComposeMapping> Enabled { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the others, by name.</summary>
    public Dictionary<string, ComposeMapping> Disabled { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a service starts with some profiles.</summary>
    public static bool IsOn(ComposeMapping service, IReadOnlyList<string> profiles) =>
        service.Sequence("profiles") is not { Items.Count: > 0 } own
        || own.Texts.Any(p => profiles.Contains(p.Text!))
        || profiles.Contains("*");
}
