using System.Text;

using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>The log of a container, or of all tasks of a Swarm service, as the engine has it.</summary>
/// <param name="session">What to work with.</param>
/// <param name="context">The context of the docker client; null for the active one.</param>
/// <param name="resource">The container or service.</param>
/// <param name="known">What earlier looks saw, and what this one does.</param>
internal sealed class ContainerLogSource(OpsSession session, string? context, FsInfrastructureResource resource, KnownLogs known) : IRegressionSource
{
    private const long Longest = 512L * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    public string Name => RegressionVerdictTexts.LogOf.With(resource.Address);

    public async Task<RegressionLook> LookAsync(LogWindow window, CancellationToken cancellationToken)
    {
        if (DockerClient.Find(session.Processes, session.Tools, session.Folder, context) is not { } docker)
        {
            return RegressionLook.NotLooked(Name, RegressionVerdictTexts.DockerMissing);
        }

        using PrivateFolder folder = new(session.Host.WriteVerbose);
        string file = folder.At("log");
        ProcessResult result;
        long length = 0;
        using (StreamWriter log = new(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            void Keep(string line)
            {
                lock (log)
                {
                    length += line.Length + 1;
                    if (length <= Longest)
                    {
                        log.Write(line);
                        log.Write('\n');
                    }
                }
            }

            result = await docker.RunAsync(Command(window), Timeout, cancellationToken, onLine: Keep, outputLimit: 4096).ConfigureAwait(false);
        }

        if (result.TimedOut || result.ExitCode != 0)
        {
            return RegressionLook.NotLooked(Name, RegressionVerdictTexts.LogsNotRead.With(result.Message.FirstLine(300)));
        }

        LogReading reading = new(window, TimeSpan.Zero);
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read);
        reading.Read(stream, Service, cancellationToken);
        return Judge(reading, window, isWhole: length <= Longest);
    }

    private string Service => resource.Owner is { Length: > 0 } owner && resource.Kind == FsInfrastructureKind.Compose ? owner : resource.Name;

    // The log of a container goes with it: of one that was made by the change, only earlier looks know what was there before.
    private RegressionLook Judge(LogReading reading, LogWindow window, bool isWhole)
    {
        DateTimeOffset? made = resource.CreatedAt is { } created ? new DateTimeOffset(DateTime.SpecifyKind(created.ToUniversalTime(), DateTimeKind.Utc)) : null;
        if (isWhole && !reading.IsFull && reading.Undated == 0)
        {
            known.Saw(new SeenLog(Service, made > window.From ? made.Value : window.From, window.Until, [.. reading.Signatures.Select(static s => (s.Fingerprint, s.Before + s.After, s.Template))]));
        }

        double ratio = window.Ratio;
        if (made >= window.Change)
        {
            if (known.Of(Service) is not { } before)
            {
                return RegressionLook.NotLooked(Name, RegressionVerdictTexts.ContainerTooYoung.With(made.Value.ToString("u", System.Globalization.CultureInfo.InvariantCulture)));
            }

            foreach (LogSignature signature in reading.Signatures)
            {
                signature.Remember(before.Counts.TryGetValue(signature.Fingerprint, out long count) ? count : 0);
            }

            ratio = before.Ratio(window);
        }

        List<FsRegressionReason> reasons = [.. LogVerdict.Judge(reading, ratio)];
        if (!isWhole)
        {
            reasons.Add(NotLooked.At(Name, RegressionVerdictTexts.LogTooLong.With(Longest >> 20)));
        }

        return new RegressionLook(reasons, reading.Signatures);
    }

    private string[] Command(LogWindow window) =>
    [
        .. resource.Kind == FsInfrastructureKind.Swarm ? new[] { "service", "logs", "--raw" } : ["logs"],
        "--timestamps",
        "--since", window.From.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        resource.Name,
    ];
}
