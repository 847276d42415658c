using System.Text;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

/// <summary>What stays of a line when everything is taken out that differs from one occurrence to the next.</summary>
/// <remarks>
/// Dates in figures and in words, numbers, ids, addresses and the hashes in the names of bundles give way to marks in angle
/// brackets. A change of what is taken out is a new <see cref="Version"/>: signatures of different versions are not compared.
/// </remarks>
internal static class LogTemplate
{
    /// <summary>The version of the rules.</summary>
    public const int Version = 1;

    // What an error is about stands at its beginning; the rest is often a dump of what was worked on.
    private const int Longest = 400;

    private const char Number = '#';

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex Login = new(@"(?<=://)[^/\s@'""]+@", RegexOptions.CultureInvariant | RegexOptions.Compiled, Patience);

    private static readonly Regex SecretValue = new(
        @"(?<name>(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|authorization|cookie|passphrase|пароль)[\w-]*[""']?\s*[:=]\s*[""']?)(?:(?:Bearer|Basic|Token)\s+)?[^\s""',;)}\]]+",
        RegexOptions.CultureInvariant | RegexOptions.Compiled | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        Patience);

    private static readonly Regex FigureDate = New(
        @"\G(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}/[A-Z][a-z]{2}/\d{4})(?:[T :,]{1,2}\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?(?:Z|[+-]\d{2}:?\d{2}))?)?(?![\p{L}\d])");

    private static readonly Regex TimeOfDay = New(@"\G\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AaPp][Mm])?(?![\p{L}\d:])");

    private static readonly Regex Address = New(@"\G(?:\d{1,3}(?:\.\d{1,3}){3}|(?=[0-9a-fA-F:]*::)[0-9a-fA-F:]{3,}|(?:[0-9a-fA-F]{1,4}:){4,7}[0-9a-fA-F]{1,4})(?::\d{1,5})?(?![\p{L}\d.])");

    private static readonly Regex Figures = New(@"\G\d+(?:[ \u00A0\u202F]\d{3}(?!\d))*(?:[.,]\d+)*");

    private static readonly Regex Mail = New(@"\G[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+");

    private static readonly Regex Bundle = New(@"\G[\p{L}\d_~@\[\]-]*?[.-](?<hash>[A-Za-z0-9_-]{6,})(?=(?:\.chunk|\.min|\.module)*\.(?:m?js|cjs|css|map|woff2?|png|jpe?g|svg|webp|wasm)\b)");

    private static readonly Regex WordDate = New(
        @"(?:(?:<weekday>|Mon|Tue|Wed|Thu|Fri|Sat|Sun|пн|вт|ср|чт|пт|сб|вс),?\s)?(?:#(?:st|nd|rd|th|-?е|-?го)?\s(?:of\s)?<month>|<month>\s#(?:st|nd|rd|th)?)(?:,?\s(?:<date>\s)?#)?(?:\s(?:г\.|года|year))?|<weekday>|<month>");

    private static readonly Regex SeveralDates = New(@"<date>(?:,?\s(?:at\s|в\s)?<date>)+(?:\s#(?![\w#]))?");

    private static readonly Regex ListOfMarks = New(@"(?<mark>#|<[a-z]+>)(?:\s?,\s?\k<mark>)+");

    private static readonly Dictionary<string, string> DateWords = NewDateWords();

    private static readonly HashSet<string> ValueKeys = new(
        ["id", "uid", "uuid", "guid", "user", "username", "login", "customer", "client", "email", "phone", "session", "token", "key", "trace", "span", "request", "req", "correlation", "hash", "sha", "ip", "host", "hostname", "pid", "tid", "sku", "slug", "order", "number", "code", "duration", "elapsed", "took"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes out what differs.</summary>
    /// <param name="line">A line, without the prefix of compose and without its time.</param>
    /// <returns>The template; at most 400 characters of the line are looked at.</returns>
    public static string Of(string line)
    {
        string text = WithoutSecrets(line.Length > Longest ? line.Substring(0, Longest) : line);
        StringBuilder template = new(text.Length);
        bool hasDateWords = false;
        int i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i = Blank(text, i, template);
            }
            else if (c == '?' && IsQuery(text, i))
            {
                i = PassOver(text, i);
                template.Append("?<query>");
            }
            else if (IsWord(c) || (c == ':' && i + 1 < text.Length && text[i + 1] == ':'))
            {
                i = Word(text, i, template, ref hasDateWords);
            }
            else
            {
                template.Append(c);
                i++;
            }
        }

        string result = template.ToString().Trim();
        if (hasDateWords)
        {
            result = WordDate.Replace(result, "<date>");
        }

        return ListOfMarks.Replace(SeveralDates.Replace(result, "<date>"), "${mark}");
    }

