using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>What a set of compose files comes to.</summary>
/// <param name="Name">The name of the compose project.</param>
/// <param name="Model">The merged model, in the long form that <c>docker compose config</c> prints; empty when nothing could be read.</param>
/// <param name="Findings">What compose refuses or warns of, file by file in the order of the text.</param>
public sealed record ComposeProject(string Name, ComposeMapping Model, IReadOnlyList<ComposeFinding> Findings)
{
    /// <summary>Gets the services that start with these profiles, by name.</summary>
    public IReadOnlyDictionary<string, ComposeMapping> Services { get; init; } = new Dictionary<string, ComposeMapping>();

    /// <summary>Gets the services that start with other profiles only, by name.</summary>
    public IReadOnlyDictionary<string, ComposeMapping> Disabled { get; init; } = new Dictionary<string, ComposeMapping>();

    /// <summary>Gets the absolute paths of every compose file that was read, those that are included or extended too.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Gets the absolute paths of the env files and label files of services that were read.</summary>
    public IReadOnlyList<string> EnvFiles { get; init; } = [];

    /// <summary>Gets the variables that are not set and have no default, each with the first place that asks for it.</summary>
    public IReadOnlyDictionary<string, ComposePlace> Unset { get; init; } = new Dictionary<string, ComposePlace>();

    /// <summary>Gets every place that asks for a variable that is not set.</summary>
    public IReadOnlyCollection<ComposePlace> Blanks { get; init; } = [];

    /// <summary>Gets a value indicating whether compose would refuse the files.</summary>
    public bool IsRefused => Findings.Any(static f => f.Severity == FsFindingSeverity.Error);
}
