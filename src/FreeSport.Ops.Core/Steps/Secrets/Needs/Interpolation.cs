namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>Finds the variables that Docker Compose puts into a text.</summary>
/// <remarks>Source: Compose's interpolation reference: <c>$NAME</c>, <c>${NAME}</c>, <c>:-</c> <c>-</c> <c>:?</c> <c>?</c> <c>:+</c> <c>+</c>, nested, <c>$$</c> for a dollar.</remarks>
internal static class Interpolation
{
    /// <summary>The variables of a part of a text, in order. Linear in its length, whatever it holds.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="from">Where the part begins.</param>
    /// <param name="to">Behind its last character.</param>
    public static IEnumerable<InterpolatedName> Find(string text, int from, int to)
    {
        // What stands for a missing value is only asked for when that is missing: each level knows whether it is such.
        Stack<bool> standsIn = new();
        for (int at = from; at < to; at++)
        {
            if (text[at] == '}' && standsIn.Count > 0)
            {
                standsIn.Pop();
            }
            else if (text[at] == '$' && at + 1 < to)
            {
                bool isBraced = text[at + 1] == '{';
                int start = at + (isBraced ? 2 : 1);
                int end = EndOfName(text, start, to);
                bool isOptional = standsIn.Count > 0 && standsIn.Peek();
                if (isBraced)
                {
                    bool hasOther = HasStandIn(text, end, to);
                    isOptional |= hasOther;
                    standsIn.Push(isOptional || IsMessage(text, end, to));
                }

                if (end > start)
                {
                    yield return new InterpolatedName(text.Substring(start, end - start), at, !isOptional);
                }

                at = end > start ? end - 1 : text[at + 1] == '$' || isBraced ? at + 1 : at;
            }
        }
    }

    private static int EndOfName(string text, int start, int to)
    {
        int end = start;
        while (end < to && (text[end] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '_' || (end > start && text[end] is >= '0' and <= '9')))
        {
            end++;
        }

        return end;
    }

    private static bool HasStandIn(string text, int at, int to) => Operator(text, at, to) is '-' or '+';

    private static bool IsMessage(string text, int at, int to) => Operator(text, at, to) == '?';

    private static char Operator(string text, int at, int to)
    {
        int sign = at < to && text[at] == ':' ? at + 1 : at;
        return sign < to ? text[sign] : '\0';
    }
}

/// <summary>A variable in a text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">Where its <c>$</c> stands.</param>
/// <param name="IsRequired">Whether nothing stands in for it.</param>
internal readonly record struct InterpolatedName(string Name, int Index, bool IsRequired);
