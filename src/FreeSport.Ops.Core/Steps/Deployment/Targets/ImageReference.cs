namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>The name of an image, taken apart.</summary>
/// <param name="Repository">The name without tag and digest.</param>
/// <param name="Tag">The tag; null where none is written.</param>
/// <param name="Digest">The digest, as <c>sha256:…</c>; null where none is written.</param>
internal sealed record ImageReference(string Repository, string? Tag, string? Digest)
{
    private const string Hub = "docker.io/";

    /// <summary>Gets a value indicating whether it is the engine's id of an image and no name.</summary>
    public bool IsId => Tag is null && Digest is null && Repository.Length == 0;

    /// <summary>Gets the repository as Docker spells it out: <c>nginx</c> is <c>docker.io/library/nginx</c>.</summary>
    public string Canonical
    {
        get
        {
            string first = Repository.Split('/')[0];
            bool hasRegistry = Repository.Contains('/') && (first.Contains('.') || first.Contains(':') || first == "localhost");
            return !hasRegistry ? Hub + (Repository.Contains('/') ? string.Empty : "library/") + Repository
                : Repository.StartsWith("index." + Hub, StringComparison.Ordinal) ? Repository.Substring("index.".Length) : Repository;
        }
    }

    /// <summary>Gets a value indicating whether its registry is on this machine, which needs no TLS.</summary>
    public bool IsOnLoopback => Repository.Split('/')[0].Split(':')[0] is "localhost" or "127.0.0.1" && Repository.Contains('/');

    /// <summary>Takes a name apart.</summary>
    public static ImageReference Parse(string text)
    {
        if (text.StartsWith("sha256:", StringComparison.Ordinal))
        {
            return new ImageReference(string.Empty, null, null);
        }

        int at = text.IndexOf('@');
        string name = at < 0 ? text : text.Substring(0, at);
        int colon = name.LastIndexOf(':');
        bool hasTag = colon > name.LastIndexOf('/');
        return new ImageReference(hasTag ? name.Substring(0, colon) : name, hasTag ? name.Substring(colon + 1) : null, at < 0 ? null : text.Substring(at + 1));
    }
}
