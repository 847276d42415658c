using System.Diagnostics;
using System.Globalization;

using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Benchmarks;

/// <summary>What reading a log of 1 GB and telling its errors apart costs, beside <c>grep -cE</c> for three words over the same file, in turn, with a warm cache.</summary>
internal static class LogComparison
{
    /// <summary>The argument that starts it; a number of rounds may follow.</summary>
    public const string Argument = "--logs";

    private const long Size = 1L << 30;

    public static async Task RunAsync(int rounds)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".log");
        try
        {
            Write(file);
            await GrepAsync(file);
            List<double> ours = [], theirs = [];
            long errors = 0;
            for (int round = 0; round < rounds; round++)
            {
                Stopwatch clock = Stopwatch.StartNew();
                errors = Read(file);
                ours.Add(clock.Elapsed.TotalMilliseconds);
                clock.Restart();
                await GrepAsync(file);
                theirs.Add(clock.Elapsed.TotalMilliseconds);
            }

            using Process self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ours {ours.Order().ElementAt(rounds / 2):f0} ms ({ours.Min():f0} to {ours.Max():f0}), grep {theirs.Order().ElementAt(rounds / 2):f0} ms ({theirs.Min():f0} to {theirs.Max():f0}), {errors} errors, peak {self.PeakWorkingSet64 >> 20} MB"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static long Read(string file)
    {
        DateTimeOffset change = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
        LogReading reading = new(new LogWindow(change.AddDays(-1), change, change.AddDays(1)), TimeSpan.Zero);
        using FileStream log = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
        reading.Read(log, service: null, CancellationToken.None);
        return reading.Signatures.Sum(static s => s.Before + s.After);
    }

    private static async Task GrepAsync(string file)
    {
        ProcessStartInfo start = new("grep", ["-cE", "ERROR|CRITICAL|Traceback", file]) { RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = "C";
        using Process grep = Process.Start(start)!;
        await grep.WaitForExitAsync();
    }

    private static void Write(string file)
    {
        Random random = new(17);
        DateTime at = new(2026, 11, 26, 0, 0, 0, DateTimeKind.Utc);
        using StreamWriter log = new(file);
        long written = 0;
        for (int i = 0; written < Size; i++)
        {
            at = at.AddMilliseconds(12);
            string time = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            string line = i % 100 == 0
                ? $"{time} ERROR orders.views Order {random.Next(100_000)} of customer {Guid.NewGuid()} cannot be shown: no price for item {random.Next(1000)}"
                : $"{time} INFO django.request GET /api/v1/products/{random.Next(100_000)}/?page={random.Next(50)} 200 {random.Next(20_000)} bytes in {random.Next(900)} ms from 10.0.0.{random.Next(250)}";
            log.Write(line);
            log.Write('\n');
            written += line.Length + 1;
        }
    }
}
