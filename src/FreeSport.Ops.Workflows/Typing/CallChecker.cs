using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Tables;

namespace FreeSport.Ops.Workflows.Typing;

/// <summary>Checks a call: that there is such a function, here, for such arguments.</summary>
internal sealed class CallChecker(ExpressionChecker checker, KeyAvailability availability)
{
    private static readonly HashSet<string> Special = new(StringComparer.OrdinalIgnoreCase) { "always", "cancelled", "failure", "success", "hashFiles" };

    // GitHub gives them the names of jobs in some places, and takes them anywhere.
    private static readonly HashSet<string> States = new(StringComparer.OrdinalIgnoreCase) { "always", "cancelled", "failure", "success" };

    public ExpressionType Check(CallNode call)
    {
        if (!FunctionSignature.All.TryGetValue(call.Name, out FunctionSignature[]? overloads))
        {
            checker.Problem(call, Message.Of<TypingTexts>(nameof(TypingTexts.FunctionUnknown), call.Name, Nearest.Suggest(call.Name, FunctionSignature.All.Keys)));
            return ExpressionType.Any;
        }

        ExpressionType[] arguments = [.. call.Arguments.Select(checker.Check)];
        (FunctionSignature Signature, (ExpressionNode Node, Message Message, FsFindingSeverity Severity)? Problem)[] tried = [.. overloads.Select(o => (o, Misfit(call, o, arguments)))];
        FunctionSignature? fitting = tried.Where(static t => t.Problem is null).Select(static t => t.Signature).FirstOrDefault();
        if (fitting is null)
        {
            foreach ((_, (ExpressionNode Node, Message Message, FsFindingSeverity Severity)? problem) in tried)
            {
                checker.Problem(problem!.Value.Node, problem.Value.Message, problem.Value.Severity);
            }

            return ExpressionType.Any;
        }

        if (Special.Contains(call.Name) && !availability.HasFunction(call.Name))
        {
            checker.Problem(call, Message.Of<TypingTexts>(nameof(TypingTexts.FunctionNotHere), call.Name));
        }

        return Result(call, fitting);
    }

    private static (ExpressionNode Node, Message Message, FsFindingSeverity Severity)? Misfit(CallNode call, FunctionSignature signature, ExpressionType[] arguments)
    {
        int least = signature.Parameters.Count;
        if (arguments.Length < least || (arguments.Length > least && !signature.IsRepeated))
        {
            return (call, Message.Of<TypingTexts>(signature.IsRepeated ? nameof(TypingTexts.TooFewArguments) : nameof(TypingTexts.ArgumentCount), signature, least, arguments.Length), States.Contains(signature.Name) ? FsFindingSeverity.Warning : FsFindingSeverity.Error);
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            ExpressionType parameter = signature.Parameters[Math.Min(i, least - 1)];
            if (!parameter.Accepts(arguments[i]))
            {
                return (call.Arguments[i], Message.Of<TypingTexts>(nameof(TypingTexts.ArgumentType), i + 1, signature.Name, parameter, arguments[i]), FsFindingSeverity.Warning);
            }
        }

        return null;
    }

    private ExpressionType Result(CallNode call, FunctionSignature signature)
    {
        string? literal = call.Arguments.Count > 0 && call.Arguments[0] is LiteralNode { Value: { Kind: ExpressionValueKind.String } text } ? text.Text : null;
        switch (signature.Name)
        {
            case "format" when literal is not null:
                CheckPlaceholders(call, literal);
                return signature.Result;
            case "fromJSON" when literal is not null:
                ExpressionResult read = ExpressionEvaluator.Evaluate(call, EmptyScope.Instance);
                if (read.Error is not null)
                {
                    checker.Problem(call.Arguments[0], read.Error.Message);
                    return ExpressionType.Any;
                }

                return ExpressionChecker.TypeOf(read.Value!);
            case "case" when call.Arguments.Count % 2 == 0:
                checker.Problem(call, Message.Of<TypingTexts>(nameof(TypingTexts.CaseArguments), call.Arguments.Count));
                return signature.Result;
            default:
                return signature.Result;
        }
    }

    private void CheckPlaceholders(CallNode call, string format)
    {
        SortedSet<int> used = FormatPlaceholders.In(format);
        int given = call.Arguments.Count - 1;
        for (int i = 0; i < given; i++)
        {
            if (!used.Remove(i))
            {
                checker.Problem(call, Message.Of<TypingTexts>(nameof(TypingTexts.FormatUnused), format, "{" + i + "}"), FsFindingSeverity.Warning);
            }
        }

        foreach (int missing in used)
        {
            checker.Problem(call, Message.Of<TypingTexts>(nameof(TypingTexts.FormatMissing), format, "{" + missing + "}", given));
        }
    }
}
