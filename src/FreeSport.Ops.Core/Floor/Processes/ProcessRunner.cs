using System.ComponentModel;

using CliWrap;

using FreeSport.Ops.Core.Floor.Results;

using Microsoft.Extensions.Logging;

namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>Runs programs through CliWrap.</summary>
public sealed partial class ProcessRunner : IProcessRunner
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Leftover = TimeSpan.FromSeconds(2);

    private readonly ILogger _logger;

    /// <summary>Initializes a new instance of the <see cref="ProcessRunner"/> class.</summary>
    /// <param name="logger">Where every start and end is told.</param>
    public ProcessRunner(ILogger<ProcessRunner> logger) => _logger = logger;

    /// <inheritdoc/>
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        if (!Path.IsPathRooted(request.Program))
        {
            throw new ArgumentException("A program is started by its absolute path only.", nameof(request));
        }

        CappedTextTarget output = new(request.OutputLimit, request.OnOutputLine);
        CappedTextTarget error = new(request.OutputLimit, request.OnErrorLine);
        Command command = Cli.Wrap(request.Program)
            .WithArguments(request.Arguments)
            .WithWorkingDirectory(request.WorkingDirectory)
            .WithEnvironmentVariables(request.Environment)
            .WithStandardInputPipe(request.StandardInput is null ? PipeSource.Null : PipeSource.FromString(request.StandardInput, Utf8))
            .WithStandardOutputPipe(output)
            .WithStandardErrorPipe(error)
            .WithValidation(CommandResultValidation.None);

        using CancellationTokenSource bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(request.Timeout);
        System.Diagnostics.Stopwatch clock = System.Diagnostics.Stopwatch.StartNew();
        Tell(() => ProcessesTexts.Started.With(request.Program, Shown(request.Arguments), request.WorkingDirectory));
        int? exitCode;
        ProcessFamily? family = null;
        try
        {
            // An end that the runtime never reports must not hold the pipeline for ever: past its bound a run is given up.
            using CancellationTokenSource forced = new();
            using CancellationTokenRegistration asking = bounded.Token.Register(() => forced.CancelAfter(request.StopGrace));
            CommandTask<CommandResult> started = !Platform.EndsTrees ? command.ExecuteAsync(CancellationToken.None)
                : request.StopGrace > TimeSpan.Zero ? command.ExecuteAsync(forced.Token, bounded.Token)
                : command.ExecuteAsync(bounded.Token);
            Task<CommandResult> run = started.Task;
            family = new ProcessFamily(started.ProcessId, output, error);
            using CancellationTokenRegistration ending = Platform.EndsTrees ? default : bounded.Token.Register(family.EndAll);
            _ = LetGoAsync(request.Program, family, run, bounded);
            using CancellationTokenSource ended = new();
            Task first = await Task.WhenAny(run, Task.Delay(request.Timeout + request.StopGrace + Grace, ended.Token)).ConfigureAwait(false);
            ended.Cancel();
            exitCode = first == run ? (await run.ConfigureAwait(false)).ExitCode : null;
            if (family.IsEnded || first != run || (request.StopGrace > TimeSpan.Zero && bounded.IsCancellationRequested))
            {
                cancellationToken.ThrowIfCancellationRequested();
                exitCode = null;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            exitCode = null;
        }
        catch (Exception cause) when (cause is Win32Exception or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.ProcessNotStarted,
                FailureKind.InvalidOperation,
                ProcessesTexts.NotStarted.With(request.Program, cause.GetBaseException().Message.TrimEnd('.')),
                ProcessesTexts.NotStartedRemedy,
                request.Program,
                cause));
        }
        finally
        {
            if (bounded.IsCancellationRequested)
            {
                family?.EndHolders();
            }
        }

        Tell(() => (exitCode is null ? ProcessesTexts.StoppedAfter : ProcessesTexts.EndedAfter).With(request.Program, exitCode, clock.ElapsedMilliseconds));
        return new ProcessResult(exitCode, output.ToString(), error.ToString(), output.Truncated || error.Truncated, clock.Elapsed);
    }

    // A program that has ended has said what it had to say, also when what it started keeps its output open.
    private async Task LetGoAsync(string program, ProcessFamily family, Task run, CancellationTokenSource bounded)
    {
        await Task.WhenAny(run, family.ExitAsync()).ConfigureAwait(false);
        if (run.IsCompleted)
        {
            return;
        }

        StopTheClock(bounded);
        await Task.WhenAny(run, Task.Delay(Leftover)).ConfigureAwait(false);
        if (!run.IsCompleted)
        {
            IReadOnlyList<int> ended = family.EndHolders();
            Tell(() => ProcessesTexts.LeftOpen.With(program, ended.Count == 0 ? "-" : string.Join(", ", ended)));
            family.Abandon();
        }
    }

    // It ended in time: what follows is not its time-out.
    private static void StopTheClock(CancellationTokenSource bounded)
    {
        try
        {
            bounded.CancelAfter(System.Threading.Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The run is over meanwhile.
        }
    }

    private static readonly System.Text.Encoding Utf8 = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private void Tell(Func<string> step)
    {
        if (_logger.IsEnabled(LogLevel.Information))
        {
            string told = step();
            LogStep(told);
        }
    }

    // Nothing is escaped: a secret that somebody put into an argument must still look like itself to what hides it.
    private static string Shown(IReadOnlyList<string> arguments) =>
        string.Join(" ", arguments.Select(static a => a.Length == 0 || a.Any(char.IsWhiteSpace) ? "\"" + a.Replace("\r", string.Empty).Replace('\n', ' ') + "\"" : a));

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Step}")]
    private partial void LogStep(string step);
}
