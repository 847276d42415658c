using System.Text;
using System.Text.Json;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>A secret value, in all the forms in which a program may show it.</summary>
/// <param name="Variable">The environment variable that holds it.</param>
/// <param name="Value">The value.</param>
/// <param name="Cores">Pieces of letters and digits, which no escaping of texts changes.</param>
internal sealed record Canary(string Variable, string Value, params string[] Cores)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What programs print: every form on a line of its own.</summary>
    public string Printed => string.Join('\n', Forms()) + "\n";

    /// <summary>What must be found nowhere.</summary>
    public IEnumerable<string> Traces => Cores
        .Concat(Lines().SelectMany(Encoded))
        .Concat(Encoded(Value));

    /// <summary>Where a text shows it.</summary>
    /// <param name="where">What the text is, for messages.</param>
    /// <param name="text">The text.</param>
    public IEnumerable<string> LeaksIn(string where, string text) =>
        from trace in Traces
        let at = text.IndexOf(trace, StringComparison.Ordinal)
        where at >= 0
        select $"{where} shows {Variable}: {text[Math.Max(0, at - 100)..Math.Min(text.Length, at + 80)]}";

    private IEnumerable<string> Forms() => Lines().Append(Value).SelectMany(static text => new[]
    {
        text,
        Uri.EscapeDataString(text),
        System.Net.WebUtility.UrlEncode(text),
        JsonSerializer.Serialize(text),
        JsonSerializer.Serialize(text, Relaxed),
        System.Security.SecurityElement.Escape(text),
        "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'",
        $"https://deploy:{Uri.EscapeDataString(text)}@git.example/r.git",
    }.Concat(Enumerable.Range(0, 3).Select(shift => Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('<', shift) + text))))
        .Append(Convert.ToHexString(Encoding.UTF8.GetBytes(text)))
        .Append(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text))));

    private IEnumerable<string> Lines() => Value.Split('\n').Where(static l => l.Length > 5);

    // Without the characters at the seams, which hold bytes of what stands around.
    private static IEnumerable<string> Encoded(string text) =>
        Enumerable.Range(0, 3).Select(shift => Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('<', shift) + text))[4..^4])
            .Append(Convert.ToHexString(Encoding.UTF8.GetBytes(text)))
            .Append(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)));
}
