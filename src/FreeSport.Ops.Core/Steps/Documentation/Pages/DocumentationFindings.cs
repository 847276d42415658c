namespace FreeSport.Ops.Core.Steps.Documentation.Pages;

/// <summary>What was found so far, each cause once with all its places.</summary>
internal sealed class DocumentationFindings
{
    private readonly Dictionary<(FsDocumentationRule Rule, string Key), FoundCause> _causes = [];
    private readonly List<FoundCause> _order = [];

    /// <summary>Gets the causes in the order in which they were found.</summary>
    public IReadOnlyList<FoundCause> All => _order;

    /// <summary>Adds a place of a cause; what the first place said of it holds.</summary>
    /// <param name="rule">What was asked.</param>
    /// <param name="outcome">The verdict.</param>
    /// <param name="subject">What it is about; the same rule and subject are one cause.</param>
    /// <param name="place">Where.</param>
    /// <param name="message">What is wrong, in the reader's language.</param>
    /// <param name="remedy">What to do about it; null for nothing.</param>
    public void Add(FsDocumentationRule rule, FsOutcome outcome, string subject, FoundPlace place, string message, string? remedy)
    {
        if (!_causes.TryGetValue((rule, subject), out FoundCause? cause))
        {
            cause = new FoundCause(rule, outcome, subject, message, remedy);
            _causes.Add((rule, subject), cause);
            _order.Add(cause);
        }

        cause.Add(place);
    }

    /// <summary>Whether a cause was found.</summary>
    public bool Has(FsDocumentationRule rule, string subject) => _causes.ContainsKey((rule, subject));

    /// <summary>Adds another place of a cause that was found; nothing where it was not.</summary>
    public void AddPlace(FsDocumentationRule rule, string subject, FoundPlace place)
    {
        if (_causes.TryGetValue((rule, subject), out FoundCause? cause))
        {
            cause.Add(place);
        }
    }
}

/// <summary>A place in a file, relative to the project.</summary>
internal sealed record FoundPlace(string Path, int Line = 0, int Column = 0);

/// <summary>One cause with its places.</summary>
internal sealed class FoundCause(FsDocumentationRule rule, FsOutcome outcome, string subject, string message, string? remedy)
{
    private readonly List<FoundPlace> _places = [];

    public FsDocumentationRule Rule => rule;

    public FsOutcome Outcome => outcome;

    public string Subject => subject;

    public string Message => message;

    public string? Remedy => remedy;

    public IReadOnlyList<FoundPlace> Places => _places;

    public void Add(FoundPlace place)
    {
        if (!_places.Any(p => p.Path == place.Path && p.Line == place.Line))
        {
            _places.Add(place);
        }
    }

    public void Remove(FoundPlace place) => _places.Remove(place);
}
