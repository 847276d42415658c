using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Tables;

namespace FreeSport.Ops.Workflows.Typing;

/// <summary>Gives an expression its type and finds what does not fit: names, availability, properties, arguments, comparisons.</summary>
/// <param name="scope">The contexts' types.</param>
/// <param name="availability">What may be named at this key.</param>
/// <param name="variables">The configuration variables there are; null when any may be read.</param>
internal sealed class ExpressionChecker(ContextScope scope, KeyAvailability availability, IReadOnlyList<string>? variables)
{
    // What a message has room for.
    private const int MostShown = 30;

    private readonly List<TypeProblem> _problems = [];

    public IReadOnlyList<TypeProblem> Problems => _problems;

    public ExpressionType Check(ExpressionNode node) => node switch
    {
        LiteralNode literal => TypeOf(literal.Value),
        ContextNode context => Context(context),
        PropertyNode property => Property(property),
        IndexNode index => Index(index),
        StarNode star => All(star),
        NotNode not => Not(not),
        BinaryNode { Operator: BinaryOperator.And or BinaryOperator.Or } logical => Logical(logical),
        BinaryNode comparison => Compare(comparison),
        CallNode call => new CallChecker(this, availability).Check(call),
        _ => ExpressionType.Any,
    };

    public void Problem(ExpressionNode node, Message message, FsFindingSeverity severity = FsFindingSeverity.Error, Message? usual = null) =>
        _problems.Add(new TypeProblem(node.Start, node.End, message, severity, usual));

    public static ExpressionType TypeOf(ExpressionValue value) => value.Kind switch
    {
        ExpressionValueKind.Null => ExpressionType.Null,
        ExpressionValueKind.Boolean => ExpressionType.Boolean,
        ExpressionValueKind.Number => ExpressionType.Number,
        ExpressionValueKind.String => ExpressionType.Text,
        ExpressionValueKind.Array => new ListType(value.Items.Count == 0 ? ExpressionType.Any : value.Items.Select(TypeOf).Aggregate(static (a, b) => a.Or(b))),
        ExpressionValueKind.Object => RecordType.Closed(value.Members.Ordered.Select(static p => new KeyValuePair<string, ExpressionType>(p.Key, TypeOf(p.Value)))),
        _ => ExpressionType.Any,
    };

    private ExpressionType Context(ContextNode node)
    {
        if (scope.Find(node.Name) is not { } type)
        {
            Problem(node, Message.Of<TypingTexts>(nameof(TypingTexts.ContextUnknown), node.Name, string.Join(", ", availability.Contexts), Nearest.Suggest(node.Name, availability.Contexts)));
            return ExpressionType.Any;
        }

        if (!availability.HasContext(node.Name))
        {
            Problem(node, availability.Contexts.Count == 0
                ? Message.Of<TypingTexts>(nameof(TypingTexts.NoContextHere), node.Name)
                : Message.Of<TypingTexts>(nameof(TypingTexts.ContextNotHere), node.Name, string.Join(", ", availability.Contexts.OrderBy(static c => c, StringComparer.Ordinal))));
        }

        return type;
    }

    private ExpressionType Property(PropertyNode node)
    {
        ExpressionType target = Check(node.Target);
        switch (target)
        {
            case RecordType record when record.Properties.TryGetValue(node.Name, out ExpressionType? known):
                StillRunning(node, node.Target, node.Name);
                return known;
            case RecordType record:
                Variable(node, node.Target, node.Name);
                return record.Others ?? Missing(node, node.Name, record);
            case ListType { IsFiltered: true } list:
                return Filtered(node, list);
            default:
                return target.IsAny ? ExpressionType.Any : Wrong(node, Message.Of<TypingTexts>(nameof(TypingTexts.PropertyOfOther), node.Name, target));
        }
    }

    private ExpressionType Filtered(PropertyNode node, ListType list)
    {
        switch (list.Item)
        {
            case RecordType record:
                return new ListType(PropertyOf(node, record, node.Name), isFiltered: true);
            default:
                return list.Item.IsAny ? list : Wrong(node, Message.Of<TypingTexts>(nameof(TypingTexts.FilterOfOther), node.Name, list.Item));
        }
    }

