namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>A part of an expression of GitHub Actions. A tree is never deeper than its depth limit and the binary logarithm of its length together, so that recursion over it is safe.</summary>
public abstract class ExpressionNode
{
    private protected ExpressionNode(int start, int end)
    {
        Start = start;
        End = end;
    }

    /// <summary>Where it begins: an offset in characters from 0 in the text that was parsed. Parentheses around it do not belong to it.</summary>
    public int Start { get; }

    /// <summary>Behind its last character: an offset in characters in the text that was parsed.</summary>
    public int End { get; }

    /// <summary>The parts it is made of, in the order of the text; none for a literal and a context.</summary>
    public virtual IReadOnlyList<ExpressionNode> Children => [];
}
