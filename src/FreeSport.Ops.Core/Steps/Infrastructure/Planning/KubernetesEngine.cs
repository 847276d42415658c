using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Kubernetes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>
/// Manifests of Kubernetes. The cluster itself says what would differ (<c>kubectl diff</c>), through a comparison that names files
/// and shows no content; where there is no <c>diff</c> program, a dry run on the server does.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="definition">The manifests.</param>
/// <param name="environment">The environment; null for all.</param>
/// <param name="processes">Runs programs.</param>
/// <param name="tools">Finds programs.</param>
internal sealed class KubernetesEngine(Project project, KubernetesDefinition definition, string? environment, IProcessRunner processes, ToolLocator tools) : IPlanEngine
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(60);
    private static readonly Regex IsObject = new(@"^kind:\s*\S", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex JsonObject = new("\"kind\"\\s*:", RegexOptions.CultureInvariant);

    private FsTool? _version;
    private string _context = string.Empty;

    public FsInfrastructureKind Kind => FsInfrastructureKind.Kubernetes;

    public string Subject => "kubernetes " + string.Join(", ", definition.Manifests) + (definition.Context is { } context ? $" ({context})" : string.Empty);

    public string Folder => definition.Manifests.Count == 0 ? "." : definition.Manifests[0];

    public string? Environment => environment;

    private string Target => string.Join("/", new[] { definition.Context ?? _context, definition.Namespace }.Where(static p => !string.IsNullOrEmpty(p)));

    public async Task AddInputsAsync(PlanInputs inputs, CancellationToken cancellationToken)
    {
        inputs.AddText("freesport.ops.yml", string.Join("\n", definition.Manifests.Concat(new[] { definition.Context, definition.Namespace })));
        foreach (string file in Files())
        {
            inputs.AddFile(project.Relative(file), file);
        }

        if (tools.Find("kubectl") is { } kubectl)
        {
            if (_version is null)
            {
                ProcessResult version = await RunAsync(kubectl, ["version", "--client"], Short, onLine: null, cancellationToken).ConfigureAwait(false);
                _version = new FsTool { Name = "kubectl", Path = kubectl, Version = Regex.Match(version.StandardOutput, @"(?<=v)[0-9]+\.[0-9]+\.[0-9]+").Value };
            }

            ProcessResult current = await RunAsync(kubectl, ["config", "current-context"], Short, onLine: null, cancellationToken).ConfigureAwait(false);
            _context = current.StandardOutput.Trim();
            ProcessResult server = await RunAsync(kubectl, ["config", "view", "--minify", "--output", "jsonpath={.clusters[0].cluster.server}", .. Context()], Short, onLine: null, cancellationToken).ConfigureAwait(false);
            inputs.AddText("kubectl", _version.Path + " " + _version.Version);
            inputs.AddText("context", (definition.Context ?? _context) + " " + server.StandardOutput.Trim());
        }
    }

    public async Task<PlanDraft> PlanAsync(string privateFolder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (tools.Find("kubectl") is not { } kubectl)
        {
            return Inconclusive([PlanTexts.ProgramMissing.With("kubectl") + tools.ShimNote("kubectl")], PlanTexts.ProgramMissingRemedy);
        }

        if (definition.Manifests.FirstOrDefault(m => !File.Exists(At(m)) && !Directory.Exists(At(m))) is { } missing)
        {
            return Inconclusive([PlanTexts.FileMissing.With(missing, ".")], PlanTexts.FolderMissingRemedy);
        }

        if (!Files().Any(IsManifest))
        {
            return Inconclusive([PlanTexts.NoObjects.With(string.Join(", ", definition.Manifests))], PlanTexts.FolderMissingRemedy);
        }

        bool canDiff = tools.Find("diff") is not null;
        ProcessResult result = canDiff
            ? await RunAsync(kubectl, ["diff", .. Arguments()], timeout, onLine: null, cancellationToken).ConfigureAwait(false)
            : await RunAsync(kubectl, ["apply", "--dry-run=server", .. Arguments()], timeout, onLine: null, cancellationToken).ConfigureAwait(false);
        string command = canDiff ? "kubectl diff" : "kubectl apply --dry-run=server";
        if (result.TimedOut)
        {
            return Inconclusive([PlanTexts.TimedOut.With(command, timeout.TotalMinutes)], PlanTexts.TimedOutRemedy);
        }

        (string Address, FsInfrastructureAction Action)[] changes = canDiff
            ? [.. KubectlAnswers.Differences(result.StandardOutput)]
            : [.. result.StandardOutput.Split('\n').Select(KubectlAnswers.Applied).Where(static a => a?.Action is not null).Select(static a => (a!.Value.Address, a.Value.Action!.Value))];

        // diff: 0 is the same, 1 differs, more is an error; the dry run names every object.
        bool isWhole = canDiff
            ? (result.ExitCode == 0 && changes.Length == 0) || (result.ExitCode == 1 && changes.Length > 0)
            : result.ExitCode == 0 && result.StandardOutput.Split('\n').Any(static l => KubectlAnswers.Applied(l) is not null);
        if (!isWhole)
        {
            return Inconclusive([Problem(result, command)], PlanTexts.EngineFailedRemedy.With($"{command} {string.Join(" ", Arguments())}"));
        }

        return new PlanDraft(changes.Length == 0 ? FsInfrastructurePlanState.NoChanges : FsInfrastructurePlanState.Changes, Target)
        {
            Changes = [.. changes.Select(static c => new FsResourceChange { Address = c.Address, Action = c.Action, IsDestructive = c.Action == FsInfrastructureAction.Delete })],
            Coverage = [PlanTexts.NothingPruned],
            Reasons = canDiff ? [] : [PlanTexts.DryRunInstead],
            Tools = Tools(),
        };
    }

    public async Task<ApplyEnd> ApplyAsync(string privateFolder, ChangeTracker tracker, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string kubectl = tools.Find("kubectl") ?? throw PlanFailures.ProgramMissing("kubectl");
        ProcessResult result = await RunAsync(kubectl, ["apply", .. Arguments()], timeout, line => Follow(tracker, line), cancellationToken).ConfigureAwait(false);
        bool isComplete = result.ExitCode == 0;
        return new ApplyEnd(isComplete, isComplete ? [] : [result.TimedOut ? PlanTexts.TimedOut.With("kubectl apply", timeout.TotalMinutes) : Problem(result, "kubectl apply")]) { Tools = Tools() };
    }

    private static void Follow(ChangeTracker tracker, string line)
    {
        if (KubectlAnswers.Applied(line) is { } told && (told.Action is not null || tracker.Changes.Any(c => c.Address == told.Address)))
        {
            tracker.Done(told.Address, told.Action ?? FsInfrastructureAction.Update);
        }
    }

    // What a server refuses quotes values; its first words do not.
    private static string Problem(ProcessResult result, string command)
    {
        string error = result.StandardError;
        return error.Contains("connection refused", StringComparison.OrdinalIgnoreCase) || error.Contains("no such host", StringComparison.OrdinalIgnoreCase) || error.Contains("i/o timeout", StringComparison.OrdinalIgnoreCase) ? PlanTexts.ClusterSilent
            : error.Contains("Unauthorized", StringComparison.Ordinal) || error.Contains("forbidden", StringComparison.OrdinalIgnoreCase) ? PlanTexts.ClusterForbids
            : error.Contains("immutable", StringComparison.OrdinalIgnoreCase) ? PlanTexts.ClusterImmutable
            : PlanTexts.Ended.With(command, result.ExitCode);
    }

    private Task<ProcessResult> RunAsync(string kubectl, IReadOnlyList<string> arguments, TimeSpan timeout, Action<string>? onLine, CancellationToken cancellationToken) => processes.RunAsync(
        new ProcessRequest(kubectl, arguments)
        {
            WorkingDirectory = project.Root,
            Environment = new Dictionary<string, string?> { ["KUBECTL_EXTERNAL_DIFF"] = "diff -rq", ["LC_ALL"] = "C" },
            Timeout = timeout,
            OnOutputLine = onLine,
            StopGrace = TimeSpan.FromSeconds(5),
        },
        cancellationToken);

    private string[] Context() => definition.Context is { } context ? ["--context", context] : [];

    private string[] Arguments() =>
    [
        .. Context(),
        .. definition.Namespace is { } space ? new[] { "--namespace", space } : [],
        .. definition.Manifests.SelectMany(m => IsKustomization(At(m)) ? new[] { "--kustomize", At(m) } : Directory.Exists(At(m)) ? ["--recursive", "--filename", At(m)] : ["--filename", At(m)]),
    ];

    private string At(string manifest) => Path.GetFullPath(Path.Combine(project.Root, manifest));

    private IEnumerable<string> Files() => definition.Manifests.Select(At)
        .SelectMany(static path => File.Exists(path) ? [path] : Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories) : [])
        .Distinct(StringComparer.Ordinal);

    private static bool IsKustomization(string folder) => File.Exists(Path.Combine(folder, "kustomization.yaml")) || File.Exists(Path.Combine(folder, "kustomization.yml"));

    private static bool IsManifest(string file)
    {
        string? text = Path.GetExtension(file) is ".yml" or ".yaml" or ".json" ? TextFileReader.ReadIfSmall(file) : null;
        return text is not null && (IsObject.IsMatch(text) || JsonObject.IsMatch(text) || Path.GetFileNameWithoutExtension(file) == "kustomization");
    }

    private PlanDraft Inconclusive(IReadOnlyList<string> reasons, string remedy) => new(FsInfrastructurePlanState.Inconclusive, Target) { Reasons = reasons, Remedy = remedy, Tools = Tools() };

    private FsTool[] Tools() => _version is { } tool ? [tool] : [];
}
