using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Floor.Logging;

/// <summary>Replaces known secret values by <c>***</c>, also where they were escaped or encoded on the way.</summary>
/// <remarks>
/// Knows a value as it is, each longer line of it, base64 at all three alignments, percent-encoded, in hexadecimal,
/// JSON-escaped, shell-quoted and XML-escaped. Values shorter than <see cref="ShortestSecret"/> are not taken: replacing them would
/// garble ordinary text and tell more than it hides. Safe to use from several threads.
/// </remarks>
public sealed class SecretRedactor
{
    /// <summary>The length in characters from which a value is taken as secret.</summary>
    public const int ShortestSecret = 6;

    internal const string Mask = "***";

    private const int ShortestBeginning = 10;

    private readonly object _gate = new();
    private volatile string[] _forms = [];

    /// <summary>Makes a value known.</summary>
    /// <param name="secret">The value.</param>
    public void Register(string? secret)
    {
        if (secret is null || secret.Trim().Length < ShortestSecret)
        {
            return;
        }

        lock (_gate)
        {
            HashSet<string> forms = new(_forms, StringComparer.Ordinal);
            forms.UnionWith(FormsOf(secret));
            foreach (string line in secret.Split('\n').Select(static l => l.Trim()))
            {
                if (line.Length >= ShortestSecret)
                {
                    forms.UnionWith(FormsOf(line));
                }
            }

            // Longest first: a short form inside a long one must not break it into readable pieces.
            _forms = [.. forms.OrderByDescending(static f => f.Length).ThenBy(static f => f, StringComparer.Ordinal)];
        }
    }

    /// <summary>Makes the values known of environment variables whose names say that they are secret.</summary>
    /// <param name="environment">Names and values.</param>
    public void RegisterEnvironment(System.Collections.IDictionary environment)
    {
        foreach (System.Collections.DictionaryEntry entry in environment)
        {
            if (entry.Key is string name && SecretNames.LooksSecret(name))
            {
                Register(entry.Value as string);
            }
        }
    }

    /// <summary>The text with every known form replaced.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The same text when nothing of it is secret.</returns>
    public string Redact(string text)
    {
        foreach (string form in _forms)
        {
            if (text.Contains(form, StringComparison.Ordinal))
            {
                text = text.Replace(form, Mask);
            }
        }

        foreach (string form in _forms)
        {
            text = RedactBeginnings(text, form);
        }

        return text;
    }

    // Tools shorten long lines ("hunter2-9f3c/2A..."): the longer half of a value is as bad as the whole.
    private static string RedactBeginnings(string text, string form)
    {
        int least = Math.Max(ShortestBeginning, (form.Length + 1) / 2);
        if (form.Length <= least)
        {
            return text;
        }

        string beginning = form.Substring(0, least);
        for (int at = text.IndexOf(beginning, StringComparison.Ordinal); at >= 0; at = text.IndexOf(beginning, at + Mask.Length, StringComparison.Ordinal))
        {
            int length = least;
            while (length < form.Length && at + length < text.Length && text[at + length] == form[length])
            {
                length++;
            }

            text = text.Substring(0, at) + Mask + text.Substring(at + length);
            if (at + Mask.Length > text.Length)
            {
                break;
            }
        }

        return text;
    }

    private static IEnumerable<string> FormsOf(string secret)
    {
        yield return secret;
        foreach (string escaped in UrlForms(secret))
        {
            yield return escaped;
            yield return Regex.Replace(escaped, "%[0-9A-F]{2}", static m => m.Value.ToLowerInvariant());
        }

        yield return Trimmed(System.Text.Json.JsonSerializer.Serialize(secret));
        yield return Trimmed(System.Text.Json.JsonSerializer.Serialize(secret, Relaxed));
        yield return secret.Replace("'", "'\\''");
        yield return secret.Replace("'", "'\"'\"'");
        yield return secret.Replace("'", "''");

        // As PowerShell writes a path off Windows.
        yield return secret.Replace('\\', '/');
        foreach (string escaped in LanguageForms(secret))
        {
            yield return escaped;
        }

        yield return System.Net.WebUtility.HtmlEncode(secret);
        yield return System.Security.SecurityElement.Escape(secret) ?? secret;
        foreach (string encoded in Base64Forms(secret))
        {
            yield return encoded;
            yield return encoded.Replace('+', '-').Replace('/', '_');
        }

        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        string hex = string.Concat(bytes.Select(static b => b.ToString("x2", CultureInfo.InvariantCulture)));
        yield return hex;
        yield return hex.ToUpperInvariant();

        // As Python shows bytes.
        yield return string.Concat(bytes.Select(static b => b is < 32 or > 126 ? "\\x" + b.ToString("x2", CultureInfo.InvariantCulture) : b == '\\' ? @"\\" : ((char)b).ToString()));
    }

    // As Python's xml and html modules and repr, Python's and Go's JSON, and the shell's printf %q write it.
    private static IEnumerable<string> LanguageForms(string secret)
    {
        string xml = secret.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
        yield return xml;
        yield return xml.Replace("\"", "&quot;");
        yield return xml.Replace("\"", "&quot;").Replace("'", "&#x27;");
        string backslashed = secret.Replace("\\", "\\\\");
        yield return backslashed.Replace("'", "\\'");
        yield return backslashed;
        string json = Trimmed(System.Text.Json.JsonSerializer.Serialize(secret, Relaxed));
        yield return json.Replace("<", "\\u003c").Replace(">", "\\u003e").Replace("&", "\\u0026");
        yield return string.Concat(json.Select(static c => c > 126 ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString()));
        yield return Regex.Replace(secret, @"[ \t!""#$&'()*;<>?\[\\\]^`{|}~]", @"\$0");
    }

    // Languages disagree on what they leave alone: Python's quote keeps the slash, JavaScript's encodeURIComponent !'()*.
    private static IEnumerable<string> UrlForms(string secret)
    {
        string all = Uri.EscapeDataString(secret);
        yield return all;
        yield return all.Replace("%20", "+");
        yield return all.Replace("%2F", "/");
        yield return all.Replace("%21", "!").Replace("%27", "'").Replace("%28", "(").Replace("%29", ")").Replace("%2A", "*");
        yield return System.Net.WebUtility.UrlEncode(secret);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Trimmed(string quoted) => quoted.Substring(1, quoted.Length - 2);

    // Base64 of a text that contains the secret shows it at one of three alignments; only the characters that do
    // not depend on the neighbours are compared.
    private static IEnumerable<string> Base64Forms(string secret)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        for (int shift = 0; shift < 3; shift++)
        {
            byte[] padded = new byte[shift + bytes.Length];
            bytes.CopyTo(padded, shift);
            string encoded = Convert.ToBase64String(padded);
            int start = shift == 0 ? 0 : shift + 1;
            int end = padded.Length / 3 * 4;
            if (end - start >= 4)
            {
                yield return encoded.Substring(start, end - start);
            }

            if (shift == 0)
            {
                yield return encoded;
            }
        }
    }
}
