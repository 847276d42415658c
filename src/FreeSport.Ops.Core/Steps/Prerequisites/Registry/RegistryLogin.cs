namespace FreeSport.Ops.Core.Steps.Prerequisites.Registry;

/// <summary>What a registry is told about who asks. Its text never shows the secret.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="UserName">The account; empty for an identity token.</param>
/// <param name="Secret">Password or token.</param>
public sealed record RegistryLogin(FsCredentialSource Source, string UserName, string Secret)
{
    /// <summary>Gets a value indicating whether the secret is an identity token, exchanged instead of sent.</summary>
    public bool IsIdentityToken => UserName.Length == 0;

    /// <inheritdoc/>
    public override string ToString() => Source + " " + UserName;
}
