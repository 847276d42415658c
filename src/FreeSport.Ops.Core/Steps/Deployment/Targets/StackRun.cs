using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Deployment.Locks;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>
/// Runs a program once in Swarm: as a service beside the others of the stack, with everything that the service has, which is not started
/// again and goes when it is done.
/// </summary>
/// <param name="stack"><c>docker stack</c> at work on the files.</param>
/// <param name="reader">Reads services and tasks.</param>
/// <param name="clock">The time it goes by.</param>
internal sealed class StackRun(StackClient stack, StackReader reader, LockClock clock)
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    // A job neither serves nor checks its health; where it stands among others is not its matter.
    private static readonly string[] NotForOnce = ["ports", "healthcheck", "build", "depends_on", "command", "image", "deploy"];

    /// <summary>Runs the program and gives what it said.</summary>
    /// <exception cref="Floor.Results.OpsException">It failed, or took too long.</exception>
    public async Task<string> RunAsync(
        ComposeProject project, string service, string image, IReadOnlyList<string> command, StageContext context, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string name = "fsops-run-" + Guid.NewGuid().ToString("N").Substring(0, 12);
        using PrivateFolder folder = new(context.Host.WriteDebug);
        string file = folder.Write("run.yml", File(project, service, name, image, command, context));
        try
        {
            ProcessResult added = await stack.AddAsync(file, Short, cancellationToken).ConfigureAwait(false);
            if (!added.Succeeded)
            {
                throw TargetFailures.NotUpdated(service, "docker stack deploy", added, Short);
            }

            JsonElement? ended = await WaitAsync(name, timeout, cancellationToken).ConfigureAwait(false);
            ProcessResult said = await stack.Docker.RunAsync(["service", "logs", "--raw", stack.Stack + "_" + name], Short, cancellationToken, onLine: EngineOutput.Keep(context, service, stack.Redactor)).ConfigureAwait(false);
            int? exit = ended is not { } task ? null : task.At("Status", "State").Text() == "complete" ? 0 : (int?)task.At("Status", "ContainerStatus", "ExitCode").Number() is { } code and not 0 ? code : -1;
            string error = said.StandardError.Trim().Length > 0 || said.StandardOutput.Trim().Length > 0 ? said.StandardError : ended?.At("Status", "Err").Text() ?? string.Empty;
            return exit == 0 ? said.StandardOutput.Trim() : throw TargetFailures.CommandFailed(service, command, new ProcessResult(exit, said.StandardOutput, error, Truncated: false, said.Duration), timeout);
        }
        finally
        {
            await stack.Docker.RunAsync(["service", "rm", stack.Stack + "_" + name], Short, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private string File(ComposeProject project, string service, string name, string image, IReadOnlyList<string> command, StageContext context)
    {
        Dictionary<string, object?> once = ((Dictionary<string, object?>)stack.Rendered.Section("services")![service]!)
            .Where(static k => !NotForOnce.Contains(k.Key)).ToDictionary(static k => k.Key, static k => k.Value, StringComparer.Ordinal);
        Dictionary<string, object?> environment = once.TryGetValue("environment", out object? own) && own is Dictionary<string, object?> map ? new(map) : [];
        foreach (KeyValuePair<string, string?> variable in context.Lock.Variables.Where(static v => v.Value is not null))
        {
            environment[variable.Key] = variable.Value;
        }

        once["environment"] = environment;
        once["image"] = image;
        once["command"] = command;
        once["deploy"] = new Dictionary<string, object?> { ["replicas"] = 1, ["restart_policy"] = new Dictionary<string, string> { ["condition"] = "none" } };
        Dictionary<string, object?> sections = new() { ["services"] = new Dictionary<string, object?> { [name] = once } };
        foreach (string section in new[] { "networks", "volumes", "configs", "secrets" })
        {
            if (stack.Rendered.Section(section) is { } all)
            {
                sections[section] = all;
            }
        }

        // What is rendered already must not be filled in a second time.
        return StackFile.Of(project, sections).Replace("$", "$$");
    }

    private async Task<JsonElement?> WaitAsync(string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        TimeSpan start = clock.Elapsed();
        while (clock.Elapsed() - start < timeout)
        {
            if (await reader.ServiceAsync(name, cancellationToken).ConfigureAwait(false) is { } running)
            {
                JsonElement[] tasks = [.. await reader.TasksAsync(running, cancellationToken).ConfigureAwait(false)];
                if (tasks.Length > 0 && tasks[0].At("Status", "State").Text() is "complete" or "failed" or "rejected" or "shutdown" or "orphaned" or "remove")
                {
                    return tasks[0];
                }
            }

            await clock.DelayAsync(Pace, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }
}
