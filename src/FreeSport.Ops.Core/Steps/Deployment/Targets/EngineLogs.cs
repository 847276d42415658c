using System.Globalization;

using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>The logs of containers and of services in Swarm.</summary>
/// <param name="client">Docker's client.</param>
internal sealed class EngineLogs(DockerClient client)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Reads one log.</summary>
    /// <param name="command">What reads it: <c>logs NAME</c> or <c>service logs NAME</c>, without the options.</param>
    /// <param name="service">The service it is of.</param>
    /// <param name="since">From when, in UTC; null for all there is.</param>
    /// <param name="onLine">Is given each line.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Floor.Results.OpsException">It cannot be read.</exception>
    public async Task ReadAsync(IReadOnlyList<string> command, string service, DateTime? since, Action<FsDeploymentLogLine> onLine, CancellationToken cancellationToken)
    {
        object gate = new();
        string[] from = since is { } at ? ["--since", at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)] : [];
        ProcessResult read = await client.RunAsync(
            [.. command.Take(command.Count - 1), "--timestamps", .. from, command[command.Count - 1]],
            Longest,
            cancellationToken,
            onLine: line =>
            {
                // Both streams come at once.
                lock (gate)
                {
                    onLine(Read(service, line));
                }
            },
            outputLimit: 64 * 1024).ConfigureAwait(false);
        if (read.ExitCode != 0)
        {
            throw TargetFailures.LogUnreadable(service, read);
        }
    }

    /// <summary>Reads a line that begins with its time.</summary>
    /// <param name="service">The service it is of.</param>
    /// <param name="line">The line.</param>
    public static FsDeploymentLogLine Read(string service, string line)
    {
        int space = line.IndexOf(' ');
        string stamp = space < 0 ? line : line.Substring(0, space);
        bool isStamped = DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) && stamp.IndexOf('T') > 0;
        return new FsDeploymentLogLine { Job = service, At = isStamped ? at.UtcDateTime : null, Text = isStamped ? (space < 0 ? string.Empty : line.Substring(space + 1)) : line };
    }
}