    private ExpressionType Missing(ExpressionNode node, string name, RecordType record)
    {
        Message usual = Message.Of<TypingTexts>(nameof(TypingTexts.PropertyUnknown), name, Describe(record), Nearest.Suggest(name, record.Properties.Keys));
        switch (node)
        {
            case PropertyNode { Target: ContextNode context } when IsNeeds(context) && scope.JobId is { } job && scope.JobIds.Contains(name) && !name.Equals(job, StringComparison.OrdinalIgnoreCase):
                string needs = string.Join(", ", [.. record.Properties.Keys, name]);
                Problem(node, Message.Of<TypingTexts>(nameof(TypingTexts.NeedMissing), job, name, needs), FsFindingSeverity.Warning, usual);
                break;
            case PropertyNode { Target: PropertyNode { Target: PropertyNode { Target: ContextNode context } other } } when IsNeeds(context) && record.Properties.Count == 0:
                // What is wrong once for all its readers is told once.
                if (scope.JobsWithoutOutputs.Add(other.Name))
                {
                    Problem(node, Message.Of<TypingTexts>(nameof(TypingTexts.NoOutputs), other.Name, name), FsFindingSeverity.Warning, usual);
                }

                break;
            default:
                Problem(node, usual, FsFindingSeverity.Warning);
                break;
        }

        return ExpressionType.Any;
    }

    private static bool IsNeeds(ContextNode context) => context.Name.Equals("needs", StringComparison.OrdinalIgnoreCase);

    private static string Describe(RecordType record) => "{" + (record.Properties.Count > MostShown
        ? string.Join("; ", record.Properties.Keys.Take(MostShown)) + "; …"
        : string.Join("; ", record.Properties.Keys.OrderBy(static k => k, StringComparer.Ordinal))) + "}";

    private ExpressionType Index(IndexNode node)
    {
        ExpressionType index = Check(node.Index);
        ExpressionType target = Check(node.Target);
        switch (target)
        {
            case ListType list:
                return index.IsAny || index.IsNumber ? list.Item : Wrong(node.Index, Message.Of<TypingTexts>(nameof(TypingTexts.IndexOfList), index));
            case RecordType when index.IsAny:
                return ExpressionType.Any;
            case RecordType record when index.IsText:
                Variable(node, node.Target, (node.Index as LiteralNode)?.Value.Text);
                StillRunning(node, node.Target, (node.Index as LiteralNode)?.Value.Text);
                return node.Index is LiteralNode literal ? PropertyOf(node, record, literal.Value.Text) : record.Others ?? ExpressionType.Any;
            case RecordType record:
                // GitHub makes a text of a number and finds the property all the same.
                bool isNumber = index.IsNumber;
                Problem(node.Index, Message.Of<TypingTexts>(isNumber ? nameof(TypingTexts.NumberAsName) : nameof(TypingTexts.IndexOfObject), index), FsFindingSeverity.Warning);
                return isNumber ? record.Others ?? ExpressionType.Any : ExpressionType.Any;
            default:
                return target.IsAny ? ExpressionType.Any : Wrong(node, Message.Of<TypingTexts>(nameof(TypingTexts.IndexOfOther), target));
        }
    }

    private ExpressionType PropertyOf(ExpressionNode node, RecordType record, string name) =>
        record.Properties.TryGetValue(name, out ExpressionType? known) ? known : record.Others ?? Missing(node, name, record);

    private ExpressionType All(StarNode node)
    {
        ExpressionType target = Check(node.Target);
        switch (target)
        {
            case ListType list:
                return new ListType(list.Item, isFiltered: true);
            case RecordType { Others: not null } record:
                return record.Others.IsAny || record.Others is RecordType
                    ? new ListType(record.Others, isFiltered: true)
                    : Wrong(node, Message.Of<TypingTexts>(nameof(TypingTexts.StarOfTexts), record.Others));
            case RecordType record:
                return record.Properties.Values.Any(static p => p is RecordType)
                    ? new ListType(ExpressionType.Any, isFiltered: true)
                    : Wrong(node, Message.Of<TypingTexts>(nameof(TypingTexts.StarOfFlat), Describe(record)));
            default:
                return target.IsAny ? new ListType(ExpressionType.Any, isFiltered: true) : Wrong(node, Message.Of<TypingTexts>(nameof(TypingTexts.StarOfOther), target));
        }
    }

    private ExpressionType Not(NotNode node)
    {
        Negate(node);
        Check(node.Operand);
        return ExpressionType.Boolean;
    }

    private void Negate(NotNode node)
    {
        if (node.Operand is PropertyNode { Target: PropertyNode { Name: var outputs, Target: PropertyNode { Target: ContextNode context } } } && IsNeeds(context)
            && outputs.Equals("outputs", StringComparison.OrdinalIgnoreCase))
        {
            Problem(node, Message.Of<TypingTexts>(nameof(TypingTexts.NegatedOutput)), FsFindingSeverity.Warning);
        }
    }

