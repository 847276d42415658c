using System.Text;

using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>Lines of the logs of workflow runs, some of before the change and some of after it.</summary>
/// <param name="lines">The lines.</param>
/// <param name="now">The time that it is.</param>
internal sealed class RunLogSource(IReadOnlyList<FsDeploymentLogLine> lines, Func<DateTimeOffset> now) : IRegressionSource
{
    public string Name => RegressionVerdictTexts.RunLogs;

    public Task<RegressionLook> LookAsync(LogWindow window, CancellationToken cancellationToken)
    {
        LogReading reading = new(window, TimeSpan.Zero);
        FsDeploymentLogLine[] dated = [.. lines.Where(static l => l.At is not null)];
        (DateTimeOffset First, DateTimeOffset Last)? times = dated.Length == 0 ? null : (Time(dated.Min(static l => l.At!.Value)), Time(dated.Max(static l => l.At!.Value)));
        if (LogVerdict.Coverage(Name, times, window, now()) is { } missing)
        {
            return Task.FromResult(new RegressionLook([missing], []));
        }

        foreach (IGrouping<string, FsDeploymentLogLine> job in dated.GroupBy(static l => l.Job, StringComparer.Ordinal))
        {
            StringBuilder log = new();
            foreach (FsDeploymentLogLine line in job)
            {
                string level = line.Level == FsDeploymentLogLevel.Error ? "ERROR " : string.Empty;
                log.Append(Time(line.At!.Value).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture)).Append(' ').Append(level).Append(line.Text).Append('\n');
            }

            using MemoryStream stream = new(Encoding.UTF8.GetBytes(log.ToString()));
            reading.Read(stream, job.Key, cancellationToken);
        }

        return Task.FromResult(new RegressionLook([.. LogVerdict.Judge(reading, window.Ratio)], reading.Signatures));
    }

    private static DateTimeOffset Time(DateTime at) => new(DateTime.SpecifyKind(at.ToUniversalTime(), DateTimeKind.Utc));
}
