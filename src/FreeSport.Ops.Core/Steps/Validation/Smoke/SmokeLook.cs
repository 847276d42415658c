using FreeSport.Ops.Core.Floor.Http;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>What one look at a check's target showed.</summary>
internal sealed record SmokeLook
{
    public FsSmokeTrouble Trouble { get; init; }

    /// <summary>Gets the trouble in words; null without one.</summary>
    public string? Said { get; init; }

    public string? Remedy { get; init; }

    public string? NextCommand { get; init; }

    /// <summary>Gets what the system said of the trouble.</summary>
    public string? Detail { get; init; }

    public IReadOnlyList<FsSmokeExpectation> Expectations { get; init; } = [];

    public int? Status { get; init; }

    /// <summary>Gets how long it took; null when there was no whole answer.</summary>
    public TimeSpan? Took { get; init; }

    public ExchangeTimes? Times { get; init; }

    /// <summary>Gets why <see cref="Times"/> is null or has gaps.</summary>
    public string? TimesMissing { get; init; }

    public IReadOnlyList<string> Addresses { get; init; } = [];

    public string? Version { get; init; }

    public string? RedirectedTo { get; init; }

    public DateTime? CertificateEnd { get; init; }

    /// <summary>Gets what a person should know beside the verdict; each makes a warning of a pass.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets tools that took part.</summary>
    public IReadOnlyList<FsTool> Tools { get; init; } = [];

    /// <summary>Gets the verdict: without an answer never passed, and undecided where nobody could ask.</summary>
    public FsOutcome Outcome => Trouble switch
    {
        FsSmokeTrouble.None => OutcomeRanking.Worst([.. Expectations.Select(static e => e.Outcome), .. Notes.Select(static _ => FsOutcome.Warning)]),
        FsSmokeTrouble.NotReady => FsOutcome.Inconclusive,
        _ => FsOutcome.Failed,
    };

    /// <summary>Gets a value indicating whether the same in a second would show the same.</summary>
    public bool IsHopeless => Trouble is FsSmokeTrouble.NotReady or FsSmokeTrouble.Login or FsSmokeTrouble.Tls or FsSmokeTrouble.NotResolved or FsSmokeTrouble.Redirects or FsSmokeTrouble.TooLarge;

    /// <summary>Something that stands in the way.</summary>
    public static SmokeLook Of(FsSmokeTrouble trouble, string said, string remedy) => new() { Trouble = trouble, Said = said, Remedy = remedy };
}
