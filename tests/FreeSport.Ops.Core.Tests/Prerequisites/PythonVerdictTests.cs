using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Floor.Text;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>What each state of the project's Python is worth, why, and what to run next.</summary>
public sealed class PythonVerdictTests
{
    private const string Venv = "/srv/shop/backend/venv";

    private static readonly Version Minimum = new(3, 11);

    [Theory]
    [InlineData(FsPythonState.NoInterpreter, FsOutcome.Failed, Causes.PythonMissing)]
    [InlineData(FsPythonState.NoVirtualEnvironment, FsOutcome.Failed, Causes.PythonVenv)]
    [InlineData(FsPythonState.BrokenVirtualEnvironment, FsOutcome.Failed, Causes.PythonVenvBroken)]
    [InlineData(FsPythonState.MissingPackage, FsOutcome.Failed, Causes.PythonPackages)]
    [InlineData(FsPythonState.TooOld, FsOutcome.Failed, Causes.PythonVersion)]
    [InlineData(FsPythonState.TimedOut, FsOutcome.Inconclusive, Causes.PythonVenvBroken)]
    [InlineData(FsPythonState.Unreadable, FsOutcome.Inconclusive, Causes.PythonVenvBroken)]
    public void Whatever_is_not_ready_never_passes(FsPythonState state, FsOutcome outcome, string cause)
    {
        FsPythonStatus status = Decide(state, version: "3.12.1");

        Assert.Equal((state, outcome, cause), (status.State, status.Outcome, status.Cause));
        Assert.NotEmpty(status.Summary);
        Assert.NotEmpty(status.Remedy!);
        Assert.NotEmpty(status.NextCommand!);
    }

    [Theory]
    [InlineData("3.11", FsPythonState.Ready)]
    [InlineData("3.10.9", FsPythonState.TooOld)]
    [InlineData("x", FsPythonState.TooOld)]
    [InlineData(null, FsPythonState.TooOld)]
    public void A_python_is_ready_from_the_oldest_version_on_that_will_do(string? version, FsPythonState state)
    {
        FsPythonStatus ready = Decide(FsPythonState.Ready, version);
        FsPythonStatus missing = Decide(FsPythonState.MissingPackage, version);

        Assert.Equal(state, ready.State);
        Assert.Equal(state == FsPythonState.Ready ? FsPythonState.MissingPackage : state, missing.State);
        Assert.Equal(state == FsPythonState.Ready ? FsOutcome.Passed : FsOutcome.Failed, ready.Outcome);
        Assert.Equal(state == FsPythonState.Ready, ready.NextCommand is null && ready.Remedy is null && ready.Cause is null);
        Assert.Equal(
            state == FsPythonState.Ready ? PrerequisitesTexts.PythonReady.With(version, "8.0", "7.0", "backend/venv") : PrerequisitesTexts.PythonTooOld.With(version, Minimum),
            ready.Summary);
    }

    [Fact]
    public void What_is_there_already_is_not_called_too_old_where_something_else_is_wrong() =>
        Assert.Equal(FsPythonState.TimedOut, Decide(FsPythonState.TimedOut, version: null).State);

    [Theory]
    [InlineData("pytest flake8", "-m pip install pytest flake8")]
    [InlineData("pip pytest", "-m ensurepip")]
    public void Missing_packages_are_named_and_installed_by_the_environments_own_python(string packages, string command)
    {
        FsPythonStatus status = Decide(FsPythonState.MissingPackage, "3.12", packages.Split(' '));

        Assert.Equal("& /usr/bin/python3 " + command, status.NextCommand);
        Assert.Equal(PrerequisitesTexts.PythonMissing.With(packages.Replace(" ", ", ", StringComparison.Ordinal), "backend/venv"), status.Summary);
    }

    [Fact]
    public void An_environment_is_made_by_the_python_that_was_found_and_made_anew_where_it_is_broken()
    {
        FsPythonStatus none = Decide(FsPythonState.NoVirtualEnvironment, version: null);
        string anew = $"& /usr/bin/python3 -m venv --clear {PowerShellQuoting.Quote(Venv)}";

        Assert.Equal("& /usr/bin/python3 -m venv " + PowerShellQuoting.Quote(Venv), none.NextCommand);
        Assert.Equal((PrerequisitesTexts.PythonNoVenv.With("backend/venv"), PrerequisitesTexts.PythonNoVenvRemedy.With("/usr/bin/python3")), (none.Summary, none.Remedy));
        Assert.All(
            new[] { FsPythonState.BrokenVirtualEnvironment, FsPythonState.TimedOut, FsPythonState.Unreadable },
            state => Assert.Equal(anew, Decide(state, version: null).NextCommand));
    }

    [Fact]
    public void What_was_seen_is_told()
    {
        Assert.Equal(PrerequisitesTexts.PythonBroken.With(Venv, "first"), Decide(FsPythonState.BrokenVirtualEnvironment, null).Summary);
        Assert.Equal(PrerequisitesTexts.PythonTimedOut.With("/usr/bin/python3", 15.0), Decide(FsPythonState.TimedOut, null).Summary);
        Assert.Equal(PrerequisitesTexts.PythonUnreadable.With("/usr/bin/python3", "first"), Decide(FsPythonState.Unreadable, null).Summary);
        Assert.Equal(PrerequisitesTexts.PythonNoInterpreter, Decide(FsPythonState.NoInterpreter, null).Summary);
    }

    private static FsPythonStatus Decide(FsPythonState state, string? version, params string[] missing)
    {
        FsPythonStatus status = new()
        {
            Interpreter = "/usr/bin/python3",
            Version = version,
            PytestVersion = "8.0",
            Flake8Version = "7.0",
            MissingPackages = missing,
            Detail = "first\nsecond",
        };
        Project project = new("/srv/shop", new GitLookup(GitState.NoRepository), new ProjectConfiguration());
        PythonVerdict.Decide(status, state, Venv, "/usr/bin/python3", project, Minimum, TimeSpan.FromSeconds(15));
        return status;
    }
}
