namespace FreeSport.Ops.Core.Steps.Infrastructure.Docker;

/// <summary>Names of images, in the one form in which two of them can be compared.</summary>
internal static class ImageReferences
{
    /// <summary>Name and tag without digest, with what Docker adds where nothing is written: <c>nginx</c> is <c>docker.io/library/nginx:latest</c>.</summary>
    public static string Canonical(string image)
    {
        (string name, string? digest) = Split(image);
        int slash = name.IndexOf('/');
        string first = slash < 0 ? string.Empty : name.Substring(0, slash);
        bool hasRegistry = first.IndexOf('.') >= 0 || first.IndexOf(':') >= 0 || first == "localhost";
        string rest = hasRegistry ? name.Substring(slash + 1) : name;
        string registry = hasRegistry ? first is "index.docker.io" ? "docker.io" : first : "docker.io";
        string path = registry == "docker.io" && rest.IndexOf('/') < 0 ? "library/" + rest : rest;
        bool hasTag = path.LastIndexOf(':') > path.LastIndexOf('/');
        return registry + "/" + path + (hasTag || digest is not null ? string.Empty : ":latest");
    }

    /// <summary>The digest that an image is pinned to; null when it is not.</summary>
    public static string? Digest(string? image) => image is null ? null : Split(image).Digest;

    /// <summary>The tag that is written; null when none is.</summary>
    public static string? Tag(string image)
    {
        string name = Split(image).Name;
        int colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name.Substring(colon + 1) : null;
    }

    /// <summary>Name with tag, and digest.</summary>
    public static (string Name, string? Digest) Split(string image)
    {
        int at = image.IndexOf('@');
        return at < 0 ? (image, null) : (image.Substring(0, at), image.Substring(at + 1));
    }

    /// <summary>Whether what runs was started from the image that is declared, by the names of both.</summary>
    public static bool IsSame(string declared, string running)
    {
        // A pinned image need not keep its tag, and an engine shows a name without the one that is not needed.
        return Canonical(Split(declared).Name) == Canonical(Split(running).Name)
            || (Digest(declared) is not null && Repository(declared) == Repository(running));
    }

    private static string Repository(string image)
    {
        string name = Canonical(Split(image).Name);
        int colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name.Substring(0, colon) : name;
    }
}
