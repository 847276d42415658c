using System.Text;

using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>The log of a container, or of all tasks of a Swarm service, as the engine has it.</summary>
/// <param name="session">What to work with.</param>
/// <param name="context">The context of the docker client; null for the active one.</param>
/// <param name="resource">The container or service.</param>
internal sealed class ContainerLogSource(OpsSession session, string? context, FsInfrastructureResource resource) : IRegressionSource
{
    private const long Longest = 512L * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    public string Name => RegressionVerdictTexts.LogOf.With(resource.Address);

    public async Task<RegressionLook> LookAsync(LogWindow window, CancellationToken cancellationToken)
    {
        if (resource.CreatedAt is { } made && made >= window.Change.UtcDateTime)
        {
            return RegressionLook.NotLooked(Name, RegressionVerdictTexts.ContainerTooYoung.With(made.ToString("u", System.Globalization.CultureInfo.InvariantCulture)));
        }

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
        reading.Read(stream, resource.Owner is { Length: > 0 } owner && resource.Kind == FsInfrastructureKind.Compose ? owner : resource.Name, cancellationToken);
        List<FsRegressionReason> reasons = [.. LogVerdict.Judge(reading, window.Ratio)];
        if (length > Longest)
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
