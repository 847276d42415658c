using System.Net;
using System.Net.Sockets;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Preparation.Dependencies;

namespace FreeSport.Ops.Core.Tests.Preparation.Dependencies;

/// <summary>What becomes of an environment when things go wrong.</summary>
public sealed class PipFaultTests
{
    [Fact]
    public async Task An_installation_that_fails_half_way_is_put_back_file_by_file()
    {
        using DependencyProject project = DependencyProject.Create("lib==1.0\n").MakeEnvironment();
        project.Wheel("lib", "1.0");
        project.Wheel("lib", "2.0");
        project.Wheel("more", "1.0");
        await project.UpdateAsync();
        string[] before = Tree(project);
        project.Require("lib==2.0\nmore\n");

        // The disk is full after the first package; what is there of the second is half.
        project.Wrap("""
            case "$*" in *" run "*install*) "$real" "$@" >/dev/null; rm "$site"/more/__init__.py "$site"/lib/__init__.py; echo x > "$site"/half.pth
              echo 'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device' >&2; exit 1;; esac
            """);
        FsDependencyUpdate failed = await project.UpdateAsync();
        project.Unwrap();

        Assert.Equal((FsDependencyState.PutBack, FsOutcome.Failed, 1), (failed.State, failed.Outcome, failed.ExitCode));
        Assert.Contains("No space left on device", failed.Summary, StringComparison.Ordinal);
        Assert.Equal(["lib==1.0"], project.Freeze());
        Assert.Equal(before, Tree(project));
        Assert.Equal(FsDependencyState.Updated, (await project.UpdateAsync()).State);
    }

    [Fact]
    public async Task What_was_killed_half_way_is_said_by_looks_and_mended_by_the_next_update()
    {
        using DependencyProject project = DependencyProject.Create("lib==1.0\n").MakeEnvironment();
        project.Wheel("lib", "1.0");
        project.Wheel("lib", "2.0");
        await project.UpdateAsync();

        // As a kill leaves it: noted, kept aside, and half of it gone.
        using (InstallJournal journal = await InstallJournal.OpenAsync(project.Environment, Cancel.Token))
        {
            journal.Begin();
        }

        string script = project.Repository.Write("wheels/script.py", Resource());
        CommandLine.Run(project.Python, ["-I", "-S", script, "take", project.Environment], project.Repository.Path);
        Directory.Delete(Path.Combine(project.Site, "lib"), recursive: true);
        Directory.Delete(Path.Combine(project.Site, "pip"), recursive: true);
        Directory.CreateDirectory(Path.Combine(project.Site, "~ib"));

        FsDependencyCheck check = await project.CheckAsync(asksIndex: false);
        FsDependencyUpdate trial = Assert.IsType<FsDependencyUpdate>(await project.RunAsync(static o => o with { IsTrial = true }));
        project.Require("lib==2.0\n");
        FsDependencyUpdate mended = await project.UpdateAsync();

        Assert.Equal((FsDependencyState.Interrupted, FsOutcome.Failed), (check.Obstacle, check.Outcome));
        Assert.Equal((FsDependencyState.Interrupted, FsOutcome.Failed), (trial.State, trial.Outcome));
        Assert.Equal((FsDependencyState.Updated, true), (mended.State, mended.MendedFirst));
        Assert.Equal("lib 1.0 -> 2.0", Assert.Single(mended.Changes).ToString());
        Assert.Contains(project.Host.Warnings, static w => w.Contains("broken off", StringComparison.Ordinal));
        Assert.Equal(["lib==2.0"], project.Freeze());
        Assert.False(Directory.Exists(Path.Combine(project.Site, "~ib")));
    }

    [Fact]
    public async Task A_stopped_installation_is_put_back_before_the_command_ends()
    {
        using DependencyProject project = DependencyProject.Create("lib\n").MakeEnvironment();
        project.Wheel("lib", "1.0");
        string[] before = Tree(project);
        string reached = project.Repository.At("wheels/reached");
        project.Wrap($"case \"$*\" in *\" run \"*install*) \"$real\" \"$@\" >/dev/null; touch '{reached}'; sleep 300; exit 0;; esac");
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);

        Task<object> run = project.RunAsync(stop: stop.Token);
        await Until.TrueAsync(() => File.Exists(reached), "pip has installed");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        project.Unwrap();

