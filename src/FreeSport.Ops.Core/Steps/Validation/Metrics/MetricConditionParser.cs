using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>
/// Reads a condition. <c>condition = all { "or" all }</c>, <c>all = one { "and" one }</c>,
/// <c>one = "(" condition ")" | [ "value" ] operator number | number operator "value"</c>; operators are
/// <c>&lt; &lt;= &gt; &gt;= == !=</c>, <c>result</c> stands for <c>value</c>, <c>||</c> for <c>or</c>, <c>&amp;&amp;</c> for <c>and</c>.
/// </summary>
public static class MetricConditionParser
{
    // Deeper than anybody writes, and far from what a stack holds.
    private const int Deepest = 50;

    private static readonly Regex Token = new(
        @"\G\s*(?<token><=|>=|==|!=|<|>|\(|\)|&&|\|\||[A-Za-z]+(?![\w.\[])|[+-]?Inf\b|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.,%\[]))", RegexOptions.CultureInvariant);

    /// <summary>Reads a condition.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mistake">What is wrong with it, in the reader's language; null for nothing.</param>
    /// <returns>The condition; null when something is wrong.</returns>
    public static MetricCondition? Read(string text, out string? mistake)
    {
        try
        {
            Cursor cursor = new(Tokens(text), text);
            MetricCondition condition = cursor.Any(0);
            cursor.End();
            mistake = null;
            return condition;
        }
        catch (FormatException wrong)
        {
            mistake = wrong.Message;
            return null;
        }
    }

    internal static string SignOf(MetricOperator one) => one switch
    {
        MetricOperator.Less => "<",
        MetricOperator.LessOrEqual => "<=",
        MetricOperator.Greater => ">",
        MetricOperator.GreaterOrEqual => ">=",
        MetricOperator.Equal => "==",
        _ => "!=",
    };

    private static List<string> Tokens(string text)
    {
        List<string> tokens = [];
        int at = 0;
        for (Match match = Token.Match(text, at); match.Success; match = Token.Match(text, at))
        {
            tokens.Add(match.Groups["token"].Value);
            at = match.Index + match.Length;
        }

        return text.Substring(at).Trim() is { Length: > 0 } rest
            ? throw new FormatException((rest.Contains('[') ? MetricTexts.ConditionOfOneSeries : MetricTexts.ConditionUnreadable).With(text.FirstLine(100), rest.FirstLine(40)))
            : tokens;
    }

    private sealed class Cursor(List<string> tokens, string text)
    {
        private int _at;

        private string Next => _at < tokens.Count ? tokens[_at] : string.Empty;

        public MetricCondition Any(int depth)
        {
            MetricCondition left = All(depth);
            while (Takes("or", "||"))
            {
                left = new MetricCondition.Either(left, All(depth));
            }

            return left;
        }

        public void End()
        {
            if (_at < tokens.Count)
            {
                throw Wrong();
            }
        }

        private MetricCondition All(int depth)
        {
            MetricCondition left = One(depth);
            while (Takes("and", "&&"))
            {
                left = new MetricCondition.Both(left, One(depth));
            }

            return left;
        }

        private MetricCondition One(int depth)
        {
            if (Takes("(", "("))
            {
                MetricCondition inner = depth < Deepest ? Any(depth + 1) : throw Wrong();
                return Takes(")", ")") ? inner : throw Wrong();
            }

            if (MetricNumber.Read(Next) is { } first)
            {
                _at++;
                MetricOperator turned = Turned(Operator());
                return Takes("value", "result") ? new MetricCondition.Comparison(turned, first) : throw Wrong();
            }

            Takes("value", "result");
            MetricOperator compares = Operator();
            double number = MetricNumber.Read(Next) ?? throw Wrong();
            _at++;
            return new MetricCondition.Comparison(compares, number);
        }

        private MetricOperator Operator()
        {
            MetricOperator? found = Next switch
            {
                "<" => MetricOperator.Less,
                "<=" => MetricOperator.LessOrEqual,
                ">" => MetricOperator.Greater,
                ">=" => MetricOperator.GreaterOrEqual,
                "==" => MetricOperator.Equal,
                "!=" => MetricOperator.NotEqual,
                _ => null,
            };
            _at++;
            return found ?? throw Wrong(_at - 1);
        }

        private static MetricOperator Turned(MetricOperator one) => one switch
        {
            MetricOperator.Less => MetricOperator.Greater,
            MetricOperator.LessOrEqual => MetricOperator.GreaterOrEqual,
            MetricOperator.Greater => MetricOperator.Less,
            MetricOperator.GreaterOrEqual => MetricOperator.LessOrEqual,
            _ => one,
        };

        private bool Takes(string word, string other)
        {
            bool takes = Next == word || Next == other;
            _at += takes ? 1 : 0;
            return takes;
        }

        private FormatException Wrong(int? at = null)
        {
            int place = at ?? _at;
            return new FormatException(MetricTexts.ConditionUnreadable.With(text.FirstLine(100), place < tokens.Count ? tokens[place] : MetricTexts.ConditionEnd));
        }
    }
}
