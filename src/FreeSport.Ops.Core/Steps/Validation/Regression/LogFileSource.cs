using System.IO.Compression;

using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>Log files: those whose lines tell when they were printed, or some of before the change and some of after it.</summary>
/// <param name="name">What they are called together.</param>
/// <param name="files">Absolute paths; files that end in <c>.gz</c> are unpacked while they are read.</param>
/// <param name="baseline">Absolute paths of logs of before the change; none where the times of <paramref name="files"/> tell.</param>
/// <param name="zone">The offset of times that name none.</param>
/// <param name="now">The time that it is.</param>
internal sealed class LogFileSource(string name, IReadOnlyList<string> files, IReadOnlyList<string> baseline, TimeSpan zone, Func<DateTimeOffset> now) : IRegressionSource
{
    public string Name => name;

    public Task<RegressionLook> LookAsync(LogWindow window, CancellationToken cancellationToken) => Task.Run(() => Look(window, cancellationToken), cancellationToken);

    private RegressionLook Look(LogWindow window, CancellationToken cancellationToken)
    {
        LogReading reading = new(window, zone);
        List<FsRegressionReason> reasons = [];
        List<(DateTimeOffset First, DateTimeOffset Last)> times = [];
        foreach (string file in baseline)
        {
            Read(reading, file, LogSide.Before, window, reasons, times, cancellationToken);
        }

        long before = reading.Bytes;
        foreach (string file in files)
        {
            Read(reading, file, baseline.Count > 0 ? LogSide.After : null, window, reasons, times, cancellationToken);
        }

        if (baseline.Count > 0 && (before == 0 || reading.Bytes == before))
        {
            reasons.Add(NotLooked.At(name, before == 0 ? RegressionVerdictTexts.BaselineEmpty : RegressionVerdictTexts.LogEmpty));
        }
        else if (baseline.Count == 0 && LogVerdict.Coverage(name, Together(times), window, now()) is { } missing)
        {
            reasons.Add(missing);
            if (times.Count == 0 || Together(times)!.Value.First >= window.Change)
            {
                // Without a stretch before the change every error would be called new.
                return new RegressionLook(reasons, []);
            }
        }

        reasons.AddRange(LogVerdict.Judge(reading, baseline.Count > 0 ? 1 : window.Ratio));
        return new RegressionLook(reasons, reading.Signatures);
    }

    private static (DateTimeOffset First, DateTimeOffset Last)? Together(List<(DateTimeOffset First, DateTimeOffset Last)> times) =>
        times.Count == 0 ? null : (times.Min(static t => t.First), times.Max(static t => t.Last));

    private void Read(
        LogReading reading, string file, LogSide? side, LogWindow window, List<FsRegressionReason> reasons, List<(DateTimeOffset First, DateTimeOffset Last)> times, CancellationToken cancellationToken)
    {
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.SequentialScan);
            using Stream log = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
            using EdgeStream edges = new(log);
            reading.Read(edges, service: null, side, cancellationToken);
            if (edges.Times(zone, window.Until.Year) is { } read)
            {
                times.Add(read);
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            reasons.Add(NotLooked.At(file, RegressionVerdictTexts.LogUnreadable.With(failed.Message)));
        }
    }
}
