using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Workflows.Act;

/// <summary>Tells the ends of act apart. Its exit code is 0 or 1 only, and 0 too where it passed over what it could not run.</summary>
internal static class ActStates
{
    private const string Refused = "Error: workflow is not valid";

    private const string Unsupported = "Skipping unsupported platform";

    private static readonly string[] DockerSigns =
    [
        "Cannot connect to the Docker daemon", "failed to connect to the docker API", "Is the docker daemon running", "error during connect",
        "docker_engine", "Couldn't get a valid docker connection", "invalid container socket", "failed to connect to docker daemon", "unable to parse docker host",
    ];

    // What fromJSON says of a text that is not there, in a condition and in a matrix.
    private static readonly string[] EmptyOutputSigns = ["Cannot parse non-string type invalid as JSON", "Invalid JSON: unexpected end of JSON input", "unexpected end of JSON input"];

    public static bool IsUnsupported(ActLine line) => line.Message.Contains(Unsupported, StringComparison.Ordinal);

    public static FsActRunState Of(ProcessResult result, ActReport report, IReadOnlyList<FsActJob> jobs, bool executed)
    {
        bool ended = result.ExitCode == 0;
        return result switch
        {
            { TimedOut: true } => FsActRunState.TimedOut,
            { WasKilled: true } => FsActRunState.Killed,
            _ when IsPanic(report) => FsActRunState.Crashed,
            _ when !ended && report.ComplainsOfItself("please choose the default image", "survey") => FsActRunState.Survey,
            _ when !ended && report.Complains("Unable to clone", "Unable to resolve action", "unable to fetch") => FsActRunState.UnclonedAction,
            _ when !ended && report.Complains(DockerSigns) => FsActRunState.DockerMissing,
            _ when !ended && report.ComplainsOfItself("could not find any stages to run") => FsActRunState.NoJobs,
            _ when !ended && Refusal(report) is not null => FsActRunState.Refused,
            _ when ended && report.IsSilent => FsActRunState.NoJobs,
            _ when !report.IsWhole => FsActRunState.UnreadableOutput,
            _ when !executed && IsEmptyOutput(report, jobs) => FsActRunState.OutputUnknown,
            _ when jobs.Any(static j => j.Outcome == FsOutcome.Failed) => FsActRunState.JobFailed,
            _ when report.Lines.Any(l => IsUnsupported(l) && !l.IsStepOutput) => FsActRunState.UnsupportedPlatform,
            _ when !ended || report.Log.Any(static l => l.IsError) => FsActRunState.Unknown,
            _ when jobs.All(static j => j.Outcome is FsOutcome.Skipped || (j.Outcome == FsOutcome.Inconclusive && j.Steps.Length == 0)) => FsActRunState.NoJobs,
            _ when jobs.Any(static j => j.Outcome == FsOutcome.Inconclusive) => FsActRunState.Unknown,
            _ => FsActRunState.Completed,
        };
    }

    /// <summary>What act says of a file that it does not take; null when it takes it.</summary>
    public static string? Refusal(ActReport report) => report.Plain
        .Where(static l => l.StartsWith(Refused, StringComparison.Ordinal))
        .Select(static l => l.Substring(Refused.Length).TrimStart('.', ' '))
        .FirstOrDefault();

    // A dry run leaves the outputs of steps empty, and then nothing is known of what reads them.
    private static bool IsEmptyOutput(ActReport report, IReadOnlyList<FsActJob> jobs)
    {
        string[] errors = [.. report.Lines.Concat(report.Log).Where(static l => l.IsError && !l.IsStepOutput).Select(static l => l.Message)];
        return errors.Length > 0
            && errors.All(static e => EmptyOutputSigns.Any(s => e.IndexOf(s, StringComparison.OrdinalIgnoreCase) >= 0))
            && jobs.SelectMany(static j => j.Steps).All(static s => s.Outcome != FsOutcome.Failed);
    }

    // Only past the log: a program of a step may panic in -Execute, which is that step's failure.
    private static bool IsPanic(ActReport report) =>
        report.Plain.Any(static l => l.StartsWith("panic: ", StringComparison.Ordinal) || l.StartsWith("fatal error: ", StringComparison.Ordinal));
}
