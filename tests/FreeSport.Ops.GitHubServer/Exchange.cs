namespace FreeSport.Ops.Testing;

/// <summary>A request and its answer.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="PathAndQuery">The address below the API's root, beginning with a slash.</param>
/// <param name="RequestBody">What was sent; null for nothing.</param>
/// <param name="Status">The HTTP status; 0 when no answer came on purpose.</param>
/// <param name="ResponseBody">What was answered; null for nothing.</param>
/// <param name="ResponseContentType">The answer's media type; null for none.</param>
public sealed record Exchange(string Method, string PathAndQuery, string? RequestBody, int Status, string? ResponseBody, string? ResponseContentType)
{
    /// <summary>Gets a value indicating whether the answer was a fault that a test asked for.</summary>
    public bool IsFault { get; init; }

    /// <summary>Gets a value indicating whether the client said which answer it has already.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Gets whose token it came with; null for none or a wrong one.</summary>
    public string? Login { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {PathAndQuery} {Status}";
}
