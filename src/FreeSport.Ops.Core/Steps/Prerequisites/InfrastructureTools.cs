using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Tells whether the programs are there that the project's infrastructure is described for.</summary>
/// <param name="processes">Runs them.</param>
/// <param name="tools">Finds them.</param>
/// <param name="project">The project.</param>
internal sealed class InfrastructureTools(IProcessRunner processes, ToolLocator tools, Project project)
{
    /// <summary>The checks: one for each program that the project uses on this machine.</summary>
    public IEnumerable<PrerequisiteCheck> Checks(TimeSpan timeout)
    {
        InfrastructureDefinition used = project.Infrastructure;
        foreach (string wanted in used.Terraform.Select(static t => t.Program ?? string.Empty).Distinct(StringComparer.Ordinal))
        {
            string[] names = wanted.Length > 0 ? [wanted] : ["terraform", "tofu"];
            yield return new(names[0], token => TestAsync(names, ["version"], timeout, token));
        }

        // Where it runs elsewhere, it is not needed here.
        if (used.Ansible.Any(static a => a.Runner.Kind == "local"))
        {
            yield return new("ansible", token => TestAsync(["ansible-playbook"], ["--version"], timeout, token));
        }

        if (used.Kubernetes.Count > 0)
        {
            yield return new("kubectl", token => TestAsync(["kubectl"], ["version", "--client"], timeout, token));
        }
    }

    private async Task<FsResult> TestAsync(string[] names, string[] arguments, TimeSpan timeout, CancellationToken cancellationToken)
    {
        FsResult result = new() { Step = FsStep.Prerequisites, Subject = names[0] == "ansible-playbook" ? "ansible" : names[0], StartedAt = DateTime.UtcNow, Scope = FsScope.Full };
        string? program = names.Select(tools.Find).FirstOrDefault(static p => p is not null);
        if (program is null)
        {
            bool isForeign = Platform.IsWindows && result.Subject == "ansible";
            result.Outcome = FsOutcome.Failed;
            result.Summary = (isForeign ? PrerequisitesTexts.AnsibleOnWindows : PrerequisitesTexts.InfrastructureToolMissing.With(string.Join(", ", names))) + tools.ShimNote(names[0]);
            result.Remedy = isForeign ? PrerequisitesTexts.AnsibleOnWindowsRemedy : PrerequisitesTexts.InfrastructureToolRemedy;
            return result;
        }

        ProcessResult answer = await processes.RunAsync(
            new ProcessRequest(program, arguments)
            {
                WorkingDirectory = project.Root,
                Timeout = timeout,
                Environment = new Dictionary<string, string?> { ["CHECKPOINT_DISABLE"] = "1", ["LC_ALL"] = "C.UTF-8" },
            },
            cancellationToken).ConfigureAwait(false);
        string version = answer.StandardOutput.FirstLine();
        string name = Path.GetFileNameWithoutExtension(program);
        result.Tools = [new FsTool { Name = name, Version = version, Path = program }];
        result.Duration = DateTime.UtcNow - result.StartedAt;
        if (answer.Succeeded && version.Length > 0)
        {
            (result.Outcome, result.Summary) = (FsOutcome.Passed, version);
            return result;
        }

        result.Outcome = FsOutcome.Inconclusive;
        result.Summary = answer.TimedOut ? PrerequisitesTexts.InfrastructureToolTimedOut.With(name, timeout.TotalSeconds) : PrerequisitesTexts.InfrastructureToolBroken.With(name, answer.Message.FirstLine(200));
        result.Remedy = PrerequisitesTexts.InfrastructureToolBrokenRemedy;
        result.NextCommand = PowerShellQuoting.Quote(name) + " " + string.Join(" ", arguments);
        return result;
    }
}
