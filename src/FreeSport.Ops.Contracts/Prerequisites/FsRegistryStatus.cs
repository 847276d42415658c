namespace FreeSport.Ops;

/// <summary>Whether one image can be pulled from here, and why not.</summary>
public sealed class FsRegistryStatus : FsResult
{
    /// <summary>Gets or sets what was found.</summary>
    public FsRegistryState State { get; set; }

    /// <summary>Gets or sets the registry's host; null when no image is known.</summary>
    public string? Registry { get; set; }

    /// <summary>Gets or sets the image's path within the registry; null when no image is known.</summary>
    public string? Repository { get; set; }

    /// <summary>Gets or sets the tag that was asked for; null when the image has none, or none was reached.</summary>
    public string? Tag { get; set; }

    /// <summary>Gets or sets the digest the tag stands for, as <c>sha256:…</c>; null when the image cannot be pulled.</summary>
    public string? Digest { get; set; }

    /// <summary>Gets or sets the account; null for an anonymous request and for a login that has no account name.</summary>
    public string? UserName { get; set; }

    /// <summary>Gets or sets where the login came from.</summary>
    public FsCredentialSource CredentialSource { get; set; }

    /// <summary>Gets or sets the HTTP status of the answer that decided, 100 to 599; null when there was no answer.</summary>
    public int? HttpStatus { get; set; }
}
