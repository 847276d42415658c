namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

/// <summary>What was found so far; the same thing at the same place counts once, however many overlays show it again.</summary>
internal sealed class ComposeFindings
{
    /// <summary>How many are kept; who has more is helped by the first of them.</summary>
    public const int Most = 1000;

    private readonly HashSet<(string Rule, ComposePlace Place, string Message)> _seen = [];
    private readonly HashSet<ComposePlace> _wrong = [];
    private readonly List<ComposeFinding> _all = [];

    /// <summary>Gets them, as they were found.</summary>
    public IReadOnlyList<ComposeFinding> All => _all;

    /// <summary>Gets a value indicating whether one is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Gets or sets the service that is being looked at; null for none.</summary>
    public string? Service { get; set; }

    /// <summary>They, file by file, those that a person named first, in the order of the text.</summary>
    public IReadOnlyList<ComposeFinding> InOrder(IReadOnlyList<string> files) =>
    [
        .. _all
            .OrderBy(f => files.TakeWhile(n => n != f.Place.File).Count())
            .ThenBy(static f => f.Place.File, StringComparer.Ordinal)
            .ThenBy(static f => f.Place.Line)
            .ThenBy(static f => f.Place.Column),
    ];

    /// <summary>Whether something at a place is wrong already, so that what follows from it need not be told.</summary>
    public bool IsWrong(ComposePlace place) => _wrong.Contains(place);

    /// <summary>Adds what compose refuses or what cannot work.</summary>
    public void Error(string rule, ComposePlace place, string message, string remedy = "")
    {
        Add(rule, FsFindingSeverity.Error, place, message, remedy);
        _wrong.Add(place);
    }

    /// <summary>Adds what works and is dangerous or without effect.</summary>
    public void Warning(string rule, ComposePlace place, string message, string remedy = "") => Add(rule, FsFindingSeverity.Warning, place, message, remedy);

    /// <summary>Adds what is worth knowing.</summary>
    public void Note(string rule, ComposePlace place, string message, string remedy = "") => Add(rule, FsFindingSeverity.Note, place, message, remedy);

    /// <summary>Adds what was found before.</summary>
    public void Add(ComposeFinding finding)
    {
        HasErrors |= finding.Severity == FsFindingSeverity.Error;
        if (_all.Count < Most && _seen.Add((finding.Rule, finding.Place, finding.Message)))
        {
            _all.Add(finding);
        }
    }

    private void Add(string rule, FsFindingSeverity severity, ComposePlace place, string message, string remedy) =>
        Add(new ComposeFinding(rule, severity, place, message, remedy) { Service = Service });
}
