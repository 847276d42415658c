using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Values;

/// <summary>Compares values as a matrix does.</summary>
internal static class ValueComparison
{
    /// <summary>True when two values are the same all the way down; null when that depends on an unknown one.</summary>
    public static bool? AreEqual(ExpressionValue left, ExpressionValue right)
    {
        if (left.Kind == ExpressionValueKind.Unknown || right.Kind == ExpressionValueKind.Unknown)
        {
            return null;
        }

        if (left.Kind != right.Kind)
        {
            return false;
        }

        return left.Kind switch
        {
            ExpressionValueKind.String => left.Text.Equals(right.Text, StringComparison.OrdinalIgnoreCase),
            ExpressionValueKind.Array => left.Items.Count == right.Items.Count ? All(left.Items.Zip(right.Items, static (l, r) => AreEqual(l, r))) : false,
            ExpressionValueKind.Object => left.Members.Ordered.Count == right.Members.Ordered.Count
                ? All(left.Members.Ordered.Select(m => right.Members.Find(m.Key) is { } other ? AreEqual(m.Value, other) : false))
                : false,
            _ => left.Number.Equals(right.Number),
        };
    }

    /// <summary>
    /// True when a value has all that an entry of <c>include</c> or <c>exclude</c> asks of it, part by part and as <c>==</c> compares;
    /// null when that depends on an unknown one. Source: MatrixFilter of GitHub's runner.
    /// </summary>
    public static bool? Covers(ExpressionValue value, ExpressionValue filter) =>
        value.Kind == ExpressionValueKind.Unknown || filter.Kind == ExpressionValueKind.Unknown ? null
        : filter.Kind == ExpressionValueKind.Object ? All(filter.Members.Ordered.Select(m => Covers(value.Members.Find(m.Key) ?? ExpressionValue.Null, m.Value)))
        : filter.Kind == ExpressionValueKind.Array ? All(filter.Items.Select((f, i) => Covers(i < value.Items.Count ? value.Items[i] : ExpressionValue.Null, f)))
        : ExpressionCoercion.Same(value, filter);

    private static bool? All(IEnumerable<bool?> parts)
    {
        bool? all = true;
        foreach (bool? part in parts)
        {
            if (part == false)
            {
                return false;
            }

            all = part is null ? null : all;
        }

        return all;
    }
}
