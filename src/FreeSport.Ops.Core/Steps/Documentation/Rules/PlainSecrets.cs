using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Rules;

/// <summary>No page holds a secret as it is. Never shows one.</summary>
internal sealed class PlainSecrets : IDocumentationRule
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex Token = new(@"gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}|xox[abeprs]-[A-Za-z0-9-]{10,}|\bAKIA[A-Z0-9]{16}\b|eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY|hooks\.slack\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{12,}", RegexOptions.CultureInvariant);
    private static readonly Regex InAddress = new(@"[a-z][a-z0-9+.-]*://[^\s/:@`'""<>]*:(?<value>[^\s/@`'""]+)@", Options);
    private static readonly Regex Assigned = new(@"(?<![\w.$-])(?<name>[A-Za-z_][\w-]*?)\s*(?:=|:\s)\s*(?<quote>[""']?)(?<value>[^\s""'`;,|)]+)\k<quote>", RegexOptions.CultureInvariant);
    private static readonly Regex Placeholder = new(@"\A(?:[<$%{\[(*…].*|.*(?:\.\.\.|…|\*\*\*|xxx|<[^>]*>|\$\{|\{\{).*|(?:your|my|change|example|sample|dummy|fake|test|placeholder|todo|replace|insert|some)[\w-]*|(?:the[-_]?)?(?:password|passwd|pass|pwd|secret|token|key|user|username|value|пароль|секрет|токен|ключ)s?|postgres|admin|root|guest|none|null|true|false|yes|no|required|optional)\z", Options);

    public void Check(DocumentationWorld world, DocumentationFindings findings)
    {
        foreach (DocumentationPage page in world.Pages)
        {
            for (int i = 0; i < page.Markdown.Lines.Count; i++)
            {
                string line = page.Markdown.Lines[i];
                if (Found(line) is { } at)
                {
                    findings.Add(
                        FsDocumentationRule.PlainSecret, FsOutcome.Failed, page.Path + ":" + (i + 1), page.At(i + 1, at + 1),
                        DocumentationTexts.PlainSecret, DocumentationTexts.PlainSecretRemedy);
                }
            }
        }
    }

    private static int? Found(string line)
    {
        if (Token.Match(line) is { Success: true } token)
        {
            return token.Index;
        }

        Match? address = InAddress.Matches(line).Cast<Match>().FirstOrDefault(static m => !Placeholder.IsMatch(m.Groups["value"].Value));
        if (address is not null)
        {
            return address.Index;
        }

        // A value that calls or looks up something is code, and a short one is an example.
        return Assigned.Matches(line).Cast<Match>()
            .FirstOrDefault(static m => SecretNames.LooksSecret(m.Groups["name"].Value) && IsValue(m.Groups["value"].Value))?.Index;
    }

    private static bool IsValue(string value) =>
        value.Length >= 8 && !Placeholder.IsMatch(value) && value.IndexOfAny(['(', '[', '{', '/', '\\', '<']) < 0
        && value.Any(char.IsDigit) && value.Any(char.IsLetter) && !value.EndsWith(".key", StringComparison.Ordinal);
}
