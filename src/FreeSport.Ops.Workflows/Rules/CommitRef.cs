using System.Text.RegularExpressions;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Refs that are ids of commits.</summary>
internal static class CommitRef
{
    // A tag or branch may be made of such characters, too, but hardly of letters and digits both.
    private static readonly Regex Short = new(@"\A(?=.*[0-9])(?=.*[a-f])[0-9a-f]{7,39}\z", RegexOptions.CultureInvariant);

    /// <summary>Whether a ref is a part of a commit's id, which names nothing on GitHub.</summary>
    public static bool IsShort(string held) => Short.IsMatch(held);
}
