using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>Runs linters where the project keeps them, so that they change nothing, and judges them by their reports.</summary>
/// <param name="project">The project.</param>
/// <param name="processes">Runs them.</param>
/// <param name="tools">Finds node.</param>
/// <param name="host">Is shown the progress.</param>
public sealed class LintRunner(Project project, IProcessRunner processes, ToolLocator tools, IOpsHost host)
{
    // Isolated: a module of the project's folder that is called like the linter, or like what the linter imports, is not
    // taken for it. UTF-8 whatever the console; no byte code left beside the sources.
    private static readonly string[] Isolated = ["-I", "-X", "utf8", "-B"];

    /// <summary>Runs the linters one after the other. What goes wrong with one is in its result, not thrown.</summary>
    /// <param name="targets">What to run; none gives one inconclusive result.</param>
    /// <param name="options">What bounds it.</param>
    /// <param name="onRun">Is given each result as it comes.</param>
    /// <param name="parent">The title of the activity this is a part of; null for none.</param>
    /// <param name="cancellationToken">Kills the linter that runs, with its children.</param>
    /// <returns>A task that ends after the last linter.</returns>
    public async Task RunAsync(
        IReadOnlyList<LintTarget> targets, LintRunOptions options, Action<FsLintRun> onRun, string? parent, CancellationToken cancellationToken)
    {
        if (targets.Count == 0)
        {
            onRun(Without(FsLintState.NoLinter, options));
        }

        for (int i = 0; i < targets.Count; i++)
        {
            string name = Linters.TitleOf(Linters.Of(targets[i].Linter));
            host.WriteProgress(new OpsProgress(LintTexts.Activity, name, 100 * i / targets.Count, Parent: parent));
            onRun(await RunAsync(targets[i], options, cancellationToken).ConfigureAwait(false));
        }

        if (targets.Count > 0 && options.NotRun.Count > 0)
        {
            onRun(Without(FsLintState.OthersOfCi, options));
        }

        host.WriteProgress(new OpsProgress(LintTexts.Activity, LintTexts.Finished, Completed: true, Parent: parent));
    }

    // What stands for linters that were not run.
    private FsLintRun Without(FsLintState state, LintRunOptions options)
    {
        FsLintRun none = new() { Step = FsStep.Preparation, Subject = "lint", StartedAt = DateTime.UtcNow, LeftOut = [.. options.NotRun] };
        LintVerdict.Decide(none, LintReport.Without(state), project, options);
        return none;
    }

    private async Task<FsLintRun> RunAsync(LintTarget target, LintRunOptions options, CancellationToken cancellationToken)
    {
        ILinter linter = Linters.Of(target.Linter);
        string folder = project.Relative(target.Folder) is { Length: > 0 } below ? below : ".";
        FsLintRun run = new()
        {
            Step = FsStep.Preparation,
            Subject = Linters.TitleOf(linter) + " " + folder,
            Linter = target.Linter,
            Folder = folder,
            Arguments = [.. target.Arguments],
            ChosenBy = target.ChosenBy,
            Advisory = target.Advisory,
            LeftOut = [.. target.LeftOut],
            Scope = target.LeftOut.Count == 0 ? FsScope.Full : FsScope.Partial,
            StartedAt = DateTime.UtcNow,
        };
        using PrivateFolder scratch = new(host.WriteDebug);
        VirtualEnvironment? environment = VirtualEnvironment.Find(project, options.VirtualEnvironment);
        LintPlace place = new(target.Folder, environment?.Folder, scratch);
        LintReport report = linter.NodeScripts.Count > 0
            ? await RunNodeAsync(run, linter, target, place, options, cancellationToken).ConfigureAwait(false)
            : await RunPythonAsync(run, linter, target, place, environment, options, cancellationToken).ConfigureAwait(false);
        report = Own(report, place);
        run.Findings = [.. report.Findings];

        LintVerdict.Decide(run, report, project, options);
        run.Duration = DateTime.UtcNow - run.StartedAt;
        return run;
    }

    // The project's own findings, under the names that the project has for its files.
    private LintReport Own(LintReport report, LintPlace place)
    {
        List<FsLintFinding> own = [];
        foreach (FsLintFinding finding in report.Findings)
        {
            if (PathOf(finding, place) is not { } path)
            {
                own.Add(finding);
            }
            else if (!place.IsForeign(path))
            {
                finding.Path = project.Relative(path);
                own.Add(finding);
            }
        }

        return own.Count == report.Findings.Count || report.FileCount is not { } files ? report with { Findings = own } : LintReport.Of(own, files);
    }

