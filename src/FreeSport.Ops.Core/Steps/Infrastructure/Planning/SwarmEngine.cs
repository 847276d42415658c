using System.Text.Json;

using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>
/// A stack of Docker's Swarm mode: what the files declare of each service against what the engine has, aspect by aspect, and
/// configs and secrets, which cannot be changed under their names.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="set">The files.</param>
/// <param name="definition">What the configuration says of them.</param>
/// <param name="processes">Runs programs.</param>
/// <param name="tools">Finds programs.</param>
internal sealed class SwarmEngine(Project project, ComposeSet set, ComposeDefinition definition, IProcessRunner processes, ToolLocator tools) : IPlanEngine
{
    private const string StackLabel = "com.docker.stack.namespace";

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(60);

    private readonly CheckedCompose _checked = ComposeChecker.Check(set, project.Root);
    private readonly ComposeEnvironment _variables = ComposeEnvironment.Of(set, new ComposeFindings());

    public FsInfrastructureKind Kind => FsInfrastructureKind.Swarm;

    public string Subject => $"stack {Stack} ({set.Environment})";

    public string Folder => project.Relative(set.Folder) is { Length: > 0 } below ? below : ".";

    public string? Environment => set.Environment;

    private string Stack => definition.Stack ?? _checked.Project.Name;

    private string Target => definition.Context ?? "docker";

    private DockerClient? Client => PlanDocker.Find(processes, tools, set.Folder, definition.Context, _variables.Values.Keys.Concat(_checked.Project.Unset.Keys));

    private string[] Files => [.. set.Files.SelectMany(static f => new[] { "--compose-file", f })];

    public async Task AddInputsAsync(PlanInputs inputs, CancellationToken cancellationToken)
    {
        foreach (string file in set.Files.Concat(_checked.Project.Files).Concat(_checked.Project.EnvFiles).Concat(set.EnvFiles).Concat(Contents().Select(static c => c.File)).Distinct(StringComparer.Ordinal))
        {
            inputs.AddFile(project.Relative(file), file);
        }

        inputs.AddText("freesport.ops.yml", string.Join("\n", set.Files.Concat(set.EnvFiles).Concat(new[] { Stack, definition.Context })));
        inputs.AddText("$DOCKER_HOST", System.Environment.GetEnvironmentVariable("DOCKER_HOST"));
        inputs.AddText("$DOCKER_CONTEXT", System.Environment.GetEnvironmentVariable("DOCKER_CONTEXT"));
        if (Client is { } client)
        {
            ProcessResult engine = await client.RunAsync(["info", "--format", "{{.ID}} {{.Swarm.Cluster.ID}}"], Short, cancellationToken).ConfigureAwait(false);
            inputs.AddText("engine", engine.StandardOutput.Trim());
            Dictionary<string, JsonElement>? services = await ServicesAsync(client, cancellationToken).ConfigureAwait(false);
            inputs.AddText("services", services is null ? null : string.Join("\n", services.Select(static s => s.Key + " " + s.Value.At("Version", "Index").Text()).OrderBy(static s => s, StringComparer.Ordinal)));
        }
    }

