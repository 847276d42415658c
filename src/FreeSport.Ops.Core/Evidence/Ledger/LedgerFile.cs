namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>Reads one writer's ledger file from its end; size hardly matters, because a checkpoint is never far.</summary>
/// <param name="path">Absolute path.</param>
internal sealed class LedgerFile(string path)
{
    /// <summary>How many events may stand between two checkpoints.</summary>
    public const int CheckpointInterval = 256;

    /// <summary>Gets the file's path.</summary>
    public string Path { get; } = path;

    public FileStream OpenForReading() => new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>The newest events, from the end back to the nearest checkpoint or the first fault.</summary>
    public LedgerHeads ReadHeads()
    {
        using FileStream stream = OpenForReading();
        return ReadHeads(stream).Heads;
    }

    /// <summary>As <see cref="ReadHeads()"/>, with what a writer needs to go on.</summary>
    public static (LedgerHeads Heads, long AcknowledgedLength, int SinceCheckpoint) ReadHeads(FileStream stream)
    {
        Dictionary<EvidenceKey, FsEvidence> newest = [];
        Dictionary<EvidenceKey, long> offsets = [];
        BackwardLines lines = new(stream);
        lines.MoveToEnd();
        LedgerEntry? last = null;
        LedgerEntry? following = null;
        int sinceCheckpoint = 0;
        LedgerFault fault = LedgerFault.None;
        long? faultLine = null;
        while (lines.Next() is { } line)
        {
            (LedgerEntry? entry, fault) = LedgerLine.Parse(line.Line);
            if (entry is not null && following is not null && !Follows(following, entry))
            {
                (entry, fault) = (null, LedgerFault.Broken);
            }

            if (entry is null)
            {
                faultLine = following is null ? CountLines(stream, lines.AcknowledgedLength) : following.Sequence - 1;
                break;
            }

            last ??= entry;
            following = entry;
            if (entry.Evidence is null)
            {
                foreach (KeyValuePair<EvidenceKey, long> head in entry.Heads)
                {
                    if (!offsets.ContainsKey(head.Key))
                    {
                        offsets[head.Key] = head.Value;
                    }
                }

                break;
            }

            sinceCheckpoint++;
            foreach (EvidenceKey key in EvidenceKey.Of(entry.Evidence))
            {
                if (!newest.ContainsKey(key))
                {
                    newest[key] = entry.Evidence;
                    offsets[key] = line.Offset;
                }
            }
        }

        return (new LedgerHeads(newest, offsets, last, fault, faultLine), lines.AcknowledgedLength, sinceCheckpoint);
    }

    /// <summary>The event whose line begins at an offset that a checkpoint told.</summary>
    /// <returns>The event, or null when there is no intact one.</returns>
    public FsEvidence? ReadAt(long offset)
    {
        using FileStream stream = OpenForReading();
        if (offset < 0 || offset >= stream.Length)
        {
            // A checkpoint of somebody else's chain may tell anything.
            return null;
        }

        stream.Seek(offset, SeekOrigin.Begin);
        using StreamReader reader = new(stream, System.Text.Encoding.UTF8);
        return reader.ReadLine() is { } line ? LedgerLine.Parse(line).Entry?.Evidence : null;
    }

    /// <summary>The number of the line that begins at an offset, counted from 1.</summary>
    public long LineAt(long offset)
    {
        using FileStream stream = OpenForReading();
        return CountLines(stream, offset) + 1;
    }

    internal static bool Follows(LedgerEntry later, LedgerEntry earlier) =>
        later.Sequence == earlier.Sequence + 1 && later.Previous == earlier.Hash;

    internal static long CountLines(Stream stream, long length)
    {
        stream.Seek(0, SeekOrigin.Begin);
        byte[] bytes = new byte[64 * 1024];
        long count = 0;
        for (long at = 0; at < length;)
        {
            int read = stream.Read(bytes, 0, (int)Math.Min(bytes.Length, length - at));
            if (read == 0)
            {
                break;
            }

            count += bytes.Take(read).LongCount(static b => b == '\n');
            at += read;
        }

        return count;
    }
}
