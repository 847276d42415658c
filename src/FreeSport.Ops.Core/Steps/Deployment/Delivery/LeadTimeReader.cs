using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Steps.Deployment.Delivery;

/// <summary>Asks git which commits each deployment brought for the first time, and how old they were.</summary>
/// <param name="git">Reads the repository.</param>
/// <param name="repository">The repository.</param>
internal sealed class LeadTimeReader(GitReader git, GitRepository repository)
{
    private static readonly Regex Id = new(@"\A[0-9a-f]{40}(?:[0-9a-f]{24})?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Reads them.</summary>
    /// <param name="records">The deployments of an environment, the earliest first.</param>
    /// <param name="from">From when on it is asked about them.</param>
    /// <param name="until">Until when.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>What each deployment of that time brought that ended well; none of any where the clone is shallow.</returns>
    public async Task<IReadOnlyDictionary<DeliveryRecord, LeadTimes>> ReadAsync(IReadOnlyList<DeliveryRecord> records, DateTime from, DateTime until, CancellationToken cancellationToken)
    {
        Dictionary<DeliveryRecord, LeadTimes> found = [];
        DeliveryRecord[] well = [.. records.Where(static r => r.Ending == DeliveryEnding.Succeeded)];
        if (well.Length == 0 || await git.IsShallowAsync(repository, cancellationToken).ConfigureAwait(false))
        {
            return found;
        }

        HashSet<string> here = await HereAsync(well.Select(static r => r.Commit).Where(static c => Id.IsMatch(c)), cancellationToken).ConfigureAwait(false);
        for (int i = 1; i < well.Length; i++)
        {
            DeliveryRecord record = well[i];
            if (record.IsRollback || record.BeganAt < from || record.BeganAt >= until || !here.Contains(record.Commit) || !here.Contains(well[i - 1].Commit))
            {
                continue;
            }

            // What was rolled back and comes again was brought already.
            string[] before = [.. well.Take(i).Select(static r => r.Commit).Where(here.Contains).Distinct(StringComparer.OrdinalIgnoreCase)];
            string listed = await git.ReadAsync(
                repository, ["rev-list", "--no-merges", "--format=%ct", "--stdin"], record.Commit + "\n" + string.Concat(before.Select(static c => "^" + c + "\n")), cancellationToken).ConfigureAwait(false);
            TimeSpan[] times = [.. listed.Split('\n').Where(static l => l.Length > 0 && char.IsDigit(l[0])).Select(l => record.EndedAt - DateTimeOffset.FromUnixTimeSeconds(long.Parse(l.Trim(), CultureInfo.InvariantCulture)).UtcDateTime)];
            found.Add(record, new LeadTimes([.. times.Where(static t => t >= TimeSpan.Zero)], times.Count(static t => t < TimeSpan.Zero), IsKnown: true));
        }

        return found;
    }

    // The commits among these that the clone has.
    private async Task<HashSet<string>> HereAsync(IEnumerable<string> commits, CancellationToken cancellationToken)
    {
        string[] asked = [.. commits.Distinct(StringComparer.OrdinalIgnoreCase)];
        string answer = asked.Length == 0 ? string.Empty : await git.ReadAsync(repository, ["cat-file", "--batch-check=%(objectname) %(objecttype)"], string.Concat(asked.Select(static c => c + "\n")), cancellationToken).ConfigureAwait(false);
        return new HashSet<string>(answer.Split('\n').Select(static l => l.Trim().Split(' ')).Where(static l => l is [_, "commit"]).Select(static l => l[0]), StringComparer.OrdinalIgnoreCase);
    }
}
