using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Documentation.Checking;

namespace FreeSport.Ops.Core.Tests.Documentation;

/// <summary>A repository with a page, and what is found in it.</summary>
internal sealed class DocumentationProject : IDisposable
{
    private DocumentationProject(TestRepository repository) => Repository = repository;

    public TestRepository Repository { get; }

    public RecordingHost Host { get; } = new();

    public static DocumentationProject Create() => new(TestRepository.Create());

    /// <summary>A project with these files; the first is <c>docs/README.md</c>.</summary>
    public static DocumentationProject Of(string readme, params (string Path, string Text)[] others)
    {
        DocumentationProject project = Create();
        project.Repository.Write("docs/README.md", readme);
        foreach ((string path, string text) in others)
        {
            project.Repository.Write(path, text);
        }

        project.Repository.Commit();
        return project;
    }

    public string Read(string path) => File.ReadAllText(Repository.At(path));

    public async Task<FsDocumentationCheck> CheckAsync(TimeSpan? external = null)
    {
        using OpsSession session = new(Host, Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        return await new DocumentationRun(session, project, NoScripts.Instance, Rooms.Releases(project)) { External = external }.RunAsync(Cancel.Token);
    }

    /// <summary>The findings as <c>Rule file:line subject</c>, without what was skipped.</summary>
    public async Task<string[]> FindAsync()
    {
        FsDocumentationCheck check = await CheckAsync();
        return [.. check.Findings.Where(static f => f.Outcome != FsOutcome.Skipped).Select(static f => $"{f.Rule} {f.Path}:{f.Line} {f.Subject}")];
    }

    public void Dispose() => Repository.Dispose();
}
