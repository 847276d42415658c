using System.Text;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Html;

/// <summary>The measurements of one metric as a line that breaks where nothing was measured.</summary>
internal sealed class MetricChart
{
    private const double Width = 760;
    private const double Height = 210;
    private const double Left = 76;
    private const double Right = 750;
    private const double Top = 22;
    private const double Bottom = 170;
    private const int MostMoments = 20;

    // Twice as many as there are columns of the drawing would not be seen.
    private const int MostPoints = 600;

    private readonly IReadOnlyList<(DateTime At, double? Value)> _points;
    private readonly HashSet<DateTime> _begins;
    private readonly double? _limit;
    private readonly double? _before;
    private readonly IReadOnlyList<FsDeployment> _deployments;

    private MetricChart(IReadOnlyList<(DateTime At, double? Value)> points, HashSet<DateTime> begins, double? limit, double? before, IReadOnlyList<FsDeployment> deployments)
    {
        (_points, _begins, _limit, _before, _deployments) = (points, begins, limit, before, deployments);
        PointCount = points.Count(static p => p.Value is not null);
        GapCount = points.Count - PointCount;
    }

    /// <summary>Gets how many measurements have a number.</summary>
    public int PointCount { get; }

    /// <summary>Gets how many measurements have none, or none that can be drawn.</summary>
    public int GapCount { get; }

    /// <summary>The chart of a metric.</summary>
    /// <param name="looks">What was handed over of it, in the order of time.</param>
    /// <param name="deployments">The deployments; those within the time of the measurements are marked.</param>
    public static MetricChart Of(FsMetric[] looks, IReadOnlyList<FsDeployment> deployments)
    {
        (DateTime At, double? Value)[] points = [.. looks.SelectMany(static m => m.Points).Select(static p => (p.At.ToUniversalTime(), Finite(p.Value))).OrderBy(static p => p.Item1)];
        HashSet<DateTime> begins = [.. looks.Where(static m => m.Points.Length > 0).Select(static m => m.Points[0].At.ToUniversalTime())];
        FsMetric last = looks[looks.Length - 1];
        double? before = Finite(last.Baseline.Length == 1 ? last.Baseline[0].Before : null);
        return new MetricChart(points, begins, Finite(last.Threshold), before, points.Length == 0 ? [] : [.. deployments.Where(d => d.CreatedAt >= points[0].At && d.CreatedAt <= points[points.Length - 1].At).Take(MostMoments)]);
    }

    /// <summary>Draws it.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="id">What its parts are called.</param>
    /// <param name="name">The metric's name.</param>
    public void Draw(HtmlWriter html, string id, string name)
    {
        double[] values = [.. _points.Select(static p => p.Value).Concat([_limit, _before]).OfType<double>()];
        (double low, double high) = Range(values);
        html.Open("div", ("class", "scroll"), ("role", "group"), ("tabindex", "0"), ("aria-label", ReportTexts.ChartName.With(name)));
        html.Open("svg", ("viewBox", "0 0 " + HtmlWriter.Number(Width) + " " + HtmlWriter.Number(Height)), ("role", "img"), ("aria-labelledby", id + "-name " + id + "-text"), ("class", "chart"));
        html.Element("title", ReportTexts.ChartName.With(name), ("id", id + "-name"));
        html.Element("desc", ReportTexts.ChartText.With(PointCount, Words.Value(_points.Min(static p => p.Value)), Words.Value(_points.Max(static p => p.Value)), Words.Time(_points[0].At), Words.Time(_points[_points.Count - 1].At)), ("id", id + "-text"));
        Line(html, Left, Bottom, Right, Bottom, "axis");
        Line(html, Left, Top, Left, Bottom, "axis");
        Label(html, Left - 6, Top + 4, Words.Value(high), "end");
        Label(html, Left - 6, Bottom, Words.Value(low), "end");
        Label(html, Left, Bottom + 18, Words.Time(_points[0].At), null);
        Label(html, Right, Bottom + 18, Words.Time(_points[_points.Count - 1].At), "end");
        Level(html, _limit, low, high, "limit", ReportTexts.Threshold, Right, "end");
        Level(html, _before, low, high, "before", ReportTexts.Before, Left + 6, null);
        foreach (FsDeployment deployment in _deployments)
        {
            double x = X(deployment.CreatedAt.ToUniversalTime());
            Line(html, x, Top - 8, x, Bottom, "moment");
            html.Empty("path", ("d", $"M{HtmlWriter.Number(x)} {HtmlWriter.Number(Top - 18)} l6 6 l-6 6 l-6 -6 z"), ("class", "mark fill-" + Facts.Tone(deployment.Outcome)));
        }

        foreach (string path in Paths(low, high))
        {
            html.Empty("path", ("d", path), ("class", "series"));
        }

        html.Close().Close();
    }

