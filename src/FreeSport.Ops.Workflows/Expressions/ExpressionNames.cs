namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>The contexts and functions that exist where an expression stands.</summary>
public sealed class ExpressionNames
{
    private readonly HashSet<string> _contexts;
    private readonly Dictionary<string, ExpressionFunction> _functions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates the list.</summary>
    /// <param name="contexts">The contexts' names.</param>
    /// <param name="functions">The functions beyond <see cref="ExpressionFunction.Everywhere" />.</param>
    public ExpressionNames(IEnumerable<string> contexts, IEnumerable<ExpressionFunction> functions)
    {
        _contexts = new(contexts, StringComparer.OrdinalIgnoreCase);
        foreach (ExpressionFunction function in ExpressionFunction.Everywhere.Concat(functions))
        {
            _functions[function.Name] = function;
        }
    }

    /// <summary>Looks for the first name that does not exist or is called with a wrong number of arguments.</summary>
    /// <param name="root">The whole expression.</param>
    /// <returns>The error; null when all is well.</returns>
    public ExpressionError? Check(ExpressionNode root) => root switch
    {
        ContextNode context => CheckContext(context),
        PropertyNode property => Check(property.Target),
        StarNode star => Check(star.Target),
        NotNode not => Check(not.Operand),
        IndexNode index => Check(index.Target) ?? Check(index.Index),
        BinaryNode binary => Check(binary.Left) ?? Check(binary.Right),
        CallNode call => call.Arguments.Select(Check).FirstOrDefault(static e => e is not null) ?? CheckCall(call),
        _ => null,
    };

    internal ExpressionError? CheckContext(ContextNode context) => _contexts.Contains(context.Name)
        ? null
        : new(ExpressionErrorKind.UnknownContext, Message.Of<ExpressionsTexts>(nameof(ExpressionsTexts.UnknownContext), context.Name.FirstLine()), context.Start, context.End);

    internal ExpressionError? CheckCall(CallNode call)
    {
        int count = call.Arguments.Count;
        return !_functions.TryGetValue(call.Name, out ExpressionFunction? function) ? Error(ExpressionErrorKind.UnknownFunction, nameof(ExpressionsTexts.UnknownFunction))
            : count < function.Least ? Error(ExpressionErrorKind.WrongArgumentCount, nameof(ExpressionsTexts.TooFewArguments))
            : count > function.Most ? Error(ExpressionErrorKind.WrongArgumentCount, nameof(ExpressionsTexts.TooManyArguments))
            : count % 2 == 0 && string.Equals(call.Name, "case", StringComparison.OrdinalIgnoreCase) ? Error(ExpressionErrorKind.WrongArgumentCount, nameof(ExpressionsTexts.EvenArguments))
            : null;

        ExpressionError Error(ExpressionErrorKind kind, string key) => new(kind, Message.Of<ExpressionsTexts>(key, call.Name.FirstLine()), call.Start, call.Start + call.Name.Length);
    }
}
