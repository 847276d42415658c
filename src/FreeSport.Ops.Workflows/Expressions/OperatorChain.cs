namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>Operands with the same operator between them, which become a tree of the least depth.</summary>
internal sealed class OperatorChain(BinaryOperator link, ExpressionNode first, int start, int end)
{
    private readonly List<Operand> _operands = [new(0, first, start, end)];

    public void Add(int operatorStart, ExpressionNode operand, int start, int end) => _operands.Add(new(operatorStart, operand, start, end));

    public ExpressionNode Balanced() => Balanced(0, _operands.Count);

    private ExpressionNode Balanced(int from, int to)
    {
        if (to - from == 1)
        {
            return _operands[from].Node;
        }

        // The greater half is the left one, so that three operands nest as people expect: (a || b) || c.
        int middle = (from + to + 1) / 2;
        return new BinaryNode(link, _operands[middle].OperatorStart, Balanced(from, middle), Balanced(middle, to), _operands[from].Start, _operands[to - 1].End);
    }

    /// <summary>An operand with its parentheses' place and the operator before it.</summary>
    private readonly record struct Operand(int OperatorStart, ExpressionNode Node, int Start, int End);
}
