using System.Text.Json;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>
/// Compose files of an environment, against the engine they run on: the hash that compose keeps of each service in its
/// containers, the image a tag means now, volumes and networks. What was done is read from the engine, not from what compose prints.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="set">The files.</param>
/// <param name="definition">What the configuration says of them.</param>
/// <param name="processes">Runs programs.</param>
/// <param name="tools">Finds programs.</param>
internal sealed class ComposeEngine(Project project, ComposeSet set, ComposeDefinition definition, IProcessRunner processes, ToolLocator tools) : IPlanEngine
{
    private const string ProjectLabel = "com.docker.compose.project";
    private const string ServiceLabel = "com.docker.compose.service";
    private const string HashLabel = "com.docker.compose.config-hash";

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(60);
    private static readonly Regex Step = new(@"(?:Container|Network|Volume)\s+""?(?<name>[^\s""]+)""?\s+(?:Creat|Recreat|Start|Stopp|Remov)|(?:Creating|Recreating|Starting|Removing)\s+(?<name>[^\s]+)\s+\.\.\.", RegexOptions.CultureInvariant);

    private readonly CheckedCompose _checked = ComposeChecker.Check(set, project.Root);
    private readonly ComposeEnvironment _variables = ComposeEnvironment.Of(set, new ComposeFindings());

    private FsTool? _version;

    public FsInfrastructureKind Kind => FsInfrastructureKind.Compose;

    public string Subject => $"compose {Name} ({set.Environment})";

    public string Folder => project.Relative(set.Folder) is { Length: > 0 } below ? below : ".";

    public string? Environment => set.Environment;

    private string Name => _checked.Project.Name;

    private string Target => definition.Context ?? "docker";

    private DockerClient? Client => PlanDocker.Find(processes, tools, set.Folder, definition.Context, _variables.Values.Keys.Concat(_checked.Project.Unset.Keys));

