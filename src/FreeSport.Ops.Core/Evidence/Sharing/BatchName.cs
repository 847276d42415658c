using System.Globalization;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>The name of a file on the branch: a batch of one chain, or the signature beside it.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="First">The number of its first line.</param>
/// <param name="Last">The number of its last line.</param>
/// <param name="IsSignature">Whether it is the signature.</param>
internal sealed record BatchName(string Chain, long First, long Last, bool IsSignature)
{
    /// <summary>The folder of all chains.</summary>
    public const string Folder = "chains";

    private const string Ending = ".jsonl";
    private const string SignatureEnding = ".sig";

    private static readonly Regex Form = new(@"\Achains/(?<chain>[0-9a-f]{32}(-[0-9a-f]{32})?)/(?<first>[0-9]{12})-(?<last>[0-9]{12})\.jsonl(?<sig>\.sig)?\z", RegexOptions.CultureInvariant);

    /// <summary>Gets the file's name in the folder of its chain.</summary>
    public string File => FormattableString.Invariant($"{First:D12}-{Last:D12}{Ending}") + (IsSignature ? SignatureEnding : string.Empty);

    /// <summary>Gets the path on the branch.</summary>
    public string Path => $"{Folder}/{Chain}/{File}";

    /// <summary>Reads a path.</summary>
    /// <param name="path">The path on the branch.</param>
    /// <returns>What it names; null for whatever else stands there.</returns>
    public static BatchName? Parse(string path)
    {
        Match match = Form.Match(path);
        return match.Success && Number("first") is > 0 and { } first && Number("last") is { } last && last >= first
            ? new BatchName(match.Groups["chain"].Value, first, last, match.Groups["sig"].Success)
            : null;

        long Number(string group) => long.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
