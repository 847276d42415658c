using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Secrets.Comparing;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>A repository with one workflow, and a GitHub that has what a test says.</summary>
internal sealed class ComparisonProject : IDisposable
{
    private readonly ChecklistProject _project;

    public ComparisonProject(string jobs, string configuration = "", string workflow = "on: push\njobs:\n")
    {
        _project = ChecklistProject.Of($"name: x\ngithub: {{ repository: acme/shop, api: \"{GitHub.Api}\" }}\n{configuration}\n");
        Write(".github/workflows/a.yml", workflow + jobs + "\n");
    }

    public GitHubNames GitHub { get; } = new();

    public RecordingHost Host => _project.Host;

    public ChecklistProject Project => _project;

    /// <summary>A job that reads secrets, and variables as <c>vars.X</c>, in an environment or in none.</summary>
    public static string Job(string id, string? environment, params string[] names) =>
        $"  {id}:\n    runs-on: x\n" + (environment is null ? string.Empty : $"    environment: {environment}\n")
        + "    env: { " + string.Join(", ", names.Select(static (n, i) => $"A{i}: '${{{{ {(n.StartsWith("vars.", StringComparison.Ordinal) ? n : "secrets." + n)} }}}}'")) + " }\n";

    public void Write(string path, string text)
    {
        _project.Repository.Write(path, text);
        _project.Repository.Commit();
    }

    public Task<IReadOnlyList<FsSecretComparison>> CompareAsync(string? environment = null, string? token = GitHubNames.Token, params string[] names) =>
        CompareAsync(repository: null, environment, token, names);

    public async Task<IReadOnlyList<FsSecretComparison>> CompareAsync(string? repository, string? environment, string? token, string[] names)
    {
        using OpsSession session = new(Host, _project.Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        NameSelection? selection = names.Length == 0 ? null : new NameSelection(names, static (pattern, name) => pattern == "*" || pattern.Equals(name, StringComparison.OrdinalIgnoreCase));
        GitHubOptions options = new() { Repository = repository, Token = token, Patience = new GitHubPatience { DelayAsync = static (_, _) => Task.CompletedTask, RateLimitWait = TimeSpan.FromSeconds(1) } };
        return await new SecretComparison(session, project).RunAsync(environment, selection, options, Cancel.Token);
    }

    public async Task<FsSecretComparison> OneAsync(string subject, string? environment = null, string? token = GitHubNames.Token) =>
        (await CompareAsync(environment, token)).Single(r => r.Subject == subject);

    public async Task<FsChecklistStatus> BoxAsync(string environment = "production") => await _project.BoxAsync(FsChecklistItem.SecretsSynchronized, environment);

    public void Dispose()
    {
        _project.Dispose();
        GitHub.Dispose();
    }
}
