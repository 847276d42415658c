using FreeSport.Ops.Core.Floor.Logging;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Where Docker's client looks for its engine, and who says so.</summary>
/// <param name="Address">The address, without credentials.</param>
/// <param name="Variable">The environment variable that names it; null when the context does.</param>
internal sealed record DockerEndpoint(string Address, string? Variable)
{
    /// <summary>The environment variable that outweighs every context.</summary>
    public const string HostVariable = "DOCKER_HOST";

    /// <summary>Gets a value indicating whether the engine is of this machine, so that it can be started here.</summary>
    public bool IsUsual => Variable is null && (Address.StartsWith("unix://", StringComparison.OrdinalIgnoreCase) || Address.StartsWith("npipe://", StringComparison.OrdinalIgnoreCase));

    /// <summary>What the environment names.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <returns>The endpoint; null when nothing is named there.</returns>
    public static DockerEndpoint? OfEnvironment(Func<string, string?> variable) =>
        variable(HostVariable) is { Length: > 0 } host ? Of(host, HostVariable) : null;

    /// <summary>What a context names.</summary>
    /// <param name="address">The address that <c>docker context inspect</c> tells.</param>
    /// <returns>The endpoint; null when it tells none.</returns>
    public static DockerEndpoint? OfContext(string address) => address.Trim() is { } told && told.Contains("://", StringComparison.Ordinal) ? Of(told, variable: null) : null;

    private static DockerEndpoint Of(string address, string? variable) =>
        new(AddressText.WithoutCredentials(address.FirstLine(200), new SecretRedactor()), variable);
}
