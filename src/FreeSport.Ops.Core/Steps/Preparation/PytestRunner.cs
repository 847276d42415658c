using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation.Accounting;

namespace FreeSport.Ops.Core.Steps.Preparation;

/// <summary>Runs a suite through the project's own pytest and judges it by the report, never by the exit code alone.</summary>
/// <param name="project">The project.</param>
/// <param name="processes">Runs Python.</param>
/// <param name="inputs">Takes fingerprints of what is tested.</param>
/// <param name="host">Is shown the progress.</param>
public sealed class PytestRunner(Project project, IProcessRunner processes, InputFingerprints inputs, IOpsHost host)
{
    /// <summary>Runs a suite. What goes wrong with the run is in the result, not thrown.</summary>
    /// <param name="suiteName">The suite.</param>
    /// <param name="options">What narrows or bounds it.</param>
    /// <param name="cancellationToken">Kills pytest and its children.</param>
    /// <returns>The run, not yet recorded.</returns>
    public async Task<FsTestRun> RunAsync(string suiteName, TestRunOptions options, CancellationToken cancellationToken)
    {
        TestSuite? suite = TestSuites.Find(project, suiteName);
        FsTestRun run = new()
        {
            Step = FsStep.Preparation,
            ChecklistItem = FsChecklistItem.TestsPassed,
            Subject = suite?.Name ?? suiteName,
            Suite = suite?.Name ?? suiteName,
            StartedAt = DateTime.UtcNow,
            Marker = Join(suite?.Marker, options.Marker),
            Scope = options.Marker is null ? FsScope.Full : FsScope.Partial,
            LeftOut = options.Marker is null ? [] : [PreparationTexts.NotSelectedBy.With(options.Marker)],
        };
        VirtualEnvironment? environment = VirtualEnvironment.Find(project, options.VirtualEnvironment);
        if (suite is null)
        {
            TestRunVerdict.Decide(run, FsTestRunState.UnknownSuite, project, options);
        }
        else if (environment is not { HasPython: true })
        {
            TestRunVerdict.Decide(run, FsTestRunState.NoVirtualEnvironment, project, options);
        }
        else
        {
            await RunAsync(run, suite, environment, options, cancellationToken).ConfigureAwait(false);
        }

        run.Duration = DateTime.UtcNow - run.StartedAt;
        return run;
    }

    private async Task RunAsync(FsTestRun run, TestSuite suite, VirtualEnvironment environment, TestRunOptions options, CancellationToken cancellationToken)
    {
        string backend = project.Relative(project.BackendPath);
        FsInput? before = await inputs.TakeAsync(backend, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FsInput> others = [];
        using (PrivateFolder folder = new(host.WriteDebug))
        {
            string report = folder.At("junit.xml");
            AccountPlugin plugin = new(folder);
            ProcessResult? started = await TryStartAsync(run, suite, environment, folder, plugin, options, cancellationToken).ConfigureAwait(false);
            if (started is not { } result)
            {
                TestRunVerdict.Decide(run, FsTestRunState.NoVirtualEnvironment, project, options);
                return;
            }

            run.ExitCode = result.ExitCode;
            run.Detail = result.Message.Tail();
            IReadOnlyList<FsTestCase>? cases = ReadReport(report);
            run.Tools = [new FsTool { Name = "pytest", Version = PytestVersion(result.StandardOutput), Path = environment.Python }];
            FsTestRunState byReport = TestRunStates.Of(run, result, File.Exists(report), cases);
            TestAccount? account = plugin.Read();
            (FsTestRunState state, IReadOnlyList<string> differences) = AccountCheck.Apply(run, byReport, account);
            if (account is not null)
            {
                TestInputs rested = new(project, inputs);
                others = await rested.FindAsync(account, cancellationToken).ConfigureAwait(false);
                IReadOnlyList<string> elsewhere = await rested.ElsewhereAsync(account, cancellationToken).ConfigureAwait(false);
                if (elsewhere.Count > 0 && state == FsTestRunState.Completed)
                {
                    (state, differences) = (FsTestRunState.CodeElsewhere, elsewhere);
                }
            }

            TestRunVerdict.Decide(run, state, project, options, suite.MaxSkipped, differences, account);
        }

        inputs.Forget();
        FsInput? after = await inputs.TakeAsync(backend, cancellationToken).ConfigureAwait(false);
        run.Inputs = before is null ? [] : [before, new TestSuiteDefinitions(project).Find(suite.Name)!, .. others];
        if (before is null && project.Git.Repository is not null)
        {
            // Without a fingerprint nobody could tell later whether the result still holds.
            (run.Scope, run.LeftOut) = (FsScope.Partial, [PreparationTexts.NothingInGit.With(backend)]);
        }

        if (before?.Fingerprint != after?.Fingerprint)
        {
            host.WriteWarning(PreparationTexts.ChangedMeanwhile.With(backend));
        }
    }

    private async Task<ProcessResult?> TryStartAsync(
        FsTestRun run, TestSuite suite, VirtualEnvironment environment, PrivateFolder folder, AccountPlugin plugin, TestRunOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> removed = SessionVariables.Of(project.BackendPath);
        string[] kept = [.. removed.Where(static name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))];
        if (kept.Length > 0)
        {
            host.WriteWarning(PreparationTexts.NotPassedOn.With(string.Join(", ", kept)));
        }

        string activity = PreparationTexts.Activity.With(run.Suite);
        PytestProgress progress = new(activity, host);
        string[] marker = run.Marker is null ? [] : ["-m", run.Marker];
        ProcessRequest request = new(
            environment.Python,
            [
                "-X", "utf8", "-m", "pytest", .. plugin.Arguments, "-v", "--color=no", "-o", "cache_dir=" + folder.At("cache"),
                "-o", "junit_family=xunit1", "-o", "console_output_style=count", "--junitxml=" + folder.At("junit.xml"), .. marker, .. suite.Paths,
            ])
        {
            WorkingDirectory = project.BackendPath,
            Timeout = options.Timeout,
            OnOutputLine = progress.Take,

            // Nothing of the run may make the working tree dirty, or the evidence would not count.
            Environment = new Dictionary<string, string?>(removed.ToDictionary(static name => name, static _ => (string?)null)) { ["PYTHONPATH"] = plugin.Install(), ["PYTHONUTF8"] = "1", ["PYTHONDONTWRITEBYTECODE"] = "1" },
        };
        try
        {
            return await processes.RunAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException notStarted) when (notStarted.Failure.ErrorId == ErrorIds.ProcessNotStarted)
        {
            run.Detail = notStarted.Failure.Message;
            return null;
        }
        finally
        {
            host.WriteProgress(new OpsProgress(activity, PreparationTexts.Finished, Completed: true));
        }
    }

    private static IReadOnlyList<FsTestCase>? ReadReport(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using FileStream stream = File.OpenRead(path);
        return JunitReport.Read(stream);
    }

    private static string PytestVersion(string output)
    {
        const string Announcement = "pytest-";
        int at = output.IndexOf(Announcement, StringComparison.Ordinal);
        return at < 0 ? string.Empty : VersionText.Parse(output.Substring(at + Announcement.Length, Math.Min(20, output.Length - at - Announcement.Length)))?.ToString() ?? string.Empty;
    }

    private static string? Join(string? own, string? added) =>
        own is null ? added : added is null ? own : $"({own}) and ({added})";
}
