namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>Looks into a value: by a name, by a value, or for all there is.</summary>
/// <param name="Name">The property's name, of <c>a.b</c>.</param>
/// <param name="Index">The known value in brackets, of <c>a[b]</c>; null with no name either means <c>*</c>.</param>
internal readonly record struct ExpressionAccess(string? Name, ExpressionValue? Index)
{
    private bool All => Name is null && Index is null;

    public ExpressionValue Of(ExpressionValue target) => target.Kind switch
    {
        ExpressionValueKind.Unknown => target.Within(Part()),
        ExpressionValueKind.Array when target.IsFiltered => OfEach(target.Items),
        ExpressionValueKind.Array => All ? ExpressionValue.Filtered(target.Items) : Item(target.Items) ?? ExpressionValue.Null,
        ExpressionValueKind.Object when All => target.Members.Others?.Within(Part()) ?? ExpressionValue.Filtered([.. target.Members.Ordered.Select(static m => m.Value)]),
        ExpressionValueKind.Object => Member(target.Members) ?? ExpressionValue.Null,
        _ => All ? ExpressionValue.Filtered([]) : ExpressionValue.Null,
    };

    private ExpressionValue OfEach(IReadOnlyList<ExpressionValue> items)
    {
        List<ExpressionValue> found = [];
        foreach (ExpressionValue item in items)
        {
            if (item.Kind == ExpressionValueKind.Unknown || (All && item.Members.Others is not null))
            {
                // How many there are of them is unknown, and so is everything.
                return (item.Members.Others ?? item).Within(Part());
            }

            if (!All)
            {
                found.AddRange(Only(item.Kind == ExpressionValueKind.Object ? Member(item.Members) : Item(item.Items)));
            }
            else if (item.Kind == ExpressionValueKind.Object)
            {
                found.AddRange(item.Members.Ordered.Select(static m => m.Value));
            }
            else
            {
                found.AddRange(item.Items);
            }
        }

        return ExpressionValue.Filtered(found);
    }

    private ExpressionValue? Member(ExpressionMembers members) =>
        Name is not null ? members.Find(Name)
        : Index!.IsPrimitive ? members.Find(Index.ToText())
        : null;

    private ExpressionValue? Item(IReadOnlyList<ExpressionValue> items)
    {
        double at = Index is null ? double.NaN : Math.Floor(Index.ToNumber());
        return at >= 0 && at < items.Count ? items[(int)at] : null;
    }

    private string Part() =>
        Name is not null ? "." + Name
        : Index is null ? ".*"
        : Index.Kind == ExpressionValueKind.String ? $"['{Index.Text.Replace("'", "''")}']"
        : $"[{Index.ToText()}]";

    private static ExpressionValue[] Only(ExpressionValue? value) => value is null ? [] : [value];
}
