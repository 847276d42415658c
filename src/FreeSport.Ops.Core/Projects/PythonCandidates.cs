using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Projects;

/// <summary>
/// Finds a Python that starts, to make an environment with. What is called Python need not be one: Windows has a program
/// of that name that only leads to its Store, and version managers have one that asks for a version.
/// </summary>
/// <param name="processes">Starts them.</param>
/// <param name="tools">Finds them on PATH.</param>
/// <param name="workingDirectory">Where to run them.</param>
internal sealed class PythonCandidates(IProcessRunner processes, ToolLocator tools, string workingDirectory)
{
    private const string Question = "import sys; print('.'.join(map(str, sys.version_info[:3])))";

    private const int MostAsked = 6;

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    // The launcher of Windows is never a placeholder, and picks the newest.
    private static readonly string[] Names = Platform.IsWindows ? ["py", "python", "python3"] : ["python3", "python"];

    /// <summary>The first that starts and is new enough; where none is, the first that starts.</summary>
    /// <param name="minimum">The oldest that will do.</param>
    /// <param name="timeout">How long each may take to answer; at most 10 seconds are waited.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its absolute path and version; nulls when none starts.</returns>
    public async Task<(string? Path, Version? Version)> FindAsync(Version minimum, TimeSpan timeout, CancellationToken cancellationToken)
    {
        (string? Path, Version? Version) first = default;
        foreach (string candidate in Names.SelectMany(tools.FindAll).Distinct().Take(MostAsked))
        {
            if (await VersionOfAsync(candidate, timeout < LongestAnswer ? timeout : LongestAnswer, cancellationToken).ConfigureAwait(false) is not { } version)
            {
                continue;
            }

            if (version >= minimum)
            {
                return (candidate, version);
            }

            first = first.Path is null ? (candidate, version) : first;
        }

        return first;
    }

    private async Task<Version?> VersionOfAsync(string python, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            ProcessResult answer = await processes.RunAsync(
                new ProcessRequest(python, ["-I", "-c", Question]) { WorkingDirectory = workingDirectory, Timeout = timeout }, cancellationToken).ConfigureAwait(false);
            return answer.Succeeded ? VersionText.Parse(answer.StandardOutput.Trim()) : null;
        }
        catch (OpsException notStarted) when (notStarted.Failure.ErrorId == ErrorIds.ProcessNotStarted)
        {
            return null;
        }
    }
}
