using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>What GitHub has for one repository and one environment.</summary>
/// <param name="Address">The repository; null when it is not known.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Scopes">Every place and kind once.</param>
internal sealed record RemoteNames(GitHubAddress? Address, string Environment, IReadOnlyList<RemoteScope> Scopes)
{
    /// <summary>The places a job can read, the one that goes before the others first.</summary>
    public static readonly IReadOnlyList<FsSecretScope> Precedence = [FsSecretScope.Environment, FsSecretScope.Repository, FsSecretScope.Organization];

    /// <summary>Gets the first reason why something could not be read; null when all was.</summary>
    public OpsFailure? Failure => Scopes.Select(static s => s.Failure).FirstOrDefault(static f => f is not null);

    /// <summary>Nothing could be asked.</summary>
    public static RemoteNames Unasked(GitHubAddress? address, string environment, OpsFailure failure) => new(
        address,
        environment,
        [
            .. from scope in Precedence
               from kind in new[] { FsSecretKind.Secret, FsSecretKind.Variable }
               select new RemoteScope(scope, kind) { Failure = failure },
        ]);

    public RemoteScope Of(FsSecretScope scope, FsSecretKind kind) => Scopes.First(s => s.Scope == scope && s.Kind == kind);

    /// <summary>What a name of a place is called in evidence, as GitHub's API addresses it.</summary>
    public string Input(FsSecretScope scope, FsSecretKind kind, string name) =>
        Address is null ? string.Empty : RemoteInput.NameOf(Address, new SecretLocation(scope, scope == FsSecretScope.Environment ? Environment : null), kind, name);
}
