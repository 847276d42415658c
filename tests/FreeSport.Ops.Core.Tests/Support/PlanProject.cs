using System.Text.Json;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Planning;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A repository whose infrastructure is planned and changed, with a place of its own for plans.</summary>
internal sealed class PlanProject : IDisposable
{
    private readonly TempFolder _state = new();
    private readonly string _configuration;

    public PlanProject(string infrastructure)
    {
        _configuration = infrastructure;
        Repository = TestRepository.Create("shop");
        Write("freesport.ops.yml", "infrastructure:\n" + string.Concat(infrastructure.Split('\n').Select(static l => "  " + l + "\n")));
        Store = new PlanStore(_state.Path, () => Now);
    }

    public TestRepository Repository { get; }

    public RecordingHost Host { get; set; } = new();

    public PlanStore Store { get; }

    public string StateFolder => _state.Path;

    public DateTime Now { get; set; } = DateTime.UtcNow;

    public Func<Project, IReadOnlyList<IPlanEngine>>? Engines { get; set; }

    /// <summary>Everything that left for a person: results, errors, warnings, progress and what was told.</summary>
    public string Said => JsonSerializer.Serialize(new
    {
        Results = Host.Results.ToArray(),
        Errors = Host.Errors.Select(static e => new { e.ErrorId, e.Message, e.Remedy }).ToArray(),
        Warnings = Host.Warnings.ToArray(),
        Information = Host.Information.ToArray(),
        Verbose = Host.Verbose.ToArray(),
        Progress = Host.Progress.ToArray(),
        Questions = Host.Questions.Select(static q => q.Target + q.Action).ToArray(),
    });

    /// <summary>A project with one root module of Terraform in the folder tf, after init.</summary>
    public static PlanProject Terraform(string main, string more = "")
    {
        PlanProject project = new($"terraform: [{{ folder: tf{more} }}]");
        project.Write("tf/main.tf", main);
        project.Run("terraform", "init", "-input=false", "-no-color");
        return project;
    }

    public PlanProject Write(string relative, string text)
    {
        Repository.Write(relative, text);
        return this;
    }

    public string Run(string program, params string[] arguments) => CommandLine.Run(Require(program), arguments, Repository.At("tf"));

    /// <summary>The addresses in Terraform's state.</summary>
    public string[] TerraformState() => File.Exists(Repository.At("tf/terraform.tfstate")) ? Run("terraform", "state", "list").Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];

    public static string Require(string program)
    {
        string? found = CommandLine.Find(program);
        Assert.SkipWhen(found is null, $"There is no {program} on PATH.");
        return found!;
    }

    public async Task<FsInfrastructurePlan> PlanAsync(string? environment = null, TimeSpan? timeout = null, CancellationToken? cancellation = null)
    {
        (OpsSession session, Project project) = await OpenAsync();
        using (session)
        {
            PlanOptions options = new([], environment, [], static (_, _) => true, TimeSpan.FromHours(1), timeout ?? TimeSpan.FromMinutes(2));
            await new PlanService(new PlanSetting(session, project, Store, () => Now, EnginesOf(session, project))).RunAsync(options, cancellation ?? Cancel.Token);
            return Host.Results.OfType<FsInfrastructurePlan>().Last();
        }
    }

    public async Task<FsInfrastructureChange> ApplyAsync(FsInfrastructurePlan plan, bool allowDestroy = false, TimeSpan? timeout = null, CancellationToken? cancellation = null)
    {
        await RunAsync(plan, new PlanSequence(), allowDestroy, timeout, cancellation);
        return Host.Results.OfType<FsInfrastructureChange>().Last();
    }

    public async Task RunAsync(FsInfrastructurePlan plan, PlanSequence sequence, bool allowDestroy = false, TimeSpan? timeout = null, CancellationToken? cancellation = null)
    {
        (OpsSession session, Project project) = await OpenAsync();
        using (session)
        {
            await new PlanApplication(new PlanSetting(session, project, Store, () => Now, EnginesOf(session, project))).RunAsync(plan, sequence, allowDestroy, timeout ?? TimeSpan.FromMinutes(2), cancellation ?? Cancel.Token);
        }
    }

    public Task<OpsFailure> RefusalAsync(FsInfrastructurePlan plan, bool allowDestroy = false) => Real.FailureAsync(() => ApplyAsync(plan, allowDestroy));

    public FsEvidence[] Evidence() => [.. new EvidenceStore(Repository.Paths, Host).NewestFirst()];

    public void Dispose()
    {
        Repository.Dispose();
        _state.Dispose();
    }

    public override string ToString() => _configuration;

    private async Task<(OpsSession Session, Project Project)> OpenAsync()
    {
        OpsSession session = new(Host, Repository.Path);
        return (session, await session.LoadProjectAsync(Cancel.Token));
    }

    private FindPlanEngines EnginesOf(OpsSession session, Project project) =>
        Engines is { } engines ? (_, _) => engines(project) : new PlanEngines(session, project).For;
}
