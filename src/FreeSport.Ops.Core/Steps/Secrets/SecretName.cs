using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Secrets;

/// <summary>What GitHub allows as a name and as a size, checked before anything is sent.</summary>
/// <remarks>Source: GitHub's documentation, "Secrets reference" and "Variables reference".</remarks>
public static class SecretName
{
    /// <summary>The most bytes a value may have, of a secret as of a variable: 48 KB.</summary>
    public const int MostBytes = 48 * 1024;

    private static readonly Regex Form = new(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant);

    /// <summary>Whether a text has the form of a name. One that has not is never shown: people write NAME=value there.</summary>
    /// <param name="name">The text.</param>
    /// <returns>True when GitHub could take it.</returns>
    public static bool IsForm(string name) => Form.IsMatch(name);

    /// <summary>What is wrong with a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The mistake, in the reader's language; null when GitHub takes it.</returns>
    public static string? Mistake(string name) =>
        !IsForm(name) ? SecretsTexts.NameForm.With(name.Length)
        : name.StartsWith("GITHUB_", StringComparison.OrdinalIgnoreCase) ? SecretsTexts.NameReserved.With(name)
        : null;

    /// <summary>What is wrong with a value's size.</summary>
    /// <param name="bytes">How many bytes it has as UTF-8.</param>
    /// <returns>The mistake, in the reader's language; null when GitHub takes it.</returns>
    public static string? SizeMistake(int bytes) => bytes > MostBytes ? SecretsTexts.ValueTooLarge.With(bytes, MostBytes) : null;
}
