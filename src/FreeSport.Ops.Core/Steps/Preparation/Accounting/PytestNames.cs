using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Preparation.Accounting;

/// <summary>The names that pytest gives to tests.</summary>
internal static class PytestNames
{
    // pytest writes parameters that are not ASCII as \xab, \u0440 or \U0001f600.
    public static string Unescape(string name) => Regex.Replace(
        name,
        @"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U(000[0-9A-Fa-f]{5}|0010[0-9A-Fa-f]{4}))",
        static m => Letter(Convert.ToInt32(m.Groups[1].Value + m.Groups[2].Value + m.Groups[3].Value, 16)),
        RegexOptions.CultureInvariant);

    // A surrogate has a letter of its own only together with its other half.
    private static string Letter(int code) => code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code);
}
