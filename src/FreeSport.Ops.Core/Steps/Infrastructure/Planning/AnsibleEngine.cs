using System.Globalization;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>
/// Playbooks of Ansible. Check mode predicts what modules would do that support it; nothing binds the real run to that but the
/// same inputs.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="definition">The playbooks.</param>
/// <param name="environment">The environment; null for all.</param>
/// <param name="processes">Runs programs.</param>
/// <param name="tools">Finds programs.</param>
internal sealed class AnsibleEngine(Project project, AnsibleDefinition definition, string? environment, IProcessRunner processes, ToolLocator tools) : IPlanEngine
{
    private const int MostNames = 10;

    private readonly string _folder = Path.GetFullPath(Path.Combine(project.Root, definition.Folder));
    private readonly AnsibleRunner _runner = new(project, definition, processes, tools);

    private FsTool? _version;

    public FsInfrastructureKind Kind => FsInfrastructureKind.Ansible;

    public string Subject => $"ansible {Folder}{(definition.Inventory is { } inventory ? $" ({inventory})" : string.Empty)}";

    public string Folder => project.Relative(_folder) is { Length: > 0 } below ? below : ".";

    public string? Environment => environment;

    private string Target => string.Join(", ", new[] { definition.Inventory, _runner.Place == "local" ? null : _runner.Place }.OfType<string>());

    private bool CanRun => Directory.Exists(_folder) && _runner.MissingKey is null && _runner.Program is not null && !(Platform.IsWindows && definition.Runner.Kind == "local");

    public async Task AddInputsAsync(PlanInputs inputs, CancellationToken cancellationToken)
    {
        inputs.AddText("freesport.ops.yml", string.Join("\n", definition.Playbooks.Concat(new[] { definition.Inventory, _runner.Place, definition.Runner.Path })));
        foreach (string file in AnsibleFiles.Find(_folder, isRoot: _folder == project.Root)
            .Concat(Outside()).Distinct(StringComparer.Ordinal))
        {
            inputs.AddFile(project.Relative(file), file);
        }

        foreach (string name in System.Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(static n => n.StartsWith("ANSIBLE_", StringComparison.Ordinal)))
        {
            inputs.AddText("$" + name, System.Environment.GetEnvironmentVariable(name));
        }

        if (CanRun)
        {
            FsTool tool = _version ??= await _runner.VersionAsync(cancellationToken).ConfigureAwait(false);
            inputs.AddText("ansible", tool.Path + " " + tool.Version);
        }
    }

    public async Task<PlanDraft> PlanAsync(string privateFolder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Unready() is { } unready)
        {
            return unready;
        }

        if (new UncheckedTasks(_folder).Find(definition.Playbooks) is { Count: > 0 } untested)
        {
            return Inconclusive([PlanTexts.Unchecked.With(PlanWords.Names(untested))], PlanTexts.UncheckedRemedy);
        }

        AnsibleStream stream = new();
        ProcessResult result = await _runner.PlayAsync(privateFolder, isCheck: true, timeout, stream.Take, cancellationToken).ConfigureAwait(false);
        if (result.TimedOut)
        {
            return Inconclusive([PlanTexts.TimedOut.With("ansible-playbook --check", timeout.TotalMinutes)], PlanTexts.TimedOutRemedy);
        }

        if (stream.Events.FirstOrDefault(static e => e.Kind == "refused") is { } refused)
        {
            return Inconclusive([PlanTexts.Unchecked.With($"{refused.Task} ({refused.Place})")], PlanTexts.UncheckedRemedy);
        }

        List<string> doubts = Doubts(stream, result);
        if (doubts.Count > 0)
        {
            return Inconclusive(doubts, Remedy(stream, result)) with
            {
                Changes = Changes(stream),
            };
        }