    public async Task<PlanDraft> PlanAsync(string privateFolder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (Client is not { } client)
        {
            return Inconclusive([PlanTexts.ProgramMissing.With("docker") + tools.ShimNote("docker")], PlanTexts.ProgramMissingRemedy);
        }

        if (_variables.Missing.Count == 0 && !_variables.IsOfHost)
        {
            return Inconclusive([PlanTexts.EnvTemplate.With(string.Join(", ", _variables.Read.Select(project.Relative)))], PlanTexts.EnvTemplateRemedy.With(set.Environment));
        }

        if (MissingEnvFile.Of(project, _checked) is { } missing)
        {
            return Inconclusive([missing.Message], missing.Remedy);
        }

        ProcessResult config = await client.RunAsync(["stack", "config", .. Files], timeout, cancellationToken, _variables.Values).ConfigureAwait(false);
        if (!config.Succeeded || _checked.Project.Services.Count == 0)
        {
            string why = config.TimedOut ? PlanTexts.TimedOut.With("docker stack config", timeout.TotalMinutes)
                : !config.Succeeded ? PlanTexts.ComposeRefused.With(Math.Max(1, _checked.Project.Findings.Count(static f => f.Severity == FsFindingSeverity.Error)))
                : PlanTexts.NoServices;
            return Inconclusive([why], PlanTexts.ComposeRefusedRemedy) with { NextCommand = "Test-FsCompose " + string.Join(", ", set.Files.Select(f => PowerShellQuoting.Quote(project.Relative(f)))) + " -Target Swarm" };
        }

        if (await ChangesAsync(client, cancellationToken).ConfigureAwait(false) is not { } changes)
        {
            return Inconclusive([PlanTexts.SwarmSilent.With(Target)], PlanTexts.EngineRemedy) with { NextCommand = "Test-FsDocker" };
        }

        string[] immutable = [.. changes.Where(static c => c.Action == FsInfrastructureAction.Replace).Select(static c => c.Address)];
        return new PlanDraft(
            immutable.Length > 0 ? FsInfrastructurePlanState.Inconclusive : changes.Count == 0 ? FsInfrastructurePlanState.NoChanges : FsInfrastructurePlanState.Changes, Target)
        {
            Changes = changes,
            Coverage = [PlanTexts.AspectsCompared.With(string.Join(", ", SwarmServiceFacts.Aspects)), .. Names("secrets").Any() ? [PlanTexts.SecretsUnseen] : Array.Empty<string>()],
            Reasons = immutable.Length > 0 ? [PlanTexts.ConfigImmutable.With(PlanWords.Names(immutable))] : [],
            Remedy = immutable.Length > 0 ? PlanTexts.ConfigImmutableRemedy : null,
        };
    }

    public async Task<ApplyEnd> ApplyAsync(string privateFolder, ChangeTracker tracker, TimeSpan timeout, CancellationToken cancellationToken)
    {
        DockerClient client = Client ?? throw PlanFailures.ProgramMissing("docker");
        string[] prune = tracker.Changes.Any(static c => c.Action == FsInfrastructureAction.Delete) ? ["--prune"] : [];
        ProcessResult result = await client.RunAsync(
            ["stack", "deploy", "--with-registry-auth", .. prune, .. Files, Stack], timeout, cancellationToken, _variables.Values, line => Follow(tracker, line)).ConfigureAwait(false);
        List<string> problems = result.TimedOut ? [PlanTexts.TimedOut.With("docker stack deploy", timeout.TotalMinutes)]
            : result.ExitCode != 0 ? [PlanTexts.Ended.With("docker stack deploy", result.ExitCode)]
            : [];

        // The client says what it asked for; the engine, what it took.
        if (await ChangesAsync(client, CancellationToken.None).ConfigureAwait(false) is not { } left)
        {
            return new ApplyEnd(IsComplete: false, [.. problems, PlanTexts.SwarmSilent.With(Target)]);
        }

        foreach (FsResourceChange change in tracker.Changes)
        {
            if (!left.Any(l => l.Address == change.Address))
            {
                tracker.Done(change.Address, change.Action);
            }
            else if (change.State == FsResourceChangeState.Uncertain || result.ExitCode == 0)
            {
                tracker.Fail(change.Address, change.Action);
            }
        }

        return new ApplyEnd(problems.Count == 0, problems);
    }

    private void Follow(ChangeTracker tracker, string line)
    {
        string[] words = line.Trim().Split(' ');
        if (words.Length > 2 && words[0] is "Creating" or "Updating" or "Removing" && words[1] == "service"
            && tracker.Changes.FirstOrDefault(c => c.Address == "service " + OwnName(words[2])) is { State: FsResourceChangeState.NotReached } change)
        {
            tracker.Begin(change.Address, change.Action);
        }
    }

    private string OwnName(string service) => service.StartsWith(Stack + "_", StringComparison.Ordinal) ? service.Substring(Stack.Length + 1) : service;

