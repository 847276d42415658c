namespace FreeSport.Ops.Testing;

/// <summary>Something that goes wrong on purpose.</summary>
/// <param name="Method">The method it happens to; null for any.</param>
/// <param name="Path">Part of the path it happens to.</param>
/// <param name="Kind">What happens.</param>
public sealed record Fault(string? Method, string Path, FaultKind Kind)
{
    /// <summary>Gets the HTTP status of <see cref="FaultKind.Status"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>Gets what the answer says.</summary>
    public string Message { get; init; } = "A fault on purpose";

    /// <summary>Gets the details of a 422.</summary>
    public string[] Errors { get; init; } = [];

    /// <summary>Gets fields of the answer's head, such as Retry-After.</summary>
    public (string Name, string Value)[] Headers { get; init; } = [];

    /// <summary>Gets how often it happens.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Gets how many matching requests go well before.</summary>
    public int After { get; init; }

    /// <summary>Gets what else happens each time, before the answer.</summary>
    public Action? Then { get; init; }
}
