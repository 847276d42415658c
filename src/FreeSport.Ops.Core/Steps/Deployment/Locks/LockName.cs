using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>The ref of an environment's lock.</summary>
internal static class LockName
{
    private const string Folder = "refs/fsops/locks/";

    // A slash would make one environment's ref the folder of another's.
    private static readonly Regex Environment = new(@"\A[a-z0-9][a-z0-9._-]*\z", RegexOptions.CultureInvariant);

    private static readonly Regex Ref = new(@"\Arefs(/[A-Za-z0-9_][A-Za-z0-9._-]*)+\z", RegexOptions.CultureInvariant);

    /// <summary>The ref of an environment.</summary>
    /// <param name="environment">Its name.</param>
    /// <param name="configured">The ref of the configuration; null for ours.</param>
    /// <exception cref="Floor.Results.OpsException">There can be no such ref (<c>DeploymentLockNameInvalid</c>).</exception>
    public static string Of(string environment, string? configured)
    {
        string name = environment.ToLowerInvariant();
        if (configured is null && !Environment.IsMatch(name))
        {
            throw LockFailures.Name(environment);
        }

        // What git refuses in a ref, too.
        string full = configured ?? Folder + name;
        bool isRef = Ref.IsMatch(full) && !full.Contains("..", StringComparison.Ordinal) && full.Split('/') is { Length: > 2 } parts
            && !parts.Any(static p => p.EndsWith(".", StringComparison.Ordinal) || p.EndsWith(".lock", StringComparison.Ordinal));
        return isRef ? full : throw LockFailures.Name(full);
    }
}
