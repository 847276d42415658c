namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>Verifies a whole ledger file from its first line to its last.</summary>
internal static class LedgerVerifier
{
    // How many lines are taken apart side by side; their chain is followed in order.
    private const int LinesAtOnce = 2048;

    /// <summary>Verifies a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What was found; its common properties are left to the caller.</returns>
    public static FsLedgerCheck Verify(string path, CancellationToken cancellationToken)
    {
        FsLedgerCheck check = new() { Path = path, State = FsLedgerState.Intact };
        using FileStream stream = new LedgerFile(path).OpenForReading();
        ForwardLines lines = new(stream);
        long number = 0;
        LedgerEntry? previous = null;
        while (lines.Next(LinesAtOnce) is { Count: > 0 } some)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (LedgerEntry? Entry, LedgerFault Fault)[] parsed = new (LedgerEntry?, LedgerFault)[some.Count];
            Parallel.For(0, some.Count, i => parsed[i] = LedgerLine.Parse(some[i]));
            foreach ((LedgerEntry? entry, LedgerFault fault) in parsed)
            {
                number++;
                if (entry is null || !IsNext(entry, previous))
                {
                    check.State = fault == LedgerFault.NewerVersion ? FsLedgerState.NewerVersion : FsLedgerState.Broken;
                    check.Line = number;
                    return check;
                }

                check.EventCount += entry.Evidence is null ? 0 : 1;
                check.Writer = entry.Evidence?.Writer ?? check.Writer;
                previous = entry;
            }
        }

        if (lines.IsTorn)
        {
            check.State = FsLedgerState.TornTail;
            check.Line = number + 1;
        }

        return check;
    }

    private static bool IsNext(LedgerEntry entry, LedgerEntry? previous) =>
        previous is null
            ? entry.Sequence == 1 && entry.Previous == LedgerLine.NoPrevious
            : LedgerFile.Follows(entry, previous);
}
