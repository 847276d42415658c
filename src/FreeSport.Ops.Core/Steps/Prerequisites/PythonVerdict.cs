using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Tells Python's troubles apart and says what to do about each.</summary>
internal static class PythonVerdict
{
    public static void Decide(FsPythonStatus status, FsPythonState state, string folder, string? maker, Project project, Version minimum, TimeSpan timeout)
    {
        if (state is FsPythonState.Ready or FsPythonState.MissingPackage && (VersionText.Parse(status.Version) is not { } version || version < minimum))
        {
            state = FsPythonState.TooOld;
        }

        status.State = state;
        status.Outcome = state switch
        {
            FsPythonState.Ready => FsOutcome.Passed,
            FsPythonState.TimedOut or FsPythonState.Unreadable => FsOutcome.Inconclusive,
            _ => FsOutcome.Failed,
        };
        status.Cause = state switch
        {
            FsPythonState.Ready => null,
            FsPythonState.NoInterpreter => Causes.PythonMissing,
            FsPythonState.NoVirtualEnvironment => Causes.PythonVenv,
            FsPythonState.MissingPackage => Causes.PythonPackages,
            FsPythonState.TooOld => Causes.PythonVersion,
            _ => Causes.PythonVenvBroken,
        };
        string make = MakeCommand(maker, state, folder);
        string missing = string.Join(", ", status.MissingPackages);
        (status.Summary, status.Remedy, status.NextCommand) = state switch
        {
            FsPythonState.Ready => (
                PrerequisitesTexts.PythonReady.With(status.Version, status.PytestVersion, status.Flake8Version, project.Relative(folder)), (string?)null, (string?)null),
            FsPythonState.NoInterpreter => (PrerequisitesTexts.PythonNoInterpreter, PrerequisitesTexts.PythonNoInterpreterRemedy, InstallCommand()),
            FsPythonState.NoVirtualEnvironment => (
                PrerequisitesTexts.PythonNoVenv.With(project.Relative(folder)), PrerequisitesTexts.PythonNoVenvRemedy.With(status.Interpreter), make),
            FsPythonState.BrokenVirtualEnvironment => (
                PrerequisitesTexts.PythonBroken.With(folder, status.Detail.FirstLine()), PrerequisitesTexts.PythonBrokenRemedy, make),
            FsPythonState.MissingPackage => (
                PrerequisitesTexts.PythonMissing.With(missing, project.Relative(folder)), PrerequisitesTexts.PythonMissingRemedy, PackagesCommand(status)),
            FsPythonState.TooOld => (PrerequisitesTexts.PythonTooOld.With(status.Version, minimum), PrerequisitesTexts.PythonTooOldRemedy, InstallCommand()),
            FsPythonState.TimedOut => (
                PrerequisitesTexts.PythonTimedOut.With(status.Interpreter, timeout.TotalSeconds), PrerequisitesTexts.PythonTimedOutRemedy, make),
            _ => (PrerequisitesTexts.PythonUnreadable.With(status.Interpreter, status.Detail.FirstLine()), PrerequisitesTexts.PythonBrokenRemedy, make),
        };
    }

    // Without a Python that starts, one comes first.
    private static string MakeCommand(string? maker, FsPythonState state, string folder)
    {
        string clear = state == FsPythonState.NoVirtualEnvironment ? string.Empty : "--clear ";
        return maker is null ? InstallCommand() : $"& {PowerShellQuoting.Quote(maker)} -m venv {clear}{PowerShellQuoting.Quote(folder)}";
    }

    private static string PackagesCommand(FsPythonStatus status) =>
        status.MissingPackages.Contains("pip")
            ? $"& {PowerShellQuoting.Quote(status.Interpreter!)} -m ensurepip"
            : $"& {PowerShellQuoting.Quote(status.Interpreter!)} -m pip install {string.Join(" ", status.MissingPackages)}";

    private static string InstallCommand() => SystemPackages.Install("python");
}