        FsResourceChange[] changes = Changes(stream);
        return new PlanDraft(changes.Length == 0 ? FsInfrastructurePlanState.NoChanges : FsInfrastructurePlanState.Changes, Target)
        {
            Changes = changes,
            Coverage = Coverage(stream),
            Reasons = [PlanTexts.HostsReached.With(stream.End!.Hosts.Count, PlanWords.Names(stream.End.Hosts.OrderBy(static h => h, StringComparer.Ordinal)))],
            Tools = Tools(),
        };
    }

    public async Task<ApplyEnd> ApplyAsync(string privateFolder, ChangeTracker tracker, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!CanRun)
        {
            throw PlanFailures.ProgramMissing(_runner.ProgramName);
        }

        AnsibleStream stream = new(e => Follow(tracker, e));
        ProcessResult result = await _runner.PlayAsync(privateFolder, isCheck: false, timeout, stream.Take, cancellationToken).ConfigureAwait(false);
        List<string> problems = result.TimedOut ? [PlanTexts.TimedOut.With("ansible-playbook", timeout.TotalMinutes)] : Doubts(stream, result);
        return new ApplyEnd(problems.Count == 0, problems) { Tools = Tools() };
    }

    private static void Follow(ChangeTracker tracker, AnsibleEvent step)
    {
        bool isPlanned = tracker.Changes.Any(c => c.Address == step.Address);
        FsInfrastructureAction action = step.IsDeleting ? FsInfrastructureAction.Delete : FsInfrastructureAction.Update;
        switch (step.Kind)
        {
            case "begin" when isPlanned:
                tracker.Begin(step.Address, action);
                break;
            case "ok" when isPlanned || step.IsChanged:
                tracker.Done(step.Address, action);
                break;
            case "skipped" when isPlanned:
                tracker.Skip(step.Address);
                break;
            case "failed" when !step.IsIgnored:
                tracker.Fail(step.Address, action);
                break;
            case "unreachable":
                tracker.Fail(step.Address, action);
                break;
        }
    }

    // What is skipped for no reason of its own is what check mode passes over: command, raw, and modules that do not support it.
    private static FsResourceChange[] Changes(AnsibleStream stream) =>
    [
        .. stream.Events
            .Where(static e => (e.Kind == "ok" && e.IsChanged) || IsUnpredicted(e))
            .GroupBy(static e => e.Address)
            .Select(static g => g.Last())
            .Select(static e => new FsResourceChange
            {
                Address = e.Address,
                Action = IsUnpredicted(e) ? FsInfrastructureAction.Run : e.IsDeleting ? FsInfrastructureAction.Delete : FsInfrastructureAction.Update,
                Reason = e.Module,
                IsDestructive = e.IsDeleting && !IsUnpredicted(e),
            }),
    ];

    private static bool IsUnpredicted(AnsibleEvent step) => !step.IsPredicted && step.Kind is ("skipped" or "ok");

    private static List<string> Coverage(AnsibleStream stream)
    {
        List<string> coverage = [.. stream.Events.Where(IsUnpredicted)
            .GroupBy(static e => (e.Task, e.Place, e.Module))
            .Select(static g => PlanTexts.NotPredicted.With($"{g.Key.Task} ({g.Key.Place})", g.Key.Module, g.Count()))];
        if (coverage.Count > 0)
        {
            coverage.Add(PlanTexts.DecidedOnNothing);
        }

        coverage.AddRange(stream.Events.Where(static e => e.Kind == "no_hosts").Select(static e => PlanTexts.PlayWithoutHosts.With(e.Task)));
        return coverage;
    }

    private List<string> Doubts(AnsibleStream stream, ProcessResult result)
    {
        List<string> doubts = [];
        foreach (IGrouping<string, AnsibleEvent> host in stream.Events.Where(static e => e.Kind == "unreachable").GroupBy(static e => e.Host).Take(MostNames))
        {
            doubts.Add(PlanTexts.Unreachable.With(host.Key));
        }

        foreach (AnsibleEvent failed in stream.Events.Where(static e => e.Kind == "failed" && !e.IsIgnored).Take(MostNames))
        {
            doubts.Add(PlanTexts.TaskFailed.With(failed.Address, failed.Module) + (failed.WantsVault ? " " + PlanTexts.AnsibleVault : string.Empty));
        }

        if (stream.End is { Hosts.Count: 0 } || (stream.End is null && result.ExitCode == 0))
        {
            doubts.Add(PlanTexts.NoHosts);
        }

        (string? kind, string name, string place) = AnsibleErrors.Read(result.StandardError + "\n" + result.StandardOutput);
        if (result.ExitCode != 0 && doubts.Count == 0)
        {
            doubts.Add(Told(kind, name, result.ExitCode) + (place.Length == 0 ? string.Empty : $" ({PathText.Below(_folder, place)})"));
        }
        else if (kind == AnsibleErrors.Inventory && stream.End is { Hosts.Count: 0 })
        {
            doubts.Add(Told(kind, name, result.ExitCode));
        }

        if (doubts.Count == 0 && (stream.BrokenLines > 0 || stream.End is null))
        {
            doubts.Add(PlanTexts.BrokeOff.With("ansible-playbook"));
        }

        return doubts;
    }

    private string Remedy(AnsibleStream stream, ProcessResult result)
    {
        string inventory = definition.Inventory is { } named ? " -i " + named : string.Empty;
        string? kind = AnsibleErrors.Read(result.StandardError + "\n" + result.StandardOutput).Kind;
        return kind == AnsibleErrors.Vault || stream.Events.Any(static e => e.WantsVault) ? PlanTexts.AnsibleVaultRemedy
            : kind is null && stream.End is { Hosts.Count: 0 } ? PlanTexts.NoHostsRemedy.With($"ansible-inventory{inventory} --graph")
            : PlanTexts.EngineFailedRemedy.With($"ansible-playbook --check{inventory} {string.Join(" ", definition.Playbooks)}");
    }

    private static string Told(string? kind, string name, int? exitCode) => kind switch
    {
        AnsibleErrors.Vault => PlanTexts.AnsibleVault,
        AnsibleErrors.Inventory => PlanTexts.AnsibleInventory.With(Path.GetFileName(name)),
        AnsibleErrors.Playbook => PlanTexts.AnsiblePlaybook.With(Path.GetFileName(name)),
        AnsibleErrors.Module => PlanTexts.AnsibleModule.With(name),
        AnsibleErrors.Role => PlanTexts.AnsibleRole.With(name),
        AnsibleErrors.Locale => PlanTexts.AnsibleLocale,
        _ => PlanTexts.Ended.With("ansible-playbook", exitCode?.ToString(CultureInfo.InvariantCulture) ?? "?"),
    };

    private PlanDraft? Unready()
    {
        if (_runner.MissingKey is { } key)
        {
            return Inconclusive([PlanTexts.RunnerIncomplete.With(definition.Runner.Kind, key)], PlanTexts.RunnerIncompleteRemedy.With(key));
        }

        if (Platform.IsWindows && definition.Runner.Kind == "local")
        {
            return Inconclusive([PlanTexts.NoControlNode], PlanTexts.NoControlNodeRemedy);
        }

        if (_runner.Program is null)
        {
            return Inconclusive([PlanTexts.ProgramMissing.With(_runner.ProgramName) + tools.ShimNote(_runner.ProgramName)], PlanTexts.ProgramMissingRemedy);
        }

        if (!Directory.Exists(_folder))
        {
            return Inconclusive([PlanTexts.FolderMissing.With(Folder)], PlanTexts.FolderMissingRemedy);
        }

        string? missing = new[] { definition.Inventory }.OfType<string>().Where(static i => !i.EndsWith(",", StringComparison.Ordinal)).Concat(definition.Playbooks)
            .FirstOrDefault(name => Path.Combine(_folder, name) is var path && !File.Exists(path) && !Directory.Exists(path));
        return missing is null ? null : Inconclusive([PlanTexts.FileMissing.With(missing, Folder)], PlanTexts.FolderMissingRemedy);
    }

    // An inventory and settings may lie elsewhere.
    private IEnumerable<string> Outside()
    {
        foreach (string name in new[] { definition.Inventory }.OfType<string>().Concat(definition.Playbooks))
        {
            string path = Path.GetFullPath(Path.Combine(_folder, name));
            if (File.Exists(path))
            {
                yield return path;
            }
            else if (Directory.Exists(path))
            {
                foreach (string file in AnsibleFiles.Find(path, isRoot: false))
                {
                    yield return file;
                }
            }
        }

        if (AnsibleSettings.File(_folder) is { } settings)
        {
            yield return settings;
        }
    }

    private PlanDraft Inconclusive(IReadOnlyList<string> reasons, string remedy) => new(FsInfrastructurePlanState.Inconclusive, Target) { Reasons = reasons, Remedy = remedy, Tools = Tools() };

    private FsTool[] Tools() => _version is { } tool ? [tool] : [];
}
