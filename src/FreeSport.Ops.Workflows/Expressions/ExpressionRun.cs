namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>One evaluation. A method that returns null has left the error behind.</summary>
internal sealed class ExpressionRun(IExpressionScope scope)
{
    private ExpressionError? _error;

    public IExpressionScope Scope => scope;

    public ExpressionMemory Memory { get; } = new();

    public ExpressionResult Start(ExpressionNode root) => Evaluate(root) is { } value ? new(value, null) : new(null, _error);

    public ExpressionValue? Evaluate(ExpressionNode node)
    {
        int before = Memory.Used;
        ExpressionValue? value = node switch
        {
            LiteralNode literal => literal.Value,
            ContextNode context => Context(context),
            PropertyNode property => Look(property.Target, new(property.Name, null)),
            StarNode star => Look(star.Target, default),
            IndexNode index => Look(index),
            NotNode not => Not(not),
            BinaryNode binary => Binary(binary),
            CallNode call => new ExpressionCalls(this, call).Call(),
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };
        return value is null || Memory.Take(value, before) ? value : TooMuch(node);
    }

    public ExpressionValue? Fail(ExpressionNode node, ExpressionErrorKind kind, Message message) => Fail(new ExpressionError(kind, message, node.Start, node.End));

    public ExpressionValue? Fail(ExpressionError error)
    {
        _error = error;
        return null;
    }

    public ExpressionValue? TooMuch(ExpressionNode node) => Fail(node, ExpressionErrorKind.TooMuchMemory, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.TooMuchMemory)));

    private ExpressionValue? Context(ContextNode context) => scope.Context(context.Name)
        ?? Fail(context, ExpressionErrorKind.UnknownContext, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.UnknownContext), context.Name.FirstLine()));

    private ExpressionValue? Look(ExpressionNode target, ExpressionAccess access) => Evaluate(target) is { } value ? access.Of(value) : null;

    private ExpressionValue? Look(IndexNode node)
    {
        if (Evaluate(node.Index) is not { } index || Evaluate(node.Target) is not { } target)
        {
            return null;
        }

        return index.Kind == ExpressionValueKind.Unknown
            ? ExpressionValue.Depending(target, index)
            : new ExpressionAccess(null, index).Of(target);
    }

    private ExpressionValue? Not(NotNode node)
    {
        ExpressionValue? operand = Evaluate(node.Operand);
        return operand is null ? null
            : operand.Truth is { } truth ? ExpressionValue.Of(!truth)
            : ExpressionValue.Depending(operand, operand);
    }

    private ExpressionValue? Binary(BinaryNode node)
    {
        if (Evaluate(node.Left) is not { } left)
        {
            return null;
        }

        if (node.Operator is BinaryOperator.And or BinaryOperator.Or)
        {
            return Logical(node, left);
        }

        return Evaluate(node.Right) is not { } right ? null
            : left.Kind == ExpressionValueKind.Unknown || right.Kind == ExpressionValueKind.Unknown ? ExpressionValue.Depending(left, right)
            : ExpressionValue.Of(Compare(node.Operator, left, right));
    }

    private ExpressionValue? Logical(BinaryNode node, ExpressionValue left)
    {
        bool decides = node.Operator == BinaryOperator.Or;
        if (left.Truth is { } truth)
        {
            return truth == decides ? left : Evaluate(node.Right);
        }

        // The right side may never be evaluated; an error there is as unknown as its value.
        ExpressionError? before = _error;
        ExpressionValue? right = Evaluate(node.Right);
        _error = before;
        return right is null
            ? ExpressionValue.Depending(left, left)
            : ExpressionValue.Depending(left, right, right.Truth == decides ? decides : null);
    }

    private static bool Compare(BinaryOperator comparison, ExpressionValue left, ExpressionValue right) => comparison switch
    {
        BinaryOperator.Equal => ExpressionCoercion.Same(left, right),
        BinaryOperator.NotEqual => !ExpressionCoercion.Same(left, right),
        BinaryOperator.Less => ExpressionCoercion.Order(left, right) < 0,
        BinaryOperator.LessOrEqual => ExpressionCoercion.Same(left, right) || ExpressionCoercion.Order(left, right) < 0,
        BinaryOperator.Greater => ExpressionCoercion.Order(left, right) > 0,
        _ => ExpressionCoercion.Same(left, right) || ExpressionCoercion.Order(left, right) > 0,
    };
}
