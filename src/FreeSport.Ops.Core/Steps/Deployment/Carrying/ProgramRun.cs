using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>Runs scripts and programs that the project keeps for its deployments. None of them can ask anybody anything.</summary>
/// <param name="tools">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="release">What is to run.</param>
internal sealed class ProgramRun(OpsTools tools, Project project, Release release)
{
    private const int LastLines = 5;

    // What fsops-guard ends with when somebody else has the lock.
    private const int RefusedByGuard = 78;

    // Beside the legs of the module; whoever uses the library alone has none.
    private static readonly string? Guard =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(ProgramRun).Assembly.Location) ?? ".", "..", "..", "guard")) is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">The program.</param>
    /// <param name="context">What it works with.</param>
    /// <param name="cancellationToken">Ends it and what it started.</param>
    /// <returns>The last line it wrote; null for none.</returns>
    /// <exception cref="OpsException">It is not there, took too long, or ended with another exit code than 0 (<c>DeploymentProgramFailed</c>).</exception>
    public async Task<string?> RunAsync(DeploymentCommand command, StageContext context, CancellationToken cancellationToken)
    {
        string[] run = [.. command.Run.Select(release.Fill)];
        string program = Resolve(run[0]) ?? throw CarryingFailures.ProgramMissing(command.Name, run[0]);
        string[] arguments = [.. run.Skip(1)];
        if (program.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase))
        {
            string shell = tools.Tools.Find("pwsh") ?? tools.Tools.Find("powershell") ?? throw CarryingFailures.ProgramMissing(command.Name, "pwsh");
            arguments = ["-NoProfile", "-NonInteractive", .. Platform.IsWindows ? ["-ExecutionPolicy", "Bypass"] : Array.Empty<string>(), "-File", program, .. arguments];
            program = shell;
        }

        Queue<string> last = new();
        void Keep(string line, FsDeploymentLogLevel level)
        {
            string clean = tools.Redactor.Redact(line);
            context.Log(new FsDeploymentLogLine { Job = command.Name, At = DateTime.UtcNow, Level = level, Text = clean });
            lock (last)
            {
                last.Enqueue(clean);
                if (last.Count > LastLines)
                {
                    last.Dequeue();
                }
            }
        }

        Dictionary<string, string?> variables = new(StringComparer.Ordinal) { ["FSOPS_DEPLOYMENT"] = context.Deployment.DeploymentId, ["FSOPS_ENVIRONMENT"] = release.Environment, ["FSOPS_GUARD"] = Guard };
        foreach (KeyValuePair<string, string?> own in context.Lock.Variables.Concat(release.Variables.Select(static v => new KeyValuePair<string, string?>(v.Key, v.Value))))
        {
            variables[own.Key] = own.Value;
        }

        ProcessResult ended = await tools.Processes.RunAsync(
            new ProcessRequest(program, arguments)
            {
                WorkingDirectory = project.Root,
                Environment = variables,
                Timeout = command.Timeout,
                OnOutputLine = line => Keep(line, FsDeploymentLogLevel.Output),
                OnErrorLine = line => Keep(line, FsDeploymentLogLevel.Notice),
            },
            cancellationToken).ConfigureAwait(false);
        if (ended.ExitCode != 0)
        {
            string said = string.Join(Environment.NewLine, last);
            throw ended.ExitCode == RefusedByGuard ? CarryingFailures.RefusedByGuard(release.Environment, command.Name, said) : CarryingFailures.Program(
                command.Name,
                ended.TimedOut ? CarryingTexts.TookTooLong.With((int)command.Timeout.TotalSeconds) : CarryingTexts.ExitCode.With(ended.ExitCode, said),
                CarryingTexts.ProgramFailedRemedy.With(context.Deployment.DeploymentId));
        }

        return last.LastOrDefault();
    }

    // A path is the project's; a bare name is on PATH, and never taken from the project.
    private string? Resolve(string program) => program.IndexOfAny(['/', '\\']) < 0 && !program.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase)
        ? tools.Tools.Find(program)
        : Path.GetFullPath(Path.Combine(project.Root, program)) is var path && File.Exists(path) ? path : null;
}