        Assert.Equal(before, Tree(project));
        Assert.Null(InstallJournal.Glance(project.Environment));
    }

    [Fact]
    public async Task Two_at_once_are_kept_apart_and_the_second_is_told_who_works()
    {
        using DependencyProject project = DependencyProject.Create("lib\n").MakeEnvironment();
        project.Wheel("lib", "1.0");
        using InstallJournal first = await InstallJournal.OpenAsync(project.Environment, Cancel.Token);

        OpsFailure refused = await Real.FailureAsync(() => project.RunAsync());

        Assert.Equal(ErrorIds.DependencyLocked, refused.ErrorId);
        Assert.Contains("PID " + Environment.ProcessId, refused.Message, StringComparison.Ordinal);
        Assert.Empty(project.Freeze());
    }

    [Fact]
    public async Task A_pip_that_outlived_its_session_still_holds_the_environment()
    {
        Posix.Require();
        using DependencyProject project = DependencyProject.Create("lib\n").MakeEnvironment();
        Directory.CreateDirectory(Path.Combine(project.Environment, InstallJournal.FolderName));
        string script = project.Repository.Write("wheels/script.py", Resource());
        string held = Path.Combine(project.Environment, InstallJournal.FolderName, "installing");
        using System.Diagnostics.Process orphan = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            VirtualEnvironments.Interpreter, ["-c", "import fcntl,sys,time; f=open(sys.argv[1],'a+b'); fcntl.flock(f, fcntl.LOCK_EX); print('x', flush=True); time.sleep(300)", held])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            await orphan.StandardOutput.ReadLineAsync(Cancel.Token);
            Assert.Equal(ErrorIds.DependencyLocked, (await Real.FailureAsync(() => project.RunAsync())).ErrorId);
        }
        finally
        {
            orphan.Kill();
        }
    }

    [Fact]
    public async Task An_environment_of_another_Python_is_made_anew_only_when_asked()
    {
        using DependencyProject project = DependencyProject.Create("lib\n").MakeEnvironment();
        project.Wheel("lib", "1.0");
        string settings = Path.Combine(project.Environment, "pyvenv.cfg");
        File.WriteAllText(settings, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(settings), @"version = \S+", "version = 3.7.1"));

        FsDependencyUpdate refused = await project.UpdateAsync();
        FsDependencyUpdate made = await project.UpdateAsync(static o => o with { CreateEnvironment = true });

        Assert.Equal((FsDependencyState.EnvironmentOfOtherPython, FsOutcome.Failed), (refused.State, refused.Outcome));
        Assert.Contains("3.7", refused.Summary, StringComparison.Ordinal);
        Assert.Equal((FsDependencyState.Updated, true), (made.State, made.CreatedEnvironment));
        Assert.Equal(["lib==1.0"], project.Freeze());
    }

    [Fact]
    public async Task A_moved_environment_works_and_says_so_and_a_folder_that_is_none_is_left_alone()
    {
        using DependencyProject project = DependencyProject.Create("lib\n").MakeEnvironment();
        project.Wheel("lib", "1.0");
        string moved = project.Repository.At("backend/.venv");
        Directory.Move(project.Environment, moved);
        string other = project.Repository.Folder("other/bin");
        File.CreateSymbolicLink(Path.Combine(other, "python"), VirtualEnvironments.Interpreter);
        project.Repository.Write("other/kept.txt", "x");

        FsDependencyUpdate update = await project.UpdateAsync();
        FsDependencyUpdate none = await project.UpdateAsync(o => o with { VirtualEnvironment = project.Repository.At("other"), CreateEnvironment = true });

        Assert.Equal((FsDependencyState.Updated, FsOutcome.Warning), (update.State, update.Outcome));
        Assert.Contains(project.Environment, update.Summary, StringComparison.Ordinal);
        Assert.Equal((FsDependencyState.EnvironmentBroken, FsOutcome.Failed), (none.State, none.Outcome));
        Assert.True(File.Exists(project.Repository.At("other/kept.txt")));
    }

    [Fact]
    public async Task An_index_that_hangs_or_is_not_there_says_nothing_about_packages_and_its_password_is_shown_nowhere()
    {
        using DependencyProject project = DependencyProject.Create("--index-url http://bot:hunter2-Sesame@127.0.0.1:1/simple\nlib\n").MakeEnvironment();
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();

        FsDependencyUpdate gone = await project.UpdateAsync(static o => o with { NoIndex = false, FindLinks = [] });
        FsDependencyCheck check = await project.CheckAsync(with: static o => o with { NoIndex = false, FindLinks = [] });
        project.Require($"--index-url http://bot:hunter2-Sesame@127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/simple\nlib\n");
        FsDependencyUpdate hung = await project.UpdateAsync(static o => o with { NoIndex = false, FindLinks = [], Timeout = TimeSpan.FromSeconds(12) });

        Assert.Equal((FsDependencyState.IndexUnreachable, FsOutcome.Inconclusive), (gone.State, gone.Outcome));
        Assert.Equal(FsDependencyFindingKind.Unsatisfied, check.Findings.First().Kind);
        Assert.Equal((FsDependencyState.TimedOut, FsOutcome.Inconclusive), (hung.State, hung.Outcome));
        string everything = string.Join("\n", new object[] { gone, check, hung }.Select(static r => System.Text.Json.JsonSerializer.Serialize(r))
            .Concat(project.Host.Warnings).Concat(project.Host.Verbose).Concat(project.Host.Debug).Concat(project.Host.Progress.Select(static p => p.Status)));
        Assert.DoesNotContain("Sesame", everything, StringComparison.Ordinal);
        Assert.Empty(project.Freeze());
    }

    [Fact]
    public async Task A_look_tells_what_is_missing_in_conflict_and_outdated_without_changing_anything()
    {
        using DependencyProject project = DependencyProject.Create("app\nlib==1.0\n").MakeEnvironment();
        project.Wheel("app", "1.0", "lib");
        project.Wheel("lib", "1.0");
        await project.UpdateAsync();
        FsDependencyCheck well = await project.CheckAsync();
        project.Wheel("app", "2.0", "lib");
        project.Require("app\nlib==2.0\nmore\n");
        Directory.Delete(Path.Combine(project.Site, "lib-1.0.dist-info"), recursive: true);

        FsDependencyCheck ill = await project.CheckAsync();

        Assert.Equal((FsOutcome.Passed, 0), (well.Outcome, well.Findings.Length));
        Assert.NotNull(well.EvidenceId);
        Assert.Equal(FsOutcome.Failed, ill.Outcome);
        Assert.Equal(["app Conflict", "app Outdated", "lib Unsatisfied", "more Unsatisfied"], ill.Findings.Select(static f => f.Name + " " + f.Kind).Order());
        Assert.Contains(ill.LeftOut, static l => l.Contains("pip-audit", StringComparison.Ordinal));
        Assert.Contains("Update-FsDependency Pip", ill.NextCommand, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vulnerabilities_that_pip_audit_knows_are_findings_and_one_that_breaks_off_is_said()
    {
        using DependencyProject project = DependencyProject.Create("lib==1.0\n").MakeEnvironment();
        project.Wheel("lib", "1.0");
        await project.UpdateAsync();
        string audit = Path.Combine(project.Site, "pip_audit.py");

        // The words of pip-audit's own documentation; it exits with 1 where it found something.
        await File.WriteAllTextAsync(audit, """
            import json, sys
            print(json.dumps({"dependencies": [
                {"name": "lib", "version": "1.0", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1"], "aliases": ["CVE-2026-1"], "description": "Reads past\nthe end."}]},
                {"name": "own", "skip_reason": "Dependency not found on PyPI"}], "fixes": []}))
            print("Found 1 known vulnerability in 1 package", file=sys.stderr)
            sys.exit(1)
            """, Cancel.Token);
        FsDependencyCheck ill = await project.CheckAsync();
        await File.WriteAllTextAsync(audit, "import sys\nprint('{\"dependencies\": [')\nprint('Connection reset by peer', file=sys.stderr)\nsys.exit(1)\n", Cancel.Token);
        FsDependencyCheck cut = await project.CheckAsync();

        FsDependencyFinding found = Assert.Single(ill.Findings);
        Assert.Equal((FsDependencyFindingKind.Vulnerable, "lib", "1.0", "1.1"), (found.Kind, found.Name, found.Current, found.Wanted));
        Assert.StartsWith("PYSEC-2026-1 Reads past", found.Text, StringComparison.Ordinal);
        Assert.NotEqual(FsOutcome.Passed, ill.Outcome);
        Assert.Contains(ill.LeftOut, static l => l.StartsWith("own:", StringComparison.Ordinal));
        Assert.Empty(cut.Findings);
        Assert.Contains(cut.LeftOut, static l => l.Contains("pip-audit", StringComparison.Ordinal) && l.Contains("Connection reset", StringComparison.Ordinal));
        Assert.Equal(FsScope.Partial, cut.Scope);
    }

    private static string[] Tree(DependencyProject project) =>
        [.. Directory.EnumerateFiles(project.Environment, "*", SearchOption.AllDirectories)
            .Where(static f => !f.Contains("__pycache__", StringComparison.Ordinal) && !f.Contains(InstallJournal.FolderName, StringComparison.Ordinal) && !f.Contains("python", StringComparison.Ordinal))
            .Select(static f => f + " " + new FileInfo(f).Length).Order(StringComparer.Ordinal)];

    private static string Resource()
    {
        using StreamReader reader = new(typeof(PipUpdate).Assembly.GetManifestResourceStream("freesport_ops_dependencies.py")!);
        return reader.ReadToEnd();
    }
}
