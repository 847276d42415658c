using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation;
using FreeSport.Ops.Core.Steps.Preparation.Lint;
using FreeSport.Ops.Core.Steps.Prerequisites;
using FreeSport.Ops.Core.Steps.Prerequisites.GitHub;
using FreeSport.Ops.Core.Steps.Prerequisites.Network;
using FreeSport.Ops.Core.Steps.Prerequisites.Registry;

namespace FreeSport.Ops.Core.Tests.Results;

/// <summary>Verdicts that wait for the same name the same cause, and those that need another deed another.</summary>
public sealed class CauseOfVerdictTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    [Fact]
    public void Docker_has_a_cause_for_every_trouble_and_one_command_for_every_cause()
    {
        DockerProbeOptions options = new(Timeout, DockerProbeOptions.DefaultEngine, DockerProbeOptions.DefaultCompose, "remote");
        FsDockerStatus[] troubles = [.. Enum.GetValues<FsDockerState>().Where(static s => s != FsDockerState.Ready).Select(state =>
        {
            FsDockerStatus status = new() { EngineVersion = "28.0", ComposeVersion = "2.30", Context = "default" };
            DockerVerdict.Decide(status, state, options);
            return status;
        })];
        FsDockerStatus ready = new() { EngineVersion = "28.0", ComposeVersion = "2.30" };
        DockerVerdict.Decide(ready, FsDockerState.Ready, options);

        Assert.Null(ready.Cause);
        Assert.All(troubles, static t => Assert.StartsWith("docker.", t.Cause, StringComparison.Ordinal));
        AssertOneCommandEach(troubles);
    }

    [Theory]
    [InlineData(false, Causes.PythonVenv, FsPythonState.NoVirtualEnvironment)]
    [InlineData(true, Causes.PythonVenvBroken, FsPythonState.BrokenVirtualEnvironment)]
    public void Tests_linters_and_the_look_at_python_wait_for_the_same_environment(bool broken, string cause, FsPythonState state)
    {
        using TempFolder folder = new();
        if (broken)
        {
            folder.Write("backend/venv/pyvenv.cfg", string.Empty);
        }

        folder.Folder("backend");
        Project project = new(folder.Path, new GitLookup(GitState.NoRepository), new ProjectConfiguration());
        FsPythonStatus python = new() { Interpreter = "/usr/bin/python3" };
        PythonVerdict.Decide(python, state, folder.At("backend/venv"), "/usr/bin/python3", project, PythonProbe.DefaultMinimum, Timeout);
        FsTestRun test = new() { Suite = "unit" };
        TestRunVerdict.Decide(test, FsTestRunState.NoVirtualEnvironment, project, new TestRunOptions(null, null, Timeout));

        Assert.Equal([cause, cause, cause], [python.Cause, test.Cause, Lint(project, FsLinter.Black, FsLintState.NoVirtualEnvironment)]);
    }

    [Fact]
    public void Packages_that_one_command_brings_are_one_cause_and_others_are_not()
    {
        using TempFolder folder = new();
        Project project = new(folder.Path, new GitLookup(GitState.NoRepository), new ProjectConfiguration());
        FsTestRun test = new() { Suite = "unit" };
        TestRunVerdict.Decide(test, FsTestRunState.PytestMissing, project, new TestRunOptions(null, null, Timeout));

        Assert.Equal([Causes.PythonPackages, Causes.PythonPackages], [test.Cause, Lint(project, FsLinter.Flake8, FsLintState.NotInstalled)]);
        Assert.Equal(["python.linter/black", "python.linter/mypy"], [Lint(project, FsLinter.Black, FsLintState.NotInstalled), Lint(project, FsLinter.Mypy, FsLintState.NotInstalled)]);
        Assert.Equal(["node.modules/frontend", "node.modules/frontend"], [Lint(project, FsLinter.Eslint, FsLintState.NotInstalled), Lint(project, FsLinter.Prettier, FsLintState.NotInstalled)]);
        Assert.Null(Lint(project, FsLinter.Flake8, FsLintState.Crashed));
    }

    [Theory]
    [InlineData(FsRegistryState.CanPull, null)]
    [InlineData(FsRegistryState.ImageNotFound, null)]
    [InlineData(FsRegistryState.TagNotFound, null)]
    [InlineData(FsRegistryState.NoImage, "registry.image")]
    [InlineData(FsRegistryState.LoginMissing, "registry.login/ghcr.io")]
    [InlineData(FsRegistryState.LoginRefused, "registry.login/ghcr.io")]
    [InlineData(FsRegistryState.PullDenied, "registry.right/ghcr.io")]
    [InlineData(FsRegistryState.HostNotFound, "registry.network/ghcr.io")]
    [InlineData(FsRegistryState.Refused, "registry.network/ghcr.io")]
    [InlineData(FsRegistryState.TimedOut, "registry.network/ghcr.io")]
    [InlineData(FsRegistryState.TlsFailed, "registry.tls/ghcr.io")]
    [InlineData(FsRegistryState.RateLimited, "registry.limit/ghcr.io")]
    [InlineData(FsRegistryState.CredentialsUnreadable, "registry.credentials")]
    [InlineData(FsRegistryState.ServerError, "registry.answer/ghcr.io")]
    public void Images_of_one_registry_wait_for_it(FsRegistryState state, string? cause)
    {
        FsRegistryStatus status = new() { Subject = "ghcr.io/a/b", Registry = "ghcr.io" };

        RegistryVerdict.Decide(status, state, Timeout, "config.json");

        Assert.Equal(cause, status.Cause);
    }

    [Theory]
    [InlineData("GitHubTokenMissing", FsGitHubState.TokenMissing, Causes.GitHubToken)]
    [InlineData("GitHubTlsFailed", FsGitHubState.TlsFailed, Causes.GitHubTls)]
    [InlineData("GitHubRateLimited", FsGitHubState.RateLimited, Causes.GitHubLimit)]
    [InlineData(null, FsGitHubState.RightMissing, Causes.GitHubRight)]
    [InlineData(null, FsGitHubState.Ready, null)]
    public void Access_to_github_waits_for_what_its_failure_waits_for(string? errorId, FsGitHubState state, string? cause)
    {
        FsGitHubStatus status = new() { Host = "github.com", Repository = "a/b" };

        GitHubVerdict.Decide(status, state, errorId is null ? null : new OpsFailure(errorId, FailureKind.NotSpecified, "x", "y"), []);

        Assert.Equal(cause, status.Cause);
    }

    [Theory]
    [InlineData(FsVpnState.Connected, null)]
    [InlineData(FsVpnState.Unknown, null)]
    [InlineData(FsVpnState.InterfaceDown, Causes.Vpn)]
    [InlineData(FsVpnState.ProbeTimedOut, Causes.Vpn)]
    public void The_vpn_is_its_own_cause(FsVpnState state, string? cause)
    {
        FsVpnStatus status = new();

        VpnVerdict.Decide(status, state, new VpnDefinition("tun0", null, null), Timeout);

        Assert.Equal(cause, status.Cause);
    }

    private static string? Lint(Project project, FsLinter linter, FsLintState state)
    {
        FsLintRun run = new() { Linter = linter, Folder = linter is FsLinter.Eslint or FsLinter.Prettier ? "frontend" : "backend" };
        LintVerdict.Decide(run, LintReport.Without(state), project, new LintRunOptions(null, Timeout));
        return run.Cause;
    }

    private static void AssertOneCommandEach(IEnumerable<FsResult> results) =>
        Assert.All(results.GroupBy(static r => r.Cause), static g => Assert.Single(g.Select(static r => r.NextCommand).Distinct()));
}
