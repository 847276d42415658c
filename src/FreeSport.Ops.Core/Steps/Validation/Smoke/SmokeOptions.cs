using System.Net;
using System.Security.Cryptography.X509Certificates;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>How smoke tests are run.</summary>
public sealed record SmokeOptions
{
    /// <summary>Gets the environments, each with the version that should answer there; none for all of the configuration, unless <see cref="Checks"/> says what to ask.</summary>
    public IReadOnlyList<SmokeTarget> Targets { get; init; } = [];

    /// <summary>Gets checks that are not in the configuration.</summary>
    public IReadOnlyList<SmokeCheckDefinition> Checks { get; init; } = [];

    /// <summary>Gets the environment that <see cref="Checks"/> belong to, whose logins they may name; null for none.</summary>
    public string? ChecksEnvironment { get; init; }

    /// <summary>Gets whether a check of the configuration is wanted, by its environment and its name.</summary>
    public Func<string, string, bool> IsWanted { get; init; } = static (_, _) => true;

    /// <summary>Gets the version that should answer; null for what the target, the deployment or the configuration says.</summary>
    public string? Version { get; init; }

    /// <summary>Gets how long one check may take with all its repetitions until it passes.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets how long one request may take, redirects among it.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how often a check that does not pass is asked again, 0 or more; where a version is waited for, the deadline alone ends it.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Gets how many answers are measured, 1 or more; each must be as expected.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Gets how many checks run at once, 1 or more.</summary>
    public int ThrottleLimit { get; init; } = 32;

    /// <summary>Gets the proxy; null for the process's own.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Gets a value indicating whether no proxy is used.</summary>
    public bool UsesNoProxy { get; init; }

    /// <summary>Gets how many bytes of an answer are read.</summary>
    public int LargestAnswer { get; init; } = 4 * 1024 * 1024;

    /// <summary>Gets the credentials by the names of the logins, a token without a user; the one under an empty name is for every login.</summary>
    public IReadOnlyDictionary<string, NetworkCredential> Credentials { get; init; } = new Dictionary<string, NetworkCredential>();

    /// <summary>Gets headers of <see cref="Checks"/> that are secret.</summary>
    public IReadOnlyDictionary<string, string> SecretHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the only roots to trust; null for those of this machine.</summary>
    internal X509Certificate2Collection? Roots { get; init; }

    /// <summary>Gets the pause before the first repetition; it doubles for each further one, up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets the longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);
}
