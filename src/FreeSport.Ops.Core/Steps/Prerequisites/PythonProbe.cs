using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Asks the project's own Python what it is and what it has.</summary>
/// <param name="processes">Runs Python.</param>
/// <param name="tools">Finds one on PATH where the project has none, only to say how to make the project's own.</param>
/// <param name="project">The project.</param>
public sealed class PythonProbe(IProcessRunner processes, ToolLocator tools, Project project)
{
    /// <summary>The oldest Python the platform runs on.</summary>
    public static readonly Version DefaultMinimum = new(3, 10);

    // -I leaves out the user's site folder, PYTHONPATH and the current folder: what is not in the environment is not there.
    private const string Question =
        "import json,sys\n"
        + "from importlib import metadata as m\n"
        + "def v(n):\n"
        + "    try: return m.version(n)\n"
        + "    except m.PackageNotFoundError: return None\n"
        + "print(json.dumps({'version':'.'.join(map(str,sys.version_info[:3])),'packages':{n:v(n) for n in ('pip','pytest','flake8')}}))";

    /// <summary>Asks the project's interpreter for its version, its environment and the packages that tests need.</summary>
    /// <param name="virtualEnvironment">Absolute path of the environment; null to look for it.</param>
    /// <param name="minimum">The oldest Python that will do.</param>
    /// <param name="timeout">How long the question may take.</param>
    /// <param name="cancellationToken">Stops Python.</param>
    /// <returns>What was found; never throws for what Python does.</returns>
    public async Task<FsPythonStatus> TestAsync(string? virtualEnvironment, Version minimum, TimeSpan timeout, CancellationToken cancellationToken)
    {
        FsPythonStatus status = new() { Step = FsStep.Prerequisites, Subject = "python", StartedAt = DateTime.UtcNow, Scope = FsScope.Full };
        PythonCandidates candidates = new(processes, tools, project.Root);
        VirtualEnvironment? environment = VirtualEnvironment.Find(project, virtualEnvironment);
        string folder = VirtualEnvironment.FindOrDefault(project, virtualEnvironment).Folder;
        status.VirtualEnvironment = environment is not null && Directory.Exists(environment.Folder) ? environment.Folder : null;
        if (environment is null || status.VirtualEnvironment is null)
        {
            (string? maker, Version? version) = await candidates.FindAsync(minimum, timeout, cancellationToken).ConfigureAwait(false);
            status.Interpreter = maker;
            FsPythonState state = maker is null ? FsPythonState.NoInterpreter : version < minimum ? FsPythonState.TooOld : FsPythonState.NoVirtualEnvironment;
            status.Version = state == FsPythonState.TooOld ? version!.ToString() : null;
            PythonVerdict.Decide(status, state, folder, maker, project, minimum, timeout);
        }
        else
        {
            status.Interpreter = environment.Python;
            FsPythonState state = environment.HasPython
                ? await AskAsync(status, environment.Python, timeout, cancellationToken).ConfigureAwait(false)
                : FsPythonState.BrokenVirtualEnvironment;
            string? maker = state is FsPythonState.Ready or FsPythonState.MissingPackage ? null
                : (await candidates.FindAsync(minimum, timeout, cancellationToken).ConfigureAwait(false)).Path;
            PythonVerdict.Decide(status, state, folder, maker, project, minimum, timeout);
        }

        status.Tools = status.Version is null ? [] : [new FsTool { Name = "python", Version = status.Version, Path = status.Interpreter }];
        status.Duration = DateTime.UtcNow - status.StartedAt;
        return status;
    }

    private async Task<FsPythonState> AskAsync(FsPythonStatus status, string python, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ProcessRequest request = new(python, ["-I", "-X", "utf8", "-c", Question]) { WorkingDirectory = project.Root, Timeout = timeout };
        ProcessResult answer;
        try
        {
            answer = await processes.RunAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException notStarted) when (notStarted.Failure.ErrorId == ErrorIds.ProcessNotStarted)
        {
            status.Detail = notStarted.Failure.Message;
            return FsPythonState.BrokenVirtualEnvironment;
        }

        if (answer.TimedOut)
        {
            return FsPythonState.TimedOut;
        }

        status.Detail = answer.StandardError.Trim().Length > 0 ? answer.StandardError.Tail() : null;
        return answer.ExitCode == 0 ? Read(status, answer.StandardOutput) : FsPythonState.BrokenVirtualEnvironment;
    }

    private static FsPythonState Read(FsPythonStatus status, string output)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(output);
            status.Version = document.RootElement.GetProperty("version").GetString();
            JsonElement packages = document.RootElement.GetProperty("packages");
            status.PipVersion = packages.GetProperty("pip").GetString();
            status.PytestVersion = packages.GetProperty("pytest").GetString();
            status.Flake8Version = packages.GetProperty("flake8").GetString();
            status.MissingPackages = [.. packages.EnumerateObject().Where(static p => p.Value.ValueKind == JsonValueKind.Null).Select(static p => p.Name)];
            return status.MissingPackages.Length > 0 ? FsPythonState.MissingPackage : FsPythonState.Ready;
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            status.Detail = output.Tail();
            return FsPythonState.Unreadable;
        }
    }
}
