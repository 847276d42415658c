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
    public static FsLedgerCheck Verify(string path, CancellationToken cancellationToken) => Verify(path, static (_, _) => { }, cancellationToken);

    /// <summary>Verifies a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="onLine">Is given each line that follows, with its bytes, in order.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What was found; its common properties are left to the caller.</returns>
    public static FsLedgerCheck Verify(string path, Action<LedgerEntry, byte[]> onLine, CancellationToken cancellationToken)
    {
        FsLedgerCheck check = new() { Path = path, State = FsLedgerState.Intact };
        using FileStream stream = new LedgerFile(path).OpenForReading();
        ForwardLines lines = new(stream);
        List<string> hashes = [];
        while (Next(lines) is { Count: > 0 } some)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < some.Count; i++)
            {
                (LedgerEntry? entry, LedgerFault fault, byte[] bytes) = some[i];
                if (entry is null || !ChainFault.IsNext(hashes, entry))
                {
                    check.State = fault == LedgerFault.NewerVersion ? FsLedgerState.NewerVersion : FsLedgerState.Broken;
                    check.Line = hashes.Count + 1;
                    check.Fault = check.State == FsLedgerState.Broken ? ChainFault.Of(hashes, entry, [.. Numbers(some.Skip(i + 1)), .. Rest(lines, cancellationToken)]) : FsLedgerFault.None;
                    return check;
                }

                check.EventCount += entry.Evidence is null ? 0 : 1;
                check.Writer = entry.Evidence?.Writer ?? check.Writer;
                hashes.Add(entry.Hash);
                onLine(entry, bytes);
            }
        }

        if (lines.IsTorn)
        {
            check.State = FsLedgerState.TornTail;
            check.Line = hashes.Count + 1;
        }

        return check;
    }

    private static List<(LedgerEntry? Entry, LedgerFault Fault, byte[] Bytes)> Next(ForwardLines lines)
    {
        IReadOnlyList<byte[]> some = lines.Next(LinesAtOnce);
        (LedgerEntry?, LedgerFault, byte[])[] parsed = new (LedgerEntry?, LedgerFault, byte[])[some.Count];
        Parallel.For(0, some.Count, i =>
        {
            (LedgerEntry? entry, LedgerFault fault) = LedgerLine.Parse(some[i]);
            parsed[i] = (entry, fault, some[i]);
        });
        return [.. parsed];
    }

    private static List<long> Rest(ForwardLines lines, CancellationToken cancellationToken)
    {
        List<long> numbers = [];
        while (Next(lines) is { Count: > 0 } some)
        {
            cancellationToken.ThrowIfCancellationRequested();
            numbers.AddRange(Numbers(some));
        }

        return numbers;
    }

    private static IEnumerable<long> Numbers(IEnumerable<(LedgerEntry? Entry, LedgerFault Fault, byte[] Bytes)> lines) =>
        lines.Select(static l => l.Entry).OfType<LedgerEntry>().Select(static e => e.Sequence);
}
