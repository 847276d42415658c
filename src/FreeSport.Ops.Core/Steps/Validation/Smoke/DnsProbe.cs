using System.Diagnostics;
using System.Net;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Asks once which addresses a name has, as this machine's resolver tells.</summary>
internal static class DnsProbe
{
    /// <summary>Asks.</summary>
    /// <param name="check">The check; its target is the name.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was seen.</returns>
    public static async Task<SmokeLook> AskAsync(SmokeCheckDefinition check, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Stopwatch clock = Stopwatch.StartNew();
        NameLookup found = await NameLookup.AskAsync(check.Target, timeout, cancellationToken).ConfigureAwait(false);
        if (found.Trouble is { } trouble)
        {
            return trouble;
        }

        string[] addresses = [.. found.Addresses.Select(static a => a.ToString()).OrderBy(static a => a, StringComparer.Ordinal)];
        IPAddress[] missing = [.. check.Expect.Addresses.Select(static a => IPAddress.TryParse(a, out IPAddress? known) ? known : IPAddress.None).Where(a => !found.Addresses.Contains(a))];
        return new SmokeLook
        {
            Took = clock.Elapsed,
            Addresses = addresses,
            Expectations =
            [
                new FsSmokeExpectation
                {
                    Name = "addresses",
                    Expected = check.Expect.Addresses.Count == 0 ? SmokeTexts.AnyAddress : string.Join(", ", check.Expect.Addresses),
                    Actual = string.Join(", ", addresses),
                    Outcome = missing.Length == 0 ? FsOutcome.Passed : FsOutcome.Failed,
                },
            ],
        };
    }
}
