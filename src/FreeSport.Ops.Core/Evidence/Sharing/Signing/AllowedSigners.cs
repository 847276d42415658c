namespace FreeSport.Ops.Core.Evidence.Sharing.Signing;

/// <summary>Who may sign, as the remote's default branch says.</summary>
/// <param name="Text">The file, without a mark at its beginning and with plain line ends: ssh-keygen takes either for a part of a name.</param>
internal sealed record AllowedSigners(string Text)
{
    /// <summary>The file, from the top of the repository.</summary>
    public const string File = ".github/allowed_signers";

    /// <summary>Takes the file as git holds it.</summary>
    /// <param name="text">Its text.</param>
    public static AllowedSigners Read(string text) => new(text.TrimStart('\ufeff').Replace("\r\n", "\n").Replace('\r', '\n').TrimEnd('\n') + "\n");

    /// <summary>Who holds a key.</summary>
    /// <param name="key">The public key, in base64.</param>
    /// <returns>Each line's name, and whether its validity is bounded.</returns>
    public IEnumerable<(string Principal, bool IsBounded)> Of(string key)
    {
        foreach (string line in Text.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0 && l[0] != '#'))
        {
            string[] words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Skip(1).Contains(key, StringComparer.Ordinal))
            {
                string principal = words[0].Trim('"').Split(',').FirstOrDefault(static p => p.Length > 0 && p[0] != '!') ?? words[0];
                yield return (principal, line.Contains("valid-after=", StringComparison.OrdinalIgnoreCase) || line.Contains("valid-before=", StringComparison.OrdinalIgnoreCase));
            }
        }
    }
}
