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
