using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>
/// A root module of Terraform or OpenTofu. Terraform applies its plan file and nothing else, and notices when the state is
/// another; it does not notice when the configuration is: that is what the inputs of a plan are for.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="definition">The root module.</param>
/// <param name="environment">The environment; null for all.</param>
/// <param name="processes">Runs programs.</param>
/// <param name="tools">Finds programs.</param>
internal sealed class TerraformEngine(Project project, TerraformDefinition definition, string? environment, IProcessRunner processes, ToolLocator tools) : IPlanEngine
{
    private const string PlanName = "terraform.tfplan";
    private const int HasChanges = 2;
    private const int MostProblems = 10;

    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(7);

    private readonly string _folder = Path.GetFullPath(Path.Combine(project.Root, definition.Folder));
    private readonly string? _program = TerraformProgram.Find(tools, definition.Program);

    private FsTool? _version;

    public FsInfrastructureKind Kind => FsInfrastructureKind.Terraform;

    public string Subject => "terraform " + Folder + (definition.Workspace is { } workspace ? $" ({workspace})" : string.Empty);

    public string Folder => project.Relative(_folder) is { Length: > 0 } below ? below : ".";

    public string? Environment => environment;

    private IEnumerable<string> VarFiles => definition.VarFiles.Select(file => Path.GetFullPath(Path.Combine(_folder, file)));

    private TerraformProgram? Program => _program is null ? null : new TerraformProgram(processes, _program, _folder, definition.Workspace);

    public async Task AddInputsAsync(PlanInputs inputs, CancellationToken cancellationToken)
    {
        foreach (string file in Directory.Exists(_folder) ? TerraformFiles.Find(_folder, VarFiles) : VarFiles)
        {
            inputs.AddFile(project.Relative(file), file);
        }

        inputs.AddText("freesport.ops.yml", string.Join("\n", definition.VarFiles));
        foreach (string name in System.Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsInput))
        {
            inputs.AddText("$" + name, System.Environment.GetEnvironmentVariable(name));
        }

