using System.Globalization;

using FreeSport.Ops.Core.GitHub;

namespace FreeSport.Ops.Core.Secrets.Comparing;

/// <summary>How evidence keeps when a name on GitHub was last changed.</summary>
internal static class RemoteInput
{
    /// <summary>The name and the time as an input.</summary>
    public static FsInput Of(GitHubAddress address, FsSecretScope scope, FsSecretKind kind, string? environment, string name, DateTime updatedAt) =>
        new() { Name = NameOf(address, scope, kind, environment, name), Kind = FsInputKind.Remote, Fingerprint = Stamp(updatedAt) };

    /// <summary>What a name of a place is called, as GitHub's API addresses it.</summary>
    public static string NameOf(GitHubAddress address, FsSecretScope scope, FsSecretKind kind, string? environment, string name)
    {
        string list = kind == FsSecretKind.Secret ? "secrets" : "variables";
        return address.Host + "/" + (scope switch
        {
            FsSecretScope.Environment => $"{address.FullName}/environments/{environment}/{list}/{name}",
            FsSecretScope.Organization => $"orgs/{address.Owner}/{list}/{name}",
            _ => $"{address.FullName}/{list}/{name}",
        });
    }

    /// <summary>A time as evidence keeps it.</summary>
    public static string Stamp(DateTime? updatedAt) => updatedAt?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "unknown";
}
