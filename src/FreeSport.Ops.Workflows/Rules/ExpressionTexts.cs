using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;
using FreeSport.Ops.Workflows.Typing;
using FreeSport.Ops.Workflows.Values;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Checks the expressions in one text of a workflow and tells their types.</summary>
/// <param name="context">The file.</param>
/// <param name="rule">The name findings carry.</param>
/// <param name="scope">The contexts' types where the text stands.</param>
internal sealed class ExpressionTexts(RuleContext context, string rule, ContextScope scope)
{
    private static readonly HashSet<string> Failing = new(StringComparer.OrdinalIgnoreCase) { "case", "format", "fromJSON" };

    /// <summary>The types of the expressions in a text, in order; null when one of them is wrong.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key it stands at, as GitHub's reference of availability names it; null where no expression is expected.</param>
    /// <param name="isScript">True for what is run as code: nobody outside may write into it.</param>
    public List<ExpressionType>? Check(YamlScalar? text, string? key, bool isScript = false)
    {
        bool isRight = true;
        List<ExpressionType> types = [];
        if (text is null)
        {
            return types;
        }

        int at = text.Value.IndexOf(ExpressionMarks.Open, StringComparison.Ordinal);
        if (at >= 0 && ExpressionLimits.OfWhole(text.Value) is { } tooLong)
        {
            Report(text, at, at + ExpressionMarks.Open.Length, tooLong);
            return null;
        }

        while (at >= 0)
        {
            ExpressionParse parse = ExpressionParser.ParseEmbedded(text.Value, at + ExpressionMarks.Open.Length, out int end);
            if (parse.Root is null)
            {
                Report(text, parse.Error!);
                return null;
            }

            ExpressionType? type = TypeOf(text, parse.Root, key, isScript);
            isRight &= type is not null;
            types.Add(type ?? ExpressionType.Any);
            at = text.Value.IndexOf(ExpressionMarks.Open, end, StringComparison.Ordinal);
        }

        return isRight ? types : null;
    }

    /// <summary>The same for a text that goes on as a text: lists, objects and null make no sense in it.</summary>
    public List<ExpressionType>? CheckTemplate(YamlScalar? text, string? key, bool isScript = false)
    {
        List<ExpressionType>? types = Check(text, key, isScript);
        int at = -1;
        foreach (ExpressionType type in types ?? [])
        {
            at = text!.Value.IndexOf(ExpressionMarks.Open, at + 1, StringComparison.Ordinal);
            if (type is RecordType or ListType || type.IsNull)
            {
                Report(text, at, at + ExpressionMarks.Open.Length, Message.Of<RuleTexts>(nameof(RuleTexts.NotAText), type), FsFindingSeverity.Warning);
            }
        }

        return types;
    }

    /// <summary>The type of an expression that is the whole of a text without marks; null when it is wrong.</summary>
    public ExpressionType? CheckBare(YamlScalar text, string key)
    {
        ExpressionParse parse = ExpressionParser.Parse(text.Value);
        if (parse.Root is null)
        {
            Report(text, parse.Error!);
            return null;
        }

        return TypeOf(text, parse.Root, key, isScript: false);
    }

    private ExpressionType? TypeOf(YamlScalar text, ExpressionNode root, string? key, bool isScript)
    {
        ExpressionChecker checker = new(
            scope, key is null ? KeyAvailability.None : ContextAvailability.Of(key), context.Surroundings.Settings.ConfigurationVariables);
        ExpressionType type = checker.Check(root);
        foreach (TypeProblem problem in checker.Problems)
        {
            Report(text, problem.Start, problem.End, problem.Message, problem.Severity, problem.Usual);
        }

        bool isRight = checker.Problems.Count == 0;
        if (!checker.Problems.Any(static p => p.Severity == FsFindingSeverity.Error) && MayFail(root) && ExpressionEvaluator.Evaluate(root, UnknownScope.Instance).Error is { } failing)
        {
            // It fails whatever the contexts hold.
            Report(text, failing);
            isRight = false;
        }

        if (isScript)
        {
            foreach ((ExpressionNode node, string[] paths) in UntrustedInputs.In(root))
            {
                Report(text, node.Start, node.End, Message.Of<RuleTexts>(nameof(RuleTexts.Untrusted), string.Join(", ", paths)), FsFindingSeverity.Warning);
                isRight = false;
            }
        }

        return isRight ? type : null;
    }

    private static bool MayFail(ExpressionNode node) =>
        (node is CallNode call && Failing.Contains(call.Name)) || node.Children.Any(MayFail);

    private void Report(YamlScalar text, ExpressionError error)
    {
        bool isQuoted = error.Kind == ExpressionErrorKind.UnexpectedSymbol && error.Start < text.Value.Length && text.Value[error.Start] == '"';
        string quoted = isQuoted ? text.Value.Substring(error.Start + 1).Split('"')[0].Replace("'", "''").FirstLine(60) : string.Empty;
        Message message = isQuoted ? Message.Of<RuleTexts>(nameof(RuleTexts.SingleQuotes), quoted) : error.Message;
        Report(text, error.Start, error.End, message, FsFindingSeverity.Error, isQuoted ? error.Message : null);
    }

    private void Report(YamlScalar text, int start, int end, Message message, FsFindingSeverity severity = FsFindingSeverity.Error, Message? usual = null)
    {
        YamlPosition at = context.Places.Of(text, start);
        context.Report(new Finding(rule, severity, at, at.Column + Math.Max(1, end - start), message, usual));
    }
}
