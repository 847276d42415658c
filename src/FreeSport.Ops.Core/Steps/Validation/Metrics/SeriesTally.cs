namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>Keeps count of the series of a metric from one look to the next.</summary>
internal sealed class SeriesTally
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _looks;
    private bool _isGapZero;

    /// <summary>Gets how many series there were.</summary>
    public int Count => _numbers.Count;

    /// <summary>Takes the values of a look in.</summary>
    /// <param name="values">The values, at least one.</param>
    /// <param name="isGapZero">Whether a series without a value counts as one with zero.</param>
    /// <returns>What is wrong with them; <see cref="FsMetricReason.Condition"/> for nothing.</returns>
    public FsMetricReason Add(IReadOnlyList<MetricValue> values, bool isGapZero)
    {
        _isGapZero = isGapZero;
        _looks++;
        HashSet<string> now = new(StringComparer.Ordinal);
        bool isTwice = false;
        foreach (MetricValue value in values)
        {
            isTwice |= !now.Add(value.Series);
            _numbers.TryGetValue(value.Series, out int before);
            _numbers[value.Series] = before + (double.IsNaN(value.Value) ? 0 : 1);
        }

        return isTwice ? FsMetricReason.DuplicateSeries
            : !isGapZero && now.Count < _numbers.Count ? FsMetricReason.SeriesGone
            : FsMetricReason.Condition;
    }

    /// <summary>The series that were there before and are not among some values.</summary>
    /// <param name="values">The values.</param>
    public IEnumerable<string> MissingIn(IReadOnlyList<MetricValue> values)
    {
        HashSet<string> now = new(values.Select(static v => v.Series), StringComparer.Ordinal);
        return _numbers.Keys.Where(n => !now.Contains(n)).OrderBy(static n => n, StringComparer.Ordinal);
    }

    /// <summary>The first series with fewer values than there must be.</summary>
    /// <param name="least">How many there must be.</param>
    /// <returns>The series; null when all have them.</returns>
    public string? FirstBelow(int least) => _isGapZero
        ? (_looks < least ? "{}" : null)
        : _numbers.OrderBy(static n => n.Key, StringComparer.Ordinal).Where(n => n.Value < least).Select(static n => n.Key).FirstOrDefault() ?? (_looks < least ? "{}" : null);

    /// <summary>Whether a series has as many values as there must be.</summary>
    /// <param name="series">The series.</param>
    /// <param name="least">How many there must be.</param>
    public bool Has(string? series, int least) => _isGapZero ? _looks >= least : series is not null && _numbers.TryGetValue(series, out int count) && count >= least;
}