    private async Task<List<FsResourceChange>?> ChangesAsync(DockerClient client, CancellationToken cancellationToken)
    {
        if (await ServicesAsync(client, cancellationToken).ConfigureAwait(false) is not { } running)
        {
            return null;
        }

        List<FsResourceChange> changes = [];
        foreach ((string kind, string key, string name, string? file) in Names("configs").Concat(Names("secrets")))
        {
            ProcessResult there = await client.RunAsync([kind, "inspect", "--format", "{{json .Spec}}", name], Short, cancellationToken).ConfigureAwait(false);
            if (!there.Succeeded)
            {
                changes.Add(new FsResourceChange { Address = $"{kind} {key}", Action = FsInfrastructureAction.Create });
            }
            else if (kind == "config" && file is not null && File.Exists(file) && IsOther(there.StandardOutput, file))
            {
                changes.Add(new FsResourceChange { Address = $"{kind} {key}", Action = FsInfrastructureAction.Replace, Reason = PlanTexts.OtherContent, IsDestructive = true });
            }
        }

        foreach (KeyValuePair<string, ComposeMapping> service in _checked.Project.Services.OrderBy(static s => s.Key, StringComparer.Ordinal))
        {
            if (!running.TryGetValue(service.Key, out JsonElement found))
            {
                changes.Add(new FsResourceChange { Address = "service " + service.Key, Action = FsInfrastructureAction.Create });
                continue;
            }

            Dictionary<string, string> declared = SwarmServiceFacts.Declared(service.Value, NameOf), now = SwarmServiceFacts.Running(found.At("Spec"));
            string[] differing = [.. SwarmServiceFacts.Aspects.Where(a => declared[a] != now[a])];
            if (differing.Length > 0)
            {
                changes.Add(new FsResourceChange { Address = "service " + service.Key, Action = FsInfrastructureAction.Update, Reason = string.Join(", ", differing) });
            }
        }

        changes.AddRange(running.Keys.Where(k => !_checked.Project.Services.ContainsKey(k)).OrderBy(static k => k, StringComparer.Ordinal)
            .Select(static k => new FsResourceChange { Address = "service " + k, Action = FsInfrastructureAction.Delete, Reason = PlanTexts.Orphan, IsDestructive = true }));
        return changes;
    }

    private async Task<Dictionary<string, JsonElement>?> ServicesAsync(DockerClient client, CancellationToken cancellationToken)
    {
        IReadOnlyList<JsonElement>? listed = (await client.ListAsync(["service", "ls", "--filter", $"label={StackLabel}={Stack}"], Short, cancellationToken).ConfigureAwait(false)).Items;
        Dictionary<string, JsonElement> services = new(StringComparer.Ordinal);
        foreach (JsonElement row in listed ?? [])
        {
            IReadOnlyList<JsonElement>? one = (await client.ListAsync(["service", "inspect", row.TextAt("ID")], Short, cancellationToken).ConfigureAwait(false)).Items;
            if (one is not { Count: 1 })
            {
                return null;
            }

            services[OwnName(row.TextAt("Name"))] = one[0];
        }

        return listed is null ? null : services;
    }

    // The config or secret of a key: its name on the engine, and the file with its content.
    private IEnumerable<(string Kind, string Key, string Name, string? File)> Names(string section)
    {
        foreach (ComposeEntry entry in _checked.Project.Model.Mapping(section)?.Entries ?? [])
        {
            if (entry.Value is ComposeMapping declared && declared["external"] is not ComposeScalar { Value: true })
            {
                yield return (section.TrimEnd('s'), entry.Key, NameOf(section, entry.Key), declared.Text("file") is { } file ? Path.GetFullPath(Path.Combine(set.Folder, file)) : null);
            }
        }
    }

    private IEnumerable<(string Kind, string File)> Contents() =>
        Names("configs").Concat(Names("secrets")).Where(static n => n.File is not null).Select(static n => (n.Kind, n.File!));

    // A name that the files give stands; any other is made of the stack's.
    private string NameOf(string section, string key)
    {
        string? given = _checked.Project.Model.Mapping(section)?.Mapping(key)?.Text("name");
        bool isExternal = _checked.Project.Model.Mapping(section)?.Mapping(key)?["external"] is ComposeScalar { Value: true };
        return given is null || (!isExternal && given == $"{_checked.Project.Name}_{key}") ? (isExternal ? key : $"{Stack}_{key}") : given;
    }

    private static bool IsOther(string spec, string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(spec);
            return document.RootElement.TextAt("Data") != Convert.ToBase64String(File.ReadAllBytes(file));
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private PlanDraft Inconclusive(IReadOnlyList<string> reasons, string remedy) => new(FsInfrastructurePlanState.Inconclusive, Target) { Reasons = reasons, Remedy = remedy };
}
