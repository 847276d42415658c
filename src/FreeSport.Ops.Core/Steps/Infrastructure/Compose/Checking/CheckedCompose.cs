using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>A checked set of compose files.</summary>
/// <param name="Project">What it comes to, with everything that was found.</param>
/// <param name="EnvFiles">Absolute paths of the env files that were read.</param>
/// <param name="MissingEnvFiles">Absolute paths of the env files that are named and not on this machine.</param>
/// <param name="Profiles">The profiles that were on.</param>
public sealed record CheckedCompose(ComposeProject Project, IReadOnlyList<string> EnvFiles, IReadOnlyList<string> MissingEnvFiles, IReadOnlyList<string> Profiles);
