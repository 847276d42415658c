using System.Globalization;

namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>What scripts and hooks that run inside a lock find in their environment.</summary>
internal static class LockVariables
{
    public const string Token = "FSOPS_FENCE_TOKEN";

    public const string Environment = "FSOPS_LOCK_ENV";

    public const string Session = "FSOPS_LOCK_SESSION";

    public static IReadOnlyDictionary<string, string?> Of(LockBody body) => new Dictionary<string, string?>
    {
        [Token] = body.Token.ToString(CultureInfo.InvariantCulture),
        [Environment] = body.Env,
        [Session] = body.Session,
    };
}
