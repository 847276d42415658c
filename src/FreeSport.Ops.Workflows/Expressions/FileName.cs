using System.Text;

namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>Names of files and patterns for them, as the runner's glob library reads them.</summary>
internal static class FileName
{
    private static readonly bool Escapes = Path.DirectorySeparatorChar == '/';

    /// <summary>How this system compares names.</summary>
    public static StringComparison Comparison { get; } = Escapes ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Whether a part may mean more than one name; a set of one character does not.</summary>
    public static bool IsPattern(string part)
    {
        for (int at = 0; at < part.Length; at++)
        {
            if (Escapes && part[at] == '\\')
            {
                at++;
            }
            else if (SetOfOne(part, at))
            {
                at += 2;
            }
            else if (part[at] is '*' or '?' || (part[at] == '[' && SetEnd(part, at) > 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name a part without wildcards means.</summary>
    public static string Literal(string part)
    {
        StringBuilder name = new();
        for (int at = 0; at < part.Length; at++)
        {
            bool set = SetOfOne(part, at);
            at += set || (Escapes && part[at] == '\\' && at + 1 < part.Length) ? 1 : 0;
            name.Append(part[at]);
            at += set ? 1 : 0;
        }

        return name.ToString();
    }

    /// <summary>Whether a name matches; only the last star is ever tried again, so that it is never slower than both lengths multiplied.</summary>
    public static bool Matches(string pattern, string name)
    {
        int at = 0;
        int star = -1;
        int retry = 0;
        int part = 0;
        while (at < name.Length)
        {
            if (part < pattern.Length && pattern[part] == '*')
            {
                star = part++;
                retry = at;
            }
            else if (part < pattern.Length && One(pattern, part, name[at]) is var next and > 0)
            {
                part = next;
                at++;
            }
            else if (star >= 0)
            {
                part = star + 1;
                at = ++retry;
            }
            else
            {
                return false;
            }
        }

        while (part < pattern.Length && pattern[part] == '*')
        {
            part++;
        }

        return part == pattern.Length;
    }

    /// <summary>The order in which the runner reads a folder: by the bytes of UTF-8, that is by code point.</summary>
    public static int Compare(string one, string other)
    {
        for (int at = 0; at < one.Length && at < other.Length; at++)
        {
            if (one[at] != other[at])
            {
                bool beyond = char.IsSurrogate(one[at]);
                return beyond == char.IsSurrogate(other[at]) ? one[at].CompareTo(other[at]) : beyond ? 1 : -1;
            }
        }

        return one.Length.CompareTo(other.Length);
    }

    // Behind what matches one character; 0 when it does not match.
    private static int One(string pattern, int part, char c)
    {
        if (pattern[part] == '[' && SetEnd(pattern, part) is var end and > 0)
        {
            bool inverted = pattern[part + 1] is '!' or '^';
            return InSet(pattern, inverted ? part + 2 : part + 1, end, c) != inverted ? end + 1 : 0;
        }

        if (pattern[part] == '?')
        {
            return part + 1;
        }

        part += Escapes && pattern[part] == '\\' && part + 1 < pattern.Length ? 1 : 0;
        return Same(pattern[part], c) ? part + 1 : 0;
    }

    private static bool InSet(string pattern, int from, int end, char c)
    {
        for (int at = from; at < end; at++)
        {
            at += Escapes && pattern[at] == '\\' && at + 1 < end ? 1 : 0;
            if (at + 2 < end && pattern[at + 1] == '-')
            {
                if (c >= pattern[at] && c <= pattern[at + 2])
                {
                    return true;
                }

                at += 2;
            }
            else if (Same(pattern[at], c))
            {
                return true;
            }
        }

        return false;
    }

    // A set has at least one character, and the first may be the bracket that ends it elsewhere.
    private static int SetEnd(string pattern, int start)
    {
        int first = start + 1 < pattern.Length && pattern[start + 1] is '!' or '^' ? start + 2 : start + 1;
        for (int at = first; at < pattern.Length; at++)
        {
            if (Escapes && pattern[at] == '\\')
            {
                at++;
            }
            else if (pattern[at] == ']' && at > first)
            {
                return at;
            }
        }

        return 0;
    }

    private static bool SetOfOne(string part, int start) =>
        part[start] == '[' && start + 2 < part.Length && part[start + 2] == ']' && SetEnd(part, start) == start + 2;

    private static bool Same(char one, char other) =>
        one == other || (!Escapes && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));
}
