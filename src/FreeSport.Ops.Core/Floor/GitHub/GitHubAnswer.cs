namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>An answer of GitHub and what its head told.</summary>
/// <typeparam name="T">What the body holds.</typeparam>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; null when there is none.</param>
/// <param name="Headers">The head's fields, their names in any case.</param>
public sealed record GitHubAnswer<T>(int Status, T? Body, IReadOnlyDictionary<string, string> Headers)
    where T : class
{
    /// <summary>Gets a value indicating whether GitHub said that nothing changed since the last time this was asked.</summary>
    public bool IsUnchanged => Headers.ContainsKey(ConditionalHandler.UnchangedHeader);

    /// <summary>Gets the server's own clock when it answered, in UTC; null when it does not tell.</summary>
    public DateTime? ServerTime => Headers.TryGetValue("Date", out string? text) ? GitHubWait.Date(text) : null;

    /// <summary>A field of the head.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>Its value; null when it is not there.</returns>
    public string? Header(string name) => Headers.TryGetValue(name, out string? value) ? value : null;
}