    public async Task AddInputsAsync(PlanInputs inputs, CancellationToken cancellationToken)
    {
        foreach (string file in set.Files.Concat(_checked.Project.Files).Concat(_checked.Project.EnvFiles).Concat(set.EnvFiles).Distinct(StringComparer.Ordinal))
        {
            inputs.AddFile(project.Relative(file), file);
        }

        inputs.AddText("freesport.ops.yml", string.Join("\n", set.Files.Concat(set.EnvFiles).Concat(set.Profiles).Concat(new[] { Name, definition.Context })));
        inputs.AddText("$DOCKER_HOST", System.Environment.GetEnvironmentVariable("DOCKER_HOST"));
        inputs.AddText("$DOCKER_CONTEXT", System.Environment.GetEnvironmentVariable("DOCKER_CONTEXT"));
        if (Client is { } client)
        {
            ProcessResult version = await client.RunAsync(["compose", "version"], Short, cancellationToken).ConfigureAwait(false);
            _version = new FsTool { Name = "docker compose", Version = Regex.Match(version.StandardOutput, "[0-9]+(\\.[0-9]+)+").Value, Path = tools.Find("docker") };
            inputs.AddText("docker compose", version.StandardOutput.FirstLine());
            ProcessResult engine = await client.RunAsync(["info", "--format", "{{.ID}}"], Short, cancellationToken).ConfigureAwait(false);
            inputs.AddText("engine", engine.StandardOutput.Trim());
            IReadOnlyList<JsonElement>? containers = await ContainersAsync(client, cancellationToken).ConfigureAwait(false);
            inputs.AddText("containers", containers is null ? null : string.Join("\n", containers.Select(static c => c.TextAt("ID") + " " + c.TextAt("State")).OrderBy(static c => c, StringComparer.Ordinal)));
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

        if (_checked.Project.IsRefused)
        {
            string refused = PlanTexts.ComposeRefused.With(_checked.Project.Findings.Count(static f => f.Severity == FsFindingSeverity.Error));
            return Inconclusive([refused], PlanTexts.ComposeRefusedRemedy) with { NextCommand = "Test-FsCompose " + string.Join(", ", set.Files.Select(f => PowerShellQuoting.Quote(project.Relative(f)))) };
        }

        (IReadOnlyList<FsResourceChange>? changes, string? doubt) = await ChangesAsync(client, timeout, cancellationToken).ConfigureAwait(false);
        if (changes is null)
        {
            return Inconclusive([doubt!], PlanTexts.EngineRemedy) with { NextCommand = "Test-FsDocker" };
        }

        if (_checked.Project.Services.Count == 0)
        {
            return Inconclusive([PlanTexts.NoServices], PlanTexts.ComposeRefusedRemedy);
        }

        return new PlanDraft(changes.Count == 0 ? FsInfrastructurePlanState.NoChanges : FsInfrastructurePlanState.Changes, Target)
        {
            Changes = changes,
            Coverage = [.. _checked.Project.Services.Where(static s => s.Value.Contains("build")).Select(static s => PlanTexts.BuildNotPredicted.With(s.Key))],
            Tools = Tools(),
        };
    }

    public async Task<ApplyEnd> ApplyAsync(string privateFolder, ChangeTracker tracker, TimeSpan timeout, CancellationToken cancellationToken)
    {
        DockerClient client = Client ?? throw PlanFailures.ProgramMissing("docker");
        string[] orphans = tracker.Changes.Any(static c => c.Action == FsInfrastructureAction.Delete) ? ["--remove-orphans"] : [];
        ProcessResult result = await client.RunAsync(
            [.. Compose(), "--ansi", "never", "up", "--detach", .. orphans], timeout, cancellationToken, onLine: line => Follow(tracker, line)).ConfigureAwait(false);

        // Compose ends with 0 before everything runs, and with 1 when some does: what there is says it.
        (IReadOnlyList<FsResourceChange>? left, string? doubt) = await ChangesAsync(client, Short, CancellationToken.None).ConfigureAwait(false);
        List<string> problems = [];
        if (result.TimedOut)
        {
            problems.Add(PlanTexts.TimedOut.With("docker compose up", timeout.TotalMinutes));
        }
        else if (result.ExitCode != 0)
        {
            problems.Add(PlanTexts.Ended.With("docker compose up", result.ExitCode));
        }

        if (left is null)
        {
            problems.Add(doubt!);
            return new ApplyEnd(IsComplete: false, problems) { Tools = Tools() };
        }

        foreach (FsResourceChange change in tracker.Changes)
        {
            bool isOpen = left.Any(l => l.Address == change.Address);
            if (!isOpen)
            {
                tracker.Done(change.Address, change.Action);
            }
            else if (change.State == FsResourceChangeState.Uncertain || result.ExitCode == 0)
            {
                tracker.Fail(change.Address, change.Action);
            }
        }

        return new ApplyEnd(problems.Count == 0, problems) { Tools = Tools() };
    }

    private static void Follow(ChangeTracker tracker, string line)
    {
        if (Step.Match(line) is { Success: true } match)
        {
            string name = match.Groups["name"].Value;
            if (tracker.Changes.FirstOrDefault(c => c.State == FsResourceChangeState.NotReached && IsOf(name, c.Address)) is { } change)
            {
                tracker.Begin(change.Address, change.Action);
            }
        }
    }

    // shop-web-1 and shop_web_1 are of the service web.
    private static bool IsOf(string container, string address)
    {
        string service = address.Substring(address.IndexOf(' ') + 1);
        return container.Split('-', '_').Contains(service) || container.Contains("-" + service + "-", StringComparison.Ordinal) || container.Contains("_" + service + "_", StringComparison.Ordinal) || container.EndsWith(service, StringComparison.Ordinal);
    }

    private async Task<(IReadOnlyList<FsResourceChange>? Changes, string? Doubt)> ChangesAsync(DockerClient client, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ProcessResult hashed = await client.RunAsync([.. Compose(), "config", "--hash", "*"], timeout, cancellationToken).ConfigureAwait(false);
        if (!hashed.Succeeded)
        {
            return (null, hashed.TimedOut ? PlanTexts.TimedOut.With("docker compose config", timeout.TotalMinutes) : PlanTexts.Ended.With("docker compose config", hashed.ExitCode));
        }

        Dictionary<string, string> declared = hashed.StandardOutput.Split('\n')
            .Select(static l => l.Trim().Split([' '], StringSplitOptions.RemoveEmptyEntries))
            .Where(static p => p.Length == 2)
            .GroupBy(static p => p[0], StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.First()[1], StringComparer.Ordinal);
        IReadOnlyList<JsonElement>? containers = await ContainersAsync(client, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<JsonElement>? volumes = (await client.ListAsync(["volume", "ls", "--filter", $"label={ProjectLabel}={Name}"], Short, cancellationToken).ConfigureAwait(false)).Items;
        IReadOnlyList<JsonElement>? networks = (await client.ListAsync(["network", "ls", "--filter", $"label={ProjectLabel}={Name}"], Short, cancellationToken).ConfigureAwait(false)).Items;
        if (containers is null || volumes is null || networks is null)
        {
            return (null, PlanTexts.EngineSilent.With(Target));
        }

        ILookup<string, JsonElement> byService = containers.Where(static c => Label(c, "com.docker.compose.oneoff") != "True").ToLookup(static c => Label(c, ServiceLabel), StringComparer.Ordinal);
        List<FsResourceChange> changes = [.. Missing("volumes", "volume", volumes), .. Missing("networks", "network", networks)];
        foreach (KeyValuePair<string, ComposeMapping> service in _checked.Project.Services.OrderBy(static s => s.Key, StringComparer.Ordinal))
        {
            if (await ChangeOfAsync(client, service.Key, service.Value, declared, [.. byService[service.Key]], cancellationToken).ConfigureAwait(false) is { } change)
            {
                changes.Add(change);
            }
        }

        changes.AddRange(byService
            .Where(s => s.Key.Length > 0 && !_checked.Project.Services.ContainsKey(s.Key) && !_checked.Project.Disabled.ContainsKey(s.Key))
            .OrderBy(static s => s.Key, StringComparer.Ordinal)
            .Select(static s => new FsResourceChange { Address = "service " + s.Key, Action = FsInfrastructureAction.Delete, Reason = PlanTexts.Orphan, IsDestructive = true }));
        return (changes, null);
    }

    private IEnumerable<FsResourceChange> Missing(string section, string kind, IReadOnlyList<JsonElement> there)
    {
        HashSet<string> names = [.. there.Select(static t => t.TextAt("Name"))];
        foreach (ComposeEntry entry in _checked.Project.Model.Mapping(section)?.Entries ?? [])
        {
            ComposeMapping? declared = entry.Value as ComposeMapping;
            string name = declared?.Text("name") ?? $"{Name}_{entry.Key}";
            bool isExternal = declared?["external"] is ComposeScalar { Value: true };
            if (!isExternal && !names.Contains(name) && IsUsed(section, entry.Key))
            {
                yield return new FsResourceChange { Address = $"{kind} {entry.Key}", Action = FsInfrastructureAction.Create };
            }
        }
    }

    // The default network is made for services that have no other.
    private bool IsUsed(string section, string key) => section == "volumes"
        || _checked.Project.Services.Values.Any(s => s.Mapping("networks")?.Contains(key) == true);

    private static async Task<FsResourceChange?> ChangeOfAsync(
        DockerClient client, string name, ComposeMapping service, Dictionary<string, string> declared, JsonElement[] containers, CancellationToken cancellationToken)
    {
        int wanted = service["scale"] is ComposeScalar { Value: long scale } ? (int)scale
            : service.Mapping("deploy")?["replicas"] is ComposeScalar { Value: long replicas } ? (int)replicas : 1;
        if (containers.Length == 0)
        {
            return wanted == 0 ? null : Of(FsInfrastructureAction.Create, string.Empty);
        }

        if (declared.TryGetValue(name, out string? hash) && containers.Any(c => Label(c, HashLabel) != hash))
        {
            return Of(FsInfrastructureAction.Update, PlanTexts.Recreated);
        }

        if (containers.Length != wanted)
        {
            return Of(FsInfrastructureAction.Update, PlanTexts.Scaled.With(containers.Length, wanted));
        }

        if (service.Text("image") is { } image && await ImageIdAsync(client, image, cancellationToken).ConfigureAwait(false) is { } now)
        {
            foreach (string id in containers.Select(static c => c.TextAt("ID")))
            {
                ProcessResult runs = await client.RunAsync(["inspect", "--format", "{{.Image}}", id], Short, cancellationToken).ConfigureAwait(false);
                if (runs.Succeeded && runs.StandardOutput.Trim() != now)
                {
                    return Of(FsInfrastructureAction.Update, PlanTexts.OtherImage.With(image));
                }
            }
        }

        // A service that does its work once and ends is not started again by name; compose does start it, and so it is told.
        return containers.Any(static c => c.TextAt("State") != "running") ? Of(FsInfrastructureAction.Update, PlanTexts.NotRunning) : null;

        FsResourceChange Of(FsInfrastructureAction action, string reason) => new() { Address = "service " + name, Action = action, Reason = reason };
    }

    private static async Task<string?> ImageIdAsync(DockerClient client, string image, CancellationToken cancellationToken)
    {
        ProcessResult result = await client.RunAsync(["image", "inspect", "--format", "{{.Id}}", image], Short, cancellationToken).ConfigureAwait(false);
        return result.Succeeded ? result.StandardOutput.Trim() : null;
    }

    private async Task<IReadOnlyList<JsonElement>?> ContainersAsync(DockerClient client, CancellationToken cancellationToken) =>
        (await client.ListAsync(["ps", "--all", "--no-trunc", "--filter", $"label={ProjectLabel}={Name}"], Short, cancellationToken).ConfigureAwait(false)).Items;

    private string[] Compose() =>
    [
        "compose", "--project-name", Name,
        .. set.Files.SelectMany(static f => new[] { "--file", f }),
        .. set.EnvFiles.SelectMany(static f => new[] { "--env-file", f }),
        .. set.Profiles.SelectMany(static p => new[] { "--profile", p }),
    ];

    private static string Label(JsonElement container, string label) => container.TextAt("Labels").Split(',')
        .Where(l => l.StartsWith(label + "=", StringComparison.Ordinal))
        .Select(l => l.Substring(label.Length + 1))
        .FirstOrDefault() ?? string.Empty;

    private PlanDraft Inconclusive(IReadOnlyList<string> reasons, string remedy) => new(FsInfrastructurePlanState.Inconclusive, Target) { Reasons = reasons, Remedy = remedy, Tools = Tools() };

    private FsTool[] Tools() => _version is { } tool ? [tool] : [];
}
