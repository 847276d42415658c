namespace FreeSport.Ops.Packaging.Contract;

/// <summary>One operation of the API: the method in lower case, as OpenAPI writes it, and the path's template.</summary>
internal sealed record Endpoint(string Method, string Path)
{
    /// <summary>Reads lines of the form <c>METHOD /path/{template}</c>; empty lines and those with # are passed over.</summary>
    /// <exception cref="InvalidDataException">A line has another form.</exception>
    public static IEnumerable<Endpoint> Read(IEnumerable<string> lines) =>
        from line in lines
        where line.Length > 0 && line[0] != '#'
        select line.Split(' ') is [var method, ['/', ..] path]
            ? new Endpoint(method.ToLowerInvariant(), path)
            : throw new InvalidDataException($"\"{line}\" is not of the form METHOD /path.");
}