    private static double? Finite(double? value) => value is { } number && !double.IsNaN(number) && !double.IsInfinity(number) ? number : null;

    // Halves are subtracted, so that the width of the widest range is no infinity.
    private static (double Low, double High) Range(double[] values)
    {
        (double low, double high) = (values.Min(), values.Max());
        double margin = ((high / 2) - (low / 2)) / 5;
        margin = margin > 0 ? margin : Math.Max(Math.Abs(high) / 10, 1e-9);
        (low, high) = (low >= 0 ? Math.Max(0, low - margin) : Math.Max(double.MinValue, low - margin), Math.Min(double.MaxValue, high + margin));
        return high > low ? (low, high) : (low, low + 1);
    }

    private static void Line(HtmlWriter html, double x1, double y1, double x2, double y2, string kind) =>
        html.Empty("line", ("x1", HtmlWriter.Number(x1)), ("y1", HtmlWriter.Number(y1)), ("x2", HtmlWriter.Number(x2)), ("y2", HtmlWriter.Number(y2)), ("class", kind));

    private static void Label(HtmlWriter html, double x, double y, string text, string? kind) => html.Element("text", text, ("x", HtmlWriter.Number(x)), ("y", HtmlWriter.Number(y)), ("class", kind));

    private static void Level(HtmlWriter html, double? value, double low, double high, string kind, string name, double at, string? side)
    {
        if (value is { } level)
        {
            double y = Y(level, low, high);
            Line(html, Left, y, Right, y, kind);
            Label(html, at, y - 5, name + " " + Words.Value(level), side);
        }
    }

    private static double Y(double value, double low, double high) => Bottom - ((Bottom - Top) * (((value / 2) - (low / 2)) / ((high / 2) - (low / 2))));

    private double X(DateTime at)
    {
        double whole = (_points[_points.Count - 1].At - _points[0].At).Ticks;
        return whole <= 0 ? (Left + Right) / 2 : Left + ((Right - Left) * ((at - _points[0].At).Ticks / whole));
    }

    private IEnumerable<string> Paths(double low, double high)
    {
        StringBuilder path = new();
        int length = 0;
        foreach ((DateTime at, double? value) in Thinned())
        {
            // Nobody measured between two looks.
            if (length > 0 && _begins.Contains(at))
            {
                yield return Ended(path, length);
                path.Clear();
                length = 0;
            }

            if (value is { } known)
            {
                path.Append(length++ == 0 ? 'M' : 'L').Append(HtmlWriter.Number(X(at))).Append(' ').Append(HtmlWriter.Number(Y(known, low, high)));
                continue;
            }

            if (length > 0)
            {
                yield return Ended(path, length);
            }

            path.Clear();
            length = 0;
        }

        if (length > 0)
        {
            yield return Ended(path, length);
        }
    }

    // One measurement between two gaps is a dot, which a line of no length with round ends draws.
    private static string Ended(StringBuilder path, int length) => length == 1 ? path.Append("h0.01").ToString() : path.ToString();

    // Of neighbours that fall together the lowest and the highest stay, and a gap among them stays a gap.
    private IEnumerable<(DateTime At, double? Value)> Thinned()
    {
        if (_points.Count <= MostPoints)
        {
            return _points;
        }

        int together = (int)Math.Ceiling(_points.Count * 2.0 / MostPoints);
        return Enumerable.Range(0, (_points.Count + together - 1) / together).SelectMany(i =>
        {
            (DateTime At, double? Value)[] group = [.. _points.Skip(i * together).Take(together)];
            (DateTime At, double? Value)[] known = [.. group.Where(static p => p.Value is not null).OrderBy(static p => p.Value)];
            IEnumerable<(DateTime At, double? Value)> kept = known.Length == 0 ? [] : known.Length == 1 ? known : new[] { known[0], known[known.Length - 1] }.OrderBy(static p => p.At);
            return known.Length < group.Length ? kept.Append((group[group.Length - 1].At, null)) : kept;
        });
    }
}
