using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>Appends to one writer's ledger file. An event is on the disk before its id is handed out.</summary>
/// <param name="path">Absolute path of the file.</param>
/// <param name="lockTimeout">How long to wait for another process of the same writer.</param>
internal sealed class LedgerWriter(string path, TimeSpan lockTimeout)
{
    private static readonly System.Text.Encoding Utf8 = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Numbers, chains and writes an event.</summary>
    /// <param name="evidence">The event; its sequence is set here.</param>
    /// <param name="cancellationToken">Ends the waiting for the lock; once writing began it is finished.</param>
    /// <exception cref="OpsException">
    /// The file cannot be written (<c>LedgerNotWritable</c>), is held by another process (<c>LedgerLocked</c>), or ends
    /// with an event of a newer version (<c>LedgerNewerVersion</c>). In each case the file is as it was.
    /// </exception>
    public async Task AppendAsync(FsEvidence evidence, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using LedgerLock held = await LedgerLock.TakeAsync(path + ".lock", lockTimeout, cancellationToken).ConfigureAwait(false);

            // Without a buffer: what one holds back when the disk is full would be written again by whatever comes next, the
            // cutting off of half a line included.
            using FileStream stream = await BusyFile.OpenAsync(path, FileShare.Read | FileShare.Delete, lockTimeout, cancellationToken).ConfigureAwait(false);
            Append(stream, evidence);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, cause);
        }
    }

    /// <summary>The failure of a ledger that cannot be written.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cause">Why.</param>
    /// <returns>The failure.</returns>
    public static OpsException NotWritable(string path, Exception cause) => new(new OpsFailure(
        ErrorIds.LedgerNotWritable, FailureKind.WriteError, EvidenceTexts.LedgerNotWritable.With(path, cause.Message), EvidenceTexts.LedgerNotWritableRemedy, path, cause));

    private void Append(FileStream stream, FsEvidence evidence)
    {
        (LedgerHeads heads, long acknowledged, int sinceCheckpoint) = LedgerFile.ReadHeads(stream);
        if (heads.Last is null && heads.Fault == LedgerFault.NewerVersion)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.LedgerNewerVersion,
                FailureKind.InvalidData,
                EvidenceTexts.LedgerNewerVersion.With(path, heads.FaultLine),
                EvidenceTexts.LedgerNewerVersionRemedy,
                path));
        }

        SetTornTailAside(stream, acknowledged);
        evidence.Sequence = (heads.Last?.Sequence ?? heads.FaultLine ?? 0) + 1;
        string line = LedgerLine.Format(evidence, heads.Last?.Hash ?? LedgerLine.NoPrevious);
        string text = line + "\n";
        if (sinceCheckpoint + 1 >= LedgerFile.CheckpointInterval)
        {
            foreach (EvidenceKey key in EvidenceKey.Of(evidence))
            {
                heads.Offsets[key] = acknowledged;
            }

            text += LedgerLine.FormatCheckpoint(evidence.Sequence + 1, LedgerLine.Parse(line).Entry!.Hash, heads.Offsets) + "\n";
        }

        Write(stream, acknowledged, Utf8.GetBytes(text));
    }

    private static void Write(FileStream stream, long acknowledged, byte[] bytes)
    {
        try
        {
            stream.Seek(acknowledged, SeekOrigin.Begin);
            stream.Write(bytes, 0, bytes.Length);
            stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // A full disk leaves half a line; without it the file is whole again.
            stream.SetLength(acknowledged);
            throw;
        }
    }

    // What a power cut left behind the last whole line was never acknowledged; it is kept beside the ledger for whoever asks.
    private void SetTornTailAside(FileStream stream, long acknowledged)
    {
        if (stream.Length == acknowledged)
        {
            return;
        }

        byte[] torn = new byte[Math.Min(stream.Length - acknowledged, 1024 * 1024)];
        stream.Seek(acknowledged, SeekOrigin.Begin);
        int count = stream.Read(torn, 0, torn.Length);
        using (FileStream aside = new(path + ".torn", FileMode.Append, FileAccess.Write, FileShare.Read))
        {
            aside.Write(torn, 0, count);
            aside.WriteByte((byte)'\n');
        }

        stream.SetLength(acknowledged);
    }
}
