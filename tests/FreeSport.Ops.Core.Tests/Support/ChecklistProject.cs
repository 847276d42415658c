using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A repository with a ledger, as the cmdlets use it.</summary>
internal sealed class ChecklistProject : IDisposable
{
    private readonly string _folder;

    private ChecklistProject(TestRepository repository, string folder) => (Repository, _folder) = (repository, folder);

    public TestRepository Repository { get; }

    public RecordingHost Host { get; } = new();

    /// <summary>The sample, committed.</summary>
    public static ChecklistProject OfSample(string? name = null)
    {
        TestRepository repository = TestRepository.Create(name);
        Sources.CopySample(repository.Path);
        repository.Commit();
        return new ChecklistProject(repository, string.Empty);
    }

    /// <summary>A project with this configuration and a backend, committed.</summary>
    public static ChecklistProject Of(string configuration, string folder = "")
    {
        TestRepository repository = TestRepository.Create();
        repository.Write(Path.Combine(folder, "freesport.ops.yml"), configuration);
        repository.Write(Path.Combine(folder, "backend/a.py"), "a = 1\n");
        repository.Commit();
        return new ChecklistProject(repository, folder);
    }

    /// <summary>Another project in the same repository.</summary>
    public ChecklistProject In(string folder) => new(Repository, folder);

    public Task<Project> LoadAsync() => Real.LoadAsync(Repository.At(_folder), Host);

    /// <summary>Records what a check of one subject saw, with the state of the backend as its input.</summary>
    public async Task<FsResult> RecordAsync(
        string subject, FsOutcome outcome = FsOutcome.Passed, FsScope scope = FsScope.Full, FsChecklistItem item = FsChecklistItem.TestsPassed, string? environment = null)
    {
        Project project = await LoadAsync();
        FsInput? input = await Real.Inputs(project).TakeAsync("backend", Cancel.Token);
        FsResult result = new()
        {
            ChecklistItem = item,
            Subject = subject,
            Outcome = outcome,
            Summary = $"{subject} is {outcome}.",
            Scope = scope,
            Environment = environment,
            Inputs = input is null ? [] : [input],
        };
        await new EvidenceRecorder(Real.Git, new SecretRedactor(), Host).RecordAsync(project, item, [result], Cancel.Token);
        return result;
    }

    /// <summary>Records a person's word.</summary>
    public async Task<FsEvidence> SayAsync(FsChecklistItem item, FsOutcome? outcome, string? subject, string? environment = null, DateTime? until = null)
    {
        FsEvidence said = PersonalEvidence.Create(item, outcome, subject is null ? null : [subject], "проверено", "Иван", until, environment, change: null);
        return await new EvidenceRecorder(Real.Git, new SecretRedactor(), Host).RecordAsync(await LoadAsync(), said, Cancel.Token);
    }

    public async Task<IReadOnlyList<FsChecklistStatus>> EvaluateAsync(string? environment = null, IReadOnlyList<FsResult>? selection = null) =>
        await Rooms.Checklist(await LoadAsync(), Real.Git, Real.Fingerprints, Host).EvaluateAsync(environment, selection, Cancel.Token);

    public async Task<FsChecklistStatus> BoxAsync(FsChecklistItem item = FsChecklistItem.TestsPassed, string? environment = null, IReadOnlyList<FsResult>? selection = null) =>
        (await EvaluateAsync(environment, selection)).Single(b => b.Box == item);

    public void Dispose() => Repository.Dispose();
}
