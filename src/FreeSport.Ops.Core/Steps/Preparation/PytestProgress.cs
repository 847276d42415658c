using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Preparation;

/// <summary>Turns pytest's verbose lines into progress.</summary>
/// <param name="activity">The activity's title.</param>
/// <param name="host">Is shown the progress.</param>
internal sealed class PytestProgress(string activity, IOpsHost host)
{
    // tests/unit/test_price.py::test_discount[опт] PASSED        [ 3/20]
    private static readonly Regex Line = new(@"^(?<test>\S.*?) (PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS).*\[\s*(?<done>\d+)/(?<all>\d+)\]\s*$", RegexOptions.CultureInvariant);

    public void Take(string line)
    {
        Match match = Line.Match(line.Length > 2000 ? string.Empty : line);
        if (match.Success
            && int.TryParse(match.Groups["done"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int done)
            && int.TryParse(match.Groups["all"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int all)
            && all > 0)
        {
            host.WriteProgress(new OpsProgress(activity, match.Groups["test"].Value, Math.Min(100, (int)(100L * done / all))));
        }
    }
}