    // "a && b" is a when a is false, else b; where it is known which, the other type does not come in.
    private ExpressionType Logical(BinaryNode node) =>
        Narrowed(node.Left, node.Operator == BinaryOperator.Or).Or(Check(node.Right));

    private ExpressionType Narrowed(ExpressionNode node, bool isTruthy)
    {
        switch (node)
        {
            case BinaryNode { Operator: BinaryOperator.And } both when isTruthy:
                Check(both.Left);
                return Check(both.Right);
            case BinaryNode { Operator: BinaryOperator.Or } either when !isTruthy:
                Check(either.Left);
                return Check(either.Right);
            case NotNode not:
                Negate(not);
                return Narrowed(not.Operand, !isTruthy);
            default:
                return Check(node);
        }
    }

    private ExpressionType Compare(BinaryNode node)
    {
        ExpressionType left = Check(node.Left);
        ExpressionType right = Check(node.Right);
        bool isEquality = node.Operator is BinaryOperator.Equal or BinaryOperator.NotEqual;
        if (!(isEquality ? AreComparable(left, right) : AreOrdered(left, right)))
        {
            Problem(node, Message.Of<TypingTexts>(nameof(TypingTexts.NotComparable), left, right), FsFindingSeverity.Warning);
        }
        else if (isEquality && (TextBeside(left, node.Left, node.Right) ?? TextBeside(right, node.Right, node.Left)) is { } text)
        {
            Problem(node, Message.Of<TypingTexts>(nameof(TypingTexts.BooleanAgainstText), text, node.Operator == BinaryOperator.NotEqual ? "true" : "false"), FsFindingSeverity.Warning);
        }

        return ExpressionType.Boolean;
    }

    // An input that is a boolean stays one; a matrix takes quoted and unquoted values alike, so that nobody can tell there.
    private static string? TextBeside(ExpressionType type, ExpressionNode node, ExpressionNode other) =>
        type.IsBoolean && node is PropertyNode { Target: ContextNode context } && context.Name.Equals("inputs", StringComparison.OrdinalIgnoreCase)
        && other is LiteralNode { Value: { Kind: ExpressionValueKind.String, Text: "true" or "false" or "True" or "False" } literal } ? literal.Text : null;

    private static bool AreComparable(ExpressionType left, ExpressionType right) => (left, right) switch
    {
        _ when left.IsAny || left.IsNull || right.IsAny => true,
        (ListType a, ListType b) => AreComparable(a.Item, b.Item),
        (RecordType, RecordType) => true,
        (ListType or RecordType, _) => right.IsNull,
        _ => right is not (ListType or RecordType),
    };

    private static bool AreOrdered(ExpressionType left, ExpressionType right) =>
        (left.IsAny || left.IsNumber || left.IsText) && (right.IsAny || right.IsNumber || right.IsText);

    private void StillRunning(ExpressionNode node, ExpressionNode target, string? step)
    {
        if (step is not null && target is ContextNode context && scope.StillRuns(step) && context.Name.Equals("steps", StringComparison.OrdinalIgnoreCase))
        {
            Problem(node, Message.Of<TypingTexts>(scope.RunsBeside(step) ? nameof(TypingTexts.StepBeside) : nameof(TypingTexts.StepStillRuns), step), FsFindingSeverity.Warning);
        }
    }

    // The variables of the organisation and the repository, whichever way one of them is named.
    private void Variable(ExpressionNode node, ExpressionNode target, string? name)
    {
        if (name is null || target is not ContextNode context || !context.Name.Equals("vars", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (name.StartsWith("github_", StringComparison.OrdinalIgnoreCase))
        {
            Problem(node, Message.Of<TypingTexts>(nameof(TypingTexts.VariablePrefix), name), FsFindingSeverity.Warning);
        }
        else if (name.IndexOf('-') >= 0)
        {
            Problem(node, Message.Of<TypingTexts>(nameof(TypingTexts.VariableName), name), FsFindingSeverity.Warning);
        }
        else if (variables is not null && !variables.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            Problem(node, variables.Count == 0 ? Message.Of<TypingTexts>(nameof(TypingTexts.NoVariables), name) : Message.Of<TypingTexts>(nameof(TypingTexts.VariableUnknown), name, string.Join(", ", variables), Nearest.Suggest(name, variables)), FsFindingSeverity.Warning);
        }
    }

    // GitHub takes it, and what comes out is empty, false, or a text that nobody meant.
    private ExpressionType Wrong(ExpressionNode node, Message message)
    {
        Problem(node, message, FsFindingSeverity.Warning);
        return ExpressionType.Any;
    }
}
