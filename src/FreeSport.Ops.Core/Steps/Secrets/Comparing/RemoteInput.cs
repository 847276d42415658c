using System.Globalization;

using FreeSport.Ops.Core.Floor.GitHub;

namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>How evidence keeps when a name on GitHub was last changed.</summary>
internal static class RemoteInput
{
    /// <summary>The name and the time as an input.</summary>
    public static FsInput Of(GitHubAddress address, SecretLocation location, FsSecretKind kind, string name, DateTime updatedAt) =>
        new() { Name = NameOf(address, location, kind, name), Kind = FsInputKind.Remote, Fingerprint = Stamp(updatedAt) };

    /// <summary>What a name of a place is called, as GitHub's API addresses it; GitHub does not tell upper case from lower case.</summary>
    public static string NameOf(GitHubAddress address, SecretLocation location, FsSecretKind kind, string name)
    {
        string list = kind == FsSecretKind.Secret ? "secrets" : "variables";
        string place = location.Scope switch
        {
            FsSecretScope.Environment => $"{address.FullName}/environments/{location.Environment}/{list}",
            FsSecretScope.Organization => $"orgs/{location.Organization ?? address.Owner}/{list}",
            _ => $"{address.FullName}/{list}",
        };
        return $"{address.Host}/{place}".ToLowerInvariant() + "/" + name;
    }

    /// <summary>A time as evidence keeps it.</summary>
    public static string Stamp(DateTime? updatedAt) => updatedAt?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "unknown";
}