    private static Regex New(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled | RegexOptions.ExplicitCapture, Patience);

    // A template is shown and recorded, whatever was printed into the log.
    private static string WithoutSecrets(string text)
    {
        string safe = text.IndexOf("://", StringComparison.Ordinal) < 0 ? text : Login.Replace(text, "<secret>@");
        return safe.IndexOf('=') < 0 && safe.IndexOf(':') < 0 ? safe : SecretValue.Replace(safe, "${name}<secret>");
    }

    private static int Blank(string text, int at, StringBuilder template)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        template.Append(' ');
        return at;
    }

    // A query of an address, not a question.
    private static bool IsQuery(string text, int at) =>
        at > 0 && at + 1 < text.Length && (text[at - 1] == '/' || IsWord(text[at - 1])) && IsWord(text[at + 1]) && text.IndexOf('=', at) is var equals && equals > 0 && equals < PassOver(text, at);

    private static int PassOver(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('"' or '\'' or ')' or '>' or ']'))
        {
            at++;
        }

        return at;
    }

    private static int Word(string text, int at, StringBuilder template, ref bool hasDateWords)
    {
        char c = text[at];
        bool isHex = c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F') or ':';
        if (char.IsDigit(c))
        {
            if (Taken(FigureDate, text, ref at))
            {
                template.Append("<date>");
                return at;
            }
        }

        if (isHex && Taken(Address, text, ref at))
        {
            template.Append("<ip>");
            return at;
        }

        if (char.IsDigit(c) && Taken(TimeOfDay, text, ref at))
        {
            template.Append("<date>");
            return at;
        }

        if (c == ':')
        {
            template.Append(c);
            return at + 1;
        }

        int end = at;
        bool hasDigit = false;
        bool hasLetter = false;
        bool isOnlyHex = true;
        bool hasUpper = false;
        bool hasLower = false;
        int hyphens = 0;
        while (end < text.Length && (IsWord(text[end]) || (text[end] == '-' && end + 1 < text.Length && IsWord(text[end + 1]))))
        {
            char letter = text[end++];
            hyphens += letter == '-' ? 1 : 0;
            hasDigit |= char.IsDigit(letter);
            hasLetter |= char.IsLetter(letter);
            hasUpper |= char.IsUpper(letter);
            hasLower |= char.IsLower(letter);
            isOnlyHex &= letter is '-' or (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
        }

        int length = end - at;
        if (end < text.Length && text[end] is '@' or '.' or '+' && Taken(Mail, text, ref at))
        {
            template.Append("<email>");
            return at;
        }

        if (end < text.Length && text[end] is '.' or '-' && Bundle.Match(text, at) is { Success: true } bundle)
        {
            Group hash = bundle.Groups["hash"];
            if (IsHash(hash.Value))
            {
                string name = text.Substring(at, hash.Index - at);
                template.Append(Masked(name)).Append("<hash>");
                return hash.Index + hash.Length;
            }
        }

        if (!hasLetter && !hasDigit)
        {
            template.Append(text, at, length);
            return end;
        }

        if (!hasLetter && hyphens == 0)
        {
            int figures = at;
            _ = Taken(Figures, text, ref figures);
            template.Append(Number);
            return Math.Max(figures, end);
        }

        if (IsId(text.AsSpan(at, length), hasDigit, isOnlyHex, hasUpper && hasLower, hyphens))
        {
            // A JSON web token goes on behind its dots.
            while (end < text.Length && text[end] == '.' && end + 1 < text.Length && (char.IsLetterOrDigit(text[end + 1]) || text[end + 1] is '_' or '-') && text.AsSpan(at).StartsWith("eyJ"))
            {
                end++;
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-'))
                {
                    end++;
                }
            }

            template.Append("<id>");
            return end;
        }

        // What people call things in addresses: nike-air-max-90.
        if (hyphens >= 2 && at > 0 && text[at - 1] == '/')
        {
            template.Append("<slug>");
            return end;
        }

        string word = text.Substring(at, length);
        if (!hasDigit && DateWords.TryGetValue(word, out string? mark) && (mark != "<may>" || IsBesideFigures(text, at, end)))
        {
            hasDateWords = true;
            template.Append(mark == "<may>" ? "<month>" : mark);
            return end < text.Length && text[end] == '.' && word.Length <= 4 ? end + 1 : end;
        }

        template.Append(hasDigit ? Masked(word) : word);
        if (end < text.Length && text[end] == '=' && end + 1 < text.Length && IsValueKey(word))
        {
            template.Append("=<value>");
            end++;
            return PassValue(text, end);
        }

        return end;
    }

    private static int PassValue(string text, int at)
    {
        if (at < text.Length && text[at] is '"' or '\'')
        {
            int close = text.IndexOf(text[at], at + 1);
            return close < 0 ? text.Length : close + 1;
        }

        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (',' or ';' or ')' or ']' or '}' or '&'))
        {
            at++;
        }

        return at;
    }

    private static bool IsValueKey(string word)
    {
        int tail = word.LastIndexOfAny(['_', '-']);
        return ValueKeys.Contains(tail < 0 ? word : word.Substring(tail + 1))
            || (word.EndsWith("Id", StringComparison.Ordinal) && word.Length > 2)
            || word.EndsWith("ID", StringComparison.Ordinal);
    }

    private static bool IsId(ReadOnlySpan<char> word, bool hasDigit, bool isOnlyHex, bool isMixed, int hyphens)
    {
        if (word.Length > 2 && word[0] == '0' && word[1] is 'x' or 'X')
        {
            return true;
        }

        if (isOnlyHex && hasDigit && word.Length >= 7)
        {
            return true;
        }

        if (isOnlyHex && hyphens == 0 && word.Length >= 16)
        {
            return true;
        }

        return hasDigit && word.Length >= 16 && (isMixed || DigitRuns(word) >= 3);
    }

    private static int DigitRuns(ReadOnlySpan<char> word)
    {
        int runs = 0;
        for (int i = 0; i < word.Length; i++)
        {
            runs += char.IsDigit(word[i]) && (i == 0 || !char.IsDigit(word[i - 1])) ? 1 : 0;
        }

        return runs;
    }

    private static bool IsHash(string text)
    {
        bool digit = text.Any(char.IsDigit);
        return digit || (text.Length >= 8 && text.Skip(1).Any(char.IsUpper) && text.Any(char.IsLower));
    }

    private static string Masked(string word)
    {
        StringBuilder masked = new(word.Length);
        foreach (char letter in word)
        {
            if (!char.IsDigit(letter))
            {
                masked.Append(letter);
            }
            else if (masked.Length == 0 || masked[masked.Length - 1] != '#')
            {
                masked.Append('#');
            }
        }

        return masked.ToString();
    }

    private static bool IsBesideFigures(string text, int at, int end)
    {
        int before = at - 1;
        while (before > 0 && text[before] == ' ')
        {
            before--;
        }

        while (end < text.Length && text[end] is ' ' or '.')
        {
            end++;
        }

        return (before >= 0 && char.IsDigit(text[before])) || (end < text.Length && char.IsDigit(text[end]));
    }

    private static bool Taken(Regex pattern, string text, ref int at)
    {
        Match match = pattern.Match(text, at);
        at += match.Success ? match.Length : 0;
        return match.Success;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static Dictionary<string, string> NewDateWords()
    {
        Dictionary<string, string> words = new(StringComparer.OrdinalIgnoreCase);
        foreach (string month in new[]
        {
            "January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December",
            "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
            "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
            "янв", "фев", "апр", "авг", "сен", "сент", "окт", "ноя", "нояб", "дек",
        })
        {
            words[month] = month.Length <= 3 ? "<may>" : "<month>";
        }

        words["May"] = words["March"] = words["март"] = "<may>";
        foreach (string day in new[]
        {
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
            "понедельник", "вторник", "среда", "среду", "четверг", "пятница", "пятницу", "суббота", "субботу", "воскресенье",
        })
        {
            words[day] = "<weekday>";
        }

        foreach (string relative in new[] { "today", "yesterday", "tomorrow", "сегодня", "вчера", "завтра" })
        {
            words[relative] = "<date>";
        }

        return words;
    }
}