        if (Program is { } program && Directory.Exists(_folder))
        {
            FsTool tool = _version ??= await program.VersionAsync(cancellationToken).ConfigureAwait(false);
            inputs.AddText(tool.Name, tool.Path + " " + tool.Version);
            inputs.AddText(PlanTexts.InputWorkspace, await program.WorkspaceAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    public async Task<PlanDraft> PlanAsync(string privateFolder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Program is not { } program)
        {
            return Inconclusive(string.Empty, [PlanTexts.ProgramMissing.With(definition.Program ?? "terraform") + tools.ShimNote(definition.Program ?? "terraform")], PlanTexts.ProgramMissingRemedy);
        }

        if (!Directory.Exists(_folder))
        {
            return Inconclusive(string.Empty, [PlanTexts.FolderMissing.With(Folder)], PlanTexts.FolderMissingRemedy);
        }

        if (VarFiles.FirstOrDefault(static f => !File.Exists(f)) is { } missing)
        {
            return Inconclusive(string.Empty, [PlanTexts.VarFileMissing.With(project.Relative(missing))], PlanTexts.FolderMissingRemedy);
        }

        if (!await program.HasWorkspaceAsync(cancellationToken).ConfigureAwait(false))
        {
            return Inconclusive(definition.Workspace!, [PlanTexts.WorkspaceMissing.With(definition.Workspace, Folder)], PlanTexts.WorkspaceMissingRemedy) with
            {
                NextCommand = Command($"workspace new {definition.Workspace}"),
            };
        }

        string target = definition.Workspace ?? await program.WorkspaceAsync(cancellationToken).ConfigureAwait(false) ?? string.Empty;
        string planFile = Path.Combine(privateFolder, PlanName);
        TerraformStream stream = new();

        // Terraform writes into a file that is there, and leaves its mode as it is; one of its own would be open to all.
        Platform.WritePrivateFile(planFile, []);
        ProcessResult result = await program.RunAsync(
            ["plan", "-input=false", "-no-color", "-json", "-detailed-exitcode", "-lock-timeout=3s", "-out=" + planFile, .. definition.VarFiles.Select(static f => "-var-file=" + f)],
            timeout,
            stream.Take,
            StopGrace,
            cancellationToken).ConfigureAwait(false);
        if (result.TimedOut)
        {
            return Inconclusive(target, [PlanTexts.TimedOut.With("terraform plan", timeout.TotalMinutes)], PlanTexts.TimedOutRemedy);
        }

        if (result.ExitCode is not (0 or HasChanges))
        {
            return Failed(target, stream, result);
        }

        if (stream.Summary is null || stream.BrokenLines > 0 || new FileInfo(planFile).Length == 0)
        {
            return Inconclusive(target, [PlanTexts.BrokeOff.With("terraform plan")], PlanTexts.BrokeOffRemedy);
        }

        ProcessResult shown = await program.RunAsync(["show", "-no-color", "-json", planFile], timeout, onLine: null, StopGrace, cancellationToken).ConfigureAwait(false);
        if (Read(shown) is not { } reading)
        {
            return Inconclusive(target, [PlanTexts.BrokeOff.With("terraform show")], PlanTexts.BrokeOffRemedy);
        }

        PlanDraft draft = Draft(target, reading, stream, result);
        if (draft.State != FsInfrastructurePlanState.Changes)
        {
            // Nobody will apply it, and it holds secrets.
            File.Delete(planFile);
        }

        return draft;
    }

    public async Task<ApplyEnd> ApplyAsync(string privateFolder, ChangeTracker tracker, TimeSpan timeout, CancellationToken cancellationToken)
    {
        TerraformProgram program = Program ?? throw PlanFailures.ProgramMissing(definition.Program ?? "terraform");
        TerraformStream stream = new((type, address, action) => Follow(tracker, type, address, action));
        ProcessResult result = await program.RunAsync(
            ["apply", "-input=false", "-no-color", "-json", "-lock-timeout=3s", Path.Combine(privateFolder, PlanName)], timeout, stream.Take, StopGrace, cancellationToken).ConfigureAwait(false);
        bool isComplete = result.ExitCode == 0 && stream.Summary is not null;
        if (isComplete)
        {
            // Outputs, names and what is forgotten have no lines of their own; what is made, changed and deleted has.
            bool isCounted = Counts(tracker.Changes) == stream.Summary;
            tracker.Close(change => isCounted || !HasLines(change));
        }

        List<string> problems = Problems(stream);
        if (result.TimedOut)
        {
            problems.Add(PlanTexts.TimedOut.With("terraform apply", timeout.TotalMinutes));
        }
        else if (!isComplete && problems.Count == 0)
        {
            problems.Add(result.ExitCode == 0 ? PlanTexts.BrokeOff.With("terraform apply") : PlanTexts.Ended.With("terraform apply", result.ExitCode));
        }

        return new ApplyEnd(isComplete, problems) { Tools = Tools(), Remedy = LockRemedy(stream) };
    }

    private static (int Add, int Change, int Remove) Counts(IReadOnlyList<FsResourceChange> changes) => (
        changes.Count(static c => HasLines(c) && c.Action is FsInfrastructureAction.Create or FsInfrastructureAction.Replace),
        changes.Count(static c => HasLines(c) && c.Action == FsInfrastructureAction.Update),
        changes.Count(static c => HasLines(c) && c.Action is FsInfrastructureAction.Delete or FsInfrastructureAction.Replace));

    private static bool HasLines(FsResourceChange change) =>
        !change.Address.StartsWith("output.", StringComparison.Ordinal)
        && change.Action is FsInfrastructureAction.Create or FsInfrastructureAction.Update or FsInfrastructureAction.Replace or FsInfrastructureAction.Delete;

    private static void Follow(ChangeTracker tracker, string type, string address, string action)
    {
        FsInfrastructureAction known = action switch
        {
            "create" => FsInfrastructureAction.Create,
            "update" => FsInfrastructureAction.Update,
            "delete" => FsInfrastructureAction.Delete,
            "read" => FsInfrastructureAction.Read,
            _ => FsInfrastructureAction.Unknown,
        };
        switch (type)
        {
            case "apply_start":
                tracker.Begin(address, known);
                break;
            case "apply_complete":
                tracker.End(address, known);
                break;
            case "apply_errored":
                tracker.Fail(address, known);
                break;
        }
    }

    // What the session sets for variables, backends and workspaces; keys of providers come and go without changing the plan.
    private static bool IsInput(string variable) =>
        variable.StartsWith("TF_VAR_", StringComparison.Ordinal) || variable is "TF_WORKSPACE" or "TF_DATA_DIR" or "TF_CLI_CONFIG_FILE";

    private static TerraformPlanReading? Read(ProcessResult shown)
    {
        try
        {
            return shown.Succeeded ? TerraformPlanReading.Read(shown.StandardOutput) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static List<string> Problems(TerraformStream stream) =>
        [.. stream.Errors.Select(static d => d.ToString()).Distinct(StringComparer.Ordinal).Take(MostProblems)];

    private static string? LockRemedy(TerraformStream stream) => stream.Errors.FirstOrDefault(static d => d.IsLocked) is { } locked
        ? PlanTexts.LockedRemedy.With(locked.Lock.TryGetValue("ID", out string? id) ? id : "ID")
        : null;

    private PlanDraft Draft(string target, TerraformPlanReading reading, TerraformStream stream, ProcessResult result)
    {
        List<string> doubts = [];
        if (reading.IsErrored)
        {
            doubts.Add(PlanTexts.Errored);
        }

        if (reading.IsEmpty)
        {
            doubts.Add(PlanTexts.NothingDeclared.With(Folder, target));
        }

        // The lines and the plan itself are two tellings of one thing.
        bool isSame = stream.Planned.Select(static p => p.Address).All(a => reading.Changes.Any(c => c.Address == a || c.Address.StartsWith(a + " (", StringComparison.Ordinal)));
        if (!isSame || (result.ExitCode == 0) != (reading.Changes.Count == 0) || (reading.IsApplyable == false && reading.Changes.Count > 0))
        {
            doubts.Add(PlanTexts.Contradiction.With("terraform plan", result.ExitCode, reading.Changes.Count));
        }

        IReadOnlyList<string> notes = Notes(reading, stream);
        if (doubts.Count > 0)
        {
            return Inconclusive(target, [.. doubts, .. notes], PlanTexts.InconclusiveRemedy) with { Changes = reading.Changes };
        }

        return new PlanDraft(reading.Changes.Count == 0 ? FsInfrastructurePlanState.NoChanges : FsInfrastructurePlanState.Changes, target)
        {
            Changes = reading.Changes,
            Drifted = reading.Drifted,
            Coverage = [.. reading.Deferred.Select(static a => PlanTexts.Deferred.With(a)), .. reading.IsComplete == false && reading.Deferred.Count == 0 ? [PlanTexts.Incomplete] : Array.Empty<string>()],
            Reasons = notes,
            Binding = FsPlanBinding.Exact,
            Tools = Tools(),
        };
    }

    private static IReadOnlyList<string> Notes(TerraformPlanReading reading, TerraformStream stream) =>
    [
        .. reading.FailedChecks.Select(static a => PlanTexts.CheckFailed.With(a)),
        .. stream.Diagnostics.Where(static d => !d.IsError).Select(static d => d.ToString()).Distinct(StringComparer.Ordinal).Take(MostProblems),
        .. TerraformProgram.ArgumentVariables.Select(static v => PlanTexts.ArgumentsDropped.With(v)),
    ];

    private PlanDraft Failed(string target, TerraformStream stream, ProcessResult result)
    {
        List<string> reasons = Problems(stream);
        if (stream.Errors.FirstOrDefault(static d => d.IsLocked) is { Lock.Count: > 0 } locked)
        {
            reasons.Add(PlanTexts.LockedBy.With(Of("Who"), Of("Operation"), Of("Created"), Of("ID")));

            string Of(string key) => locked.Lock.TryGetValue(key, out string? value) ? value : "?";
        }

        if (reasons.Count == 0)
        {
            reasons.Add(PlanTexts.Ended.With("terraform plan", result.ExitCode));
        }

        return stream.Errors.Any(static d => d.WantsInit)
            ? Inconclusive(target, reasons, PlanTexts.InitRemedy) with { NextCommand = Command("init -input=false") }
            : Inconclusive(target, reasons, LockRemedy(stream) ?? PlanTexts.EngineFailedRemedy.With(Command("plan")));
    }

    private string Command(string command) => $"{Path.GetFileNameWithoutExtension(_program)} {PowerShellQuoting.Quote("-chdir=" + _folder)} {command}";

    private PlanDraft Inconclusive(string target, IReadOnlyList<string> reasons, string remedy) =>
        new(FsInfrastructurePlanState.Inconclusive, target) { Reasons = reasons, Remedy = remedy, Binding = FsPlanBinding.Exact, Tools = Tools() };

    private FsTool[] Tools() => _version is { } tool ? [tool] : [];
}
