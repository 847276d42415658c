using System.Net;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Http;

namespace FreeSport.Ops.Core.Steps.Documentation.Checking;

/// <summary>Whether a page of somebody else has the anchor that a link names.</summary>
internal static class ExternalAnchors
{
    /// <summary>How much of a page is read for its anchors, in bytes.</summary>
    public const int LargestPage = 1024 * 1024;

    private static readonly Regex Named = new(@"<[A-Za-z][^<>]*?\s(?:id|name)\s*=\s*(?:""(?<name>[^""]*)""|'(?<name>[^']*)'|(?<name>[^\s""'>]+))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Heading = new(@"<h[1-6]\b[^<>]*\sid\s*=|<h[1-6]\b[^<>]*>\s*<a\b[^<>]*\s(?:id|name|href)\s*=", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex Passage = new(":~:.*", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>The anchor of an address; null where it names none: the beginning of the page, a route of a script, a passage of text.</summary>
    public static string? Of(Uri address)
    {
        string fragment = Passage.Replace(address.Fragment.TrimStart('#'), string.Empty);
        return fragment.Length == 0 || fragment.Equals("top", StringComparison.OrdinalIgnoreCase) || fragment[0] is '/' or '!' || fragment.IndexOf('=') >= 0 ? null : fragment;
    }

    /// <summary>Asks an answer.</summary>
    /// <param name="answer">The answer, which has a page.</param>
    /// <param name="anchor">The anchor, as the link has it.</param>
    /// <param name="shown">The address, as it may be shown.</param>
    /// <returns>What is wrong; null where the anchor is there.</returns>
    public static (FsOutcome Outcome, string Message)? Ask(ExchangeAnswer answer, string anchor, string shown)
    {
        string plain = Uri.UnescapeDataString(anchor);
        if (answer.Trouble == ExchangeTrouble.TooLarge)
        {
            return Unknown(DocumentationTexts.AnchorTooLarge.With(LargestPage / 1024));
        }

        if (answer.Trouble != ExchangeTrouble.None)
        {
            return Unknown(DocumentationTexts.AnchorCut);
        }

        if (answer.Header("Content-Type") is { } type && type.IndexOf("html", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return Unknown(DocumentationTexts.AnchorNotHtml);
        }

        string page = answer.Text();
        bool isThere = Named.Matches(page).Cast<Match>().Select(static m => WebUtility.HtmlDecode(m.Groups["name"].Value)).Any(n => n == plain || n == anchor || n == "user-content-" + plain);
        return isThere ? null
            : page.IndexOf("<script", StringComparison.OrdinalIgnoreCase) >= 0 && !Heading.IsMatch(page) ? Unknown(DocumentationTexts.AnchorByScript)
            : (FsOutcome.Failed, DocumentationTexts.ExternalAnchorGone.With(shown, plain));

        (FsOutcome, string)? Unknown(string why) => (FsOutcome.Inconclusive, DocumentationTexts.ExternalAnchorUnknown.With(shown, plain, why));
    }
}