    private static string? PathOf(FsLintFinding finding, LintPlace place)
    {
        try
        {
            return PathText.Resolve(place.Folder, finding.Path);
        }
        catch (PathTooLongException)
        {
            // What stands there is no path of this system; it is shown as it was reported.
            return null;
        }
    }

    private async Task<LintReport> RunPythonAsync(
        FsLintRun run, ILinter linter, LintTarget target, LintPlace place, VirtualEnvironment? environment, LintRunOptions options, CancellationToken cancellationToken)
    {
        if (environment is not { HasPython: true })
        {
            return LintReport.Without(FsLintState.NoVirtualEnvironment);
        }

        // The check for the module by name runs no code of it, and none of the folder's.
        Dictionary<string, string?> quietly = new() { ["BLACK_CACHE_DIR"] = place.Scratch.At("black"), ["NO_COLOR"] = "1" };
        ProcessRequest present = new(environment.Python, [.. Isolated, "-c", "import importlib.util, sys; sys.exit(0 if importlib.util.find_spec(sys.argv[1]) else 3)", linter.Command])
        {
            WorkingDirectory = place.Scratch.Path,
            Environment = quietly,
            Timeout = options.Timeout,
        };
        ProcessResult? found = await TryRunAsync(run, present, cancellationToken).ConfigureAwait(false);
        if (found is not { ExitCode: 0 })
        {
            return LintReport.Without(found is { ExitCode: 3 } ? FsLintState.NotInstalled : FsLintState.NoVirtualEnvironment);
        }

        run.Tools = [new FsTool { Name = linter.Command, Path = environment.Python }];
        ProcessRequest request = new(environment.Python, [.. Isolated, "-m", linter.Command, .. linter.Arguments(target.Arguments, place)])
        {
            WorkingDirectory = target.Folder,
            Environment = quietly,
            Timeout = options.Timeout,
        };
        return Judge(run, await TryRunAsync(run, request, cancellationToken).ConfigureAwait(false), linter, place.Scratch);
    }

    private async Task<LintReport> RunNodeAsync(
        FsLintRun run, ILinter linter, LintTarget target, LintPlace place, LintRunOptions options, CancellationToken cancellationToken)
    {
        string? script = linter.NodeScripts.Select(s => Path.Combine(target.Folder, "node_modules", s)).FirstOrDefault(File.Exists);
        if (tools.Find("node") is not { } node || script is null)
        {
            return LintReport.Without(FsLintState.NotInstalled);
        }

        run.Tools = [new FsTool { Name = linter.Command, Path = script }, new FsTool { Name = "node", Path = node }];
        ProcessRequest request = new(node, [script, .. linter.Arguments(target.Arguments, place)])
        {
            WorkingDirectory = target.Folder,
            Environment = new Dictionary<string, string?> { ["NO_COLOR"] = "1", ["FORCE_COLOR"] = null, ["NODE_OPTIONS"] = null },
            Timeout = options.Timeout,
        };
        return Judge(run, await TryRunAsync(run, request, cancellationToken).ConfigureAwait(false), linter, place.Scratch);
    }

    private static LintReport Judge(FsLintRun run, ProcessResult? ended, ILinter linter, PrivateFolder scratch)
    {
        if (ended is not { } result)
        {
            return LintReport.Without(FsLintState.Crashed);
        }

        run.ExitCode = result.ExitCode;
        run.Detail = result.Message.Tail();
        return result switch
        {
            { TimedOut: true } => LintReport.Without(FsLintState.TimedOut),
            { WasKilled: true } => LintReport.Without(FsLintState.Killed),
            { Truncated: true } => LintReport.Without(FsLintState.Unreadable),
            _ => linter.Read(result, scratch),
        };
    }

    private async Task<ProcessResult?> TryRunAsync(FsLintRun run, ProcessRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await processes.RunAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException notStarted) when (notStarted.Failure.ErrorId == ErrorIds.ProcessNotStarted)
        {
            run.Detail = notStarted.Failure.Message;
            return null;
        }
    }
}
