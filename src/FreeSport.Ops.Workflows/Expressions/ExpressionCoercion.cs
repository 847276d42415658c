namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>Values made comparable by GitHub's rules, which are those of JavaScript except that strings ignore case and objects stay objects.</summary>
internal static class ExpressionCoercion
{
    public static double ToNumber(this ExpressionValue value) => value.Kind switch
    {
        ExpressionValueKind.Null => 0,
        ExpressionValueKind.Boolean or ExpressionValueKind.Number => value.Number,
        ExpressionValueKind.String => NumberText.Read(value.Text),
        _ => double.NaN,
    };

    public static string ToText(this ExpressionValue value) => value.Kind switch
    {
        ExpressionValueKind.Null => string.Empty,
        ExpressionValueKind.Boolean => value.Number == 0 ? "false" : "true",
        ExpressionValueKind.Number => NumberText.Write(value.Number),
        ExpressionValueKind.String => value.Text,
        _ => value.Kind.ToString(),
    };

    /// <summary>Whether two known values are equal.</summary>
    public static bool Same(ExpressionValue left, ExpressionValue right) =>
        left.Kind is ExpressionValueKind.Array or ExpressionValueKind.Object ? ReferenceEquals(left, right)
        : left.Kind == ExpressionValueKind.Null && right.Kind == ExpressionValueKind.Null
        || Order(left, right) == 0;

    /// <summary>Which of two known values is greater; null when neither is nor are they equal.</summary>
    public static int? Order(ExpressionValue left, ExpressionValue right)
    {
        if (left.Kind == ExpressionValueKind.String && right.Kind == ExpressionValueKind.String)
        {
            return string.Compare(left.Text, right.Text, StringComparison.OrdinalIgnoreCase);
        }

        // Null is equal to null and in no other order to it.
        double one = left.ToNumber();
        double other = right.ToNumber();
        return double.IsNaN(one) || double.IsNaN(other) || (left.Kind == ExpressionValueKind.Null && right.Kind == ExpressionValueKind.Null)
            ? null
            : one.CompareTo(other);
    }
}
