using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Documentation.Markdown;

namespace FreeSport.Ops.Core.Steps.Documentation.Pages;

/// <summary>Reads the pages of a project, and what they speak of.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class DocumentationReader(OpsSession session, Project project)
{
    private static readonly string[] NotOurs = [".git", "node_modules", ".venv", "venv", "bin", "obj"];

    private string Root => project.Git.Repository?.Root ?? project.Root;

    /// <summary>Reads them.</summary>
    /// <param name="findings">Takes the pages that cannot be read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<DocumentationWorld> ReadAsync(DocumentationFindings findings, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<string> files = await FilesAsync(cancellationToken).ConfigureAwait(false);
        string docs = project.GitPath(project.Relative(project.DocsPath));
        List<DocumentationPage> pages = [];
        foreach (string file in files.Where(f => IsPage(f) && PathText.IsWithin(f, docs)).OrderBy(static f => f, StringComparer.Ordinal))
        {
            if (await PageAsync(file, findings, cancellationToken).ConfigureAwait(false) is { } page)
            {
                pages.Add(page);
            }
        }

        List<DocumentedWorkflow> workflows = [];
        foreach (string file in WorkflowFolder.Files(project))
        {
            WorkflowReading reading = await WorkflowFolder.ReadAsync(project, file, cancellationToken).ConfigureAwait(false);
            workflows.Add(new DocumentedWorkflow(reading, project.Relative(file)));
        }

        return new DocumentationWorld(project, pages, files, workflows);
    }

    /// <summary>Reads the pages beside the documentation that may lead into it.</summary>
    public async Task<IReadOnlyList<DocumentationPage>> ReadOutsideAsync(DocumentationWorld world, CancellationToken cancellationToken)
    {
        List<DocumentationPage> pages = [];
        foreach (string file in world.Files.Where(f => IsPage(f) && !PathText.IsWithin(f, world.DocsGitPath) && f.Count(static c => c == '/') <= 1))
        {
            if (await PageAsync(file, new DocumentationFindings(), cancellationToken).ConfigureAwait(false) is { } page)
            {
                pages.Add(page);
            }
        }

        return pages;
    }

    private static bool IsPage(string file) => file.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);

    private async Task<DocumentationPage?> PageAsync(string file, DocumentationFindings findings, CancellationToken cancellationToken)
    {
        string path = Path.Combine(Root, file);
        string shown = project.Relative(Path.GetFullPath(path));
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            string text = await TextFileReader.ReadAsync(path, cancellationToken).ConfigureAwait(false);
            return new DocumentationPage(shown, file, MarkdownReader.Read(text));
        }
        catch (OpsException unreadable)
        {
            findings.Add(FsDocumentationRule.Unreadable, FsOutcome.Inconclusive, shown, new FoundPlace(shown), unreadable.Failure.Message, unreadable.Failure.Remedy);
            return null;
        }
    }

    private async Task<IReadOnlyCollection<string>> FilesAsync(CancellationToken cancellationToken)
    {
        if (project.Git.Repository is { } repository)
        {
            return await session.Git.FilesAsync(repository, cancellationToken).ConfigureAwait(false);
        }

        List<string> files = [];
        Queue<string> folders = new([project.Root]);
        while (folders.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string folder = folders.Dequeue();
            files.AddRange(Directory.EnumerateFiles(folder).Select(project.Relative));
            foreach (string below in Directory.EnumerateDirectories(folder).Where(d => !NotOurs.Contains(Path.GetFileName(d)) && Platform.LinkTarget(d) is null))
            {
                folders.Enqueue(below);
            }
        }

        return files;
    }
}
