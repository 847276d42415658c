using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>What one source told.</summary>
/// <param name="Reasons">What got worse, or could not be looked at; none where all is as before.</param>
/// <param name="Signatures">The kinds of errors that were logged; none where the source is no log.</param>
internal sealed record RegressionLook(IReadOnlyList<FsRegressionReason> Reasons, IReadOnlyCollection<LogSignature> Signatures)
{
    /// <summary>Gets a value indicating whether it says anything where it has no reasons; what decides nothing is no evidence that all is well.</summary>
    public bool Decides { get; init; } = true;

    /// <summary>A source that could not be looked at.</summary>
    /// <param name="subject">Its name.</param>
    /// <param name="text">Why not, for people.</param>
    public static RegressionLook NotLooked(string subject, string text) =>
        new([Logs.NotLooked.At(subject, text)], []);
}
