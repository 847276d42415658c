namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>The answer to a query.</summary>
/// <param name="Type">What kind of value it is.</param>
/// <param name="Series">The series; none when nothing matched.</param>
/// <param name="Warnings">What the server warns of; the data may be partial.</param>
/// <param name="Infos">Remarks on the query, which say nothing about the data; versions 2.48 to 2.53 send them among the warnings.</param>
public sealed record PrometheusResult(PrometheusResultType Type, IReadOnlyList<PrometheusSeries> Series, IReadOnlyList<string> Warnings, IReadOnlyList<string> Infos)
{
    /// <summary>Gets how far the clock of whoever answered is ahead of this machine's, to about a second; null when the answer has no date.</summary>
    public TimeSpan? ClockOffset { get; init; }
}
