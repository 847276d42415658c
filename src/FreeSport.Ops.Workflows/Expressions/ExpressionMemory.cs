namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>What the values of one evaluation take, counted as GitHub's runner counts it.</summary>
internal sealed class ExpressionMemory
{
    private const int ObjectSize = 24;
    private const int TextOverhead = 26;
    private const int ItemSize = 8;

    public int Used { get; private set; }

    /// <summary>Counts a node's value; what went into a plain value is not needed any more.</summary>
    public bool Take(ExpressionValue value, int before)
    {
        Used = value.IsPrimitive ? before : Used;
        return Add(value.Kind == ExpressionValueKind.String ? TextOverhead + (2L * value.Text.Length)
            : value.IsFiltered ? ObjectSize + ((long)ItemSize * value.Items.Count)
            : ObjectSize);
    }

    /// <summary>Counts a value inside a value.</summary>
    public bool TakePart(int characters) => Add(ObjectSize + (2L * characters));

    /// <summary>Whether a text of that length could still be counted.</summary>
    public bool Fits(long characters) => Used + TextOverhead + (2 * characters) <= ExpressionLimits.Memory;

    private bool Add(long bytes)
    {
        Used = (int)Math.Min(Used + bytes, int.MaxValue);
        return Used <= ExpressionLimits.Memory;
    }
}
