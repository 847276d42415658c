using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Preparation.Accounting;

namespace FreeSport.Ops.Core.Steps.Preparation;

/// <summary>Tells the ends of a pytest run apart. Source of the exit codes: pytest's reference, "Exit codes".</summary>
internal static class TestRunStates
{
    private const int Interrupted = 2;
    private const int InternalError = 3;
    private const int UsageError = 4;
    private const int NothingCollected = 5;

    public static FsTestRunState Of(FsTestRun run, ProcessResult result, bool hasReport, IReadOnlyList<FsTestCase>? cases)
    {
        TestNumbers.Take(run, cases ?? []);
        return result switch
        {
            { TimedOut: true } => FsTestRunState.TimedOut,
            { WasKilled: true } => FsTestRunState.Killed,
            { ExitCode: 1 } when !hasReport && IsPytestMissing(result) => FsTestRunState.PytestMissing,
            { ExitCode: UsageError } => FsTestRunState.UsageError,
            { ExitCode: InternalError } => FsTestRunState.InternalError,
            { ExitCode: Interrupted } => FsTestRunState.CollectionError,
            { ExitCode: NothingCollected } => FsTestRunState.NoTests,
            _ when !hasReport => FsTestRunState.NoReport,
            _ when cases is null => FsTestRunState.UnreadableReport,
            _ when run.PassedCount + run.FailedCount == 0 => FsTestRunState.NoTests,
            _ => FsTestRunState.Completed,
        };
    }

    private static bool IsPytestMissing(ProcessResult result) => result.StandardError.Contains("No module named pytest", StringComparison.Ordinal);
}
