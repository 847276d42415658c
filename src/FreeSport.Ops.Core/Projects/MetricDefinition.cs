using System.Globalization;

namespace FreeSport.Ops.Core.Projects;

/// <summary>A measurement that tells whether a change went well.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Query">What Prometheus is asked.</param>
/// <param name="WarnAbove">The value above which a person decides; null for none. In the query's own unit.</param>
/// <param name="FailAbove">The value above which the change is rolled back; null for none. In the query's own unit.</param>
public sealed record MetricDefinition(string Name, string Query, double? WarnAbove, double? FailAbove)
{
    /// <inheritdoc/>
    public override string ToString() => Name
        + (WarnAbove is { } warn ? FormattableString.Invariant($" warn > {warn}") : string.Empty)
        + (FailAbove is { } fail ? FormattableString.Invariant($" fail > {fail}") : string.Empty);

    internal static double? Number(string? text) => text is null ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
