using System.Globalization;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Planning;

namespace FreeSport.Ops.Core.Steps.Workflows.Planning;

/// <summary>What the repository tells of refs, changes and workflows at another commit. What it does not tell is null.</summary>
internal sealed class PlanGit(GitReader git, Project project)
{
    private const string Heads = "refs/heads/";

    private const string Tags = "refs/tags/";

    private const string Remotes = "refs/remotes/origin/";

    // The workflows of a project mostly ask the same.
    private readonly Dictionary<string, Task<string?>> _answers = new(StringComparer.Ordinal);

    /// <summary>The full ref that a person means; without a name the branch that is checked out.</summary>
    public async Task<string?> RefAsync(string? written, CancellationToken cancellationToken)
    {
        if (written is null)
        {
            return project.Git.Head is { } head ? head.Branch : (await TryAsync(["symbolic-ref", "-q", "HEAD"], cancellationToken).ConfigureAwait(false))?.Trim();
        }

        if (written.StartsWith("refs/", StringComparison.Ordinal))
        {
            return written;
        }

        string[] kinds = [Tags, Heads, Remotes];
        string? found = await TryAsync(["for-each-ref", "--format=%(refname)", .. kinds.Select(k => k + written)], cancellationToken).ConfigureAwait(false);
        string[] names = (found ?? string.Empty).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        string kind = kinds.Where(k => names.Contains(k + written, StringComparer.Ordinal)).ToArray() is [Tags] ? Tags : Heads;
        return kind + written;
    }

    /// <summary>The paths an event would bring: what a branch has and its server does not, or what a pull request from here would merge.</summary>
    public async Task<IReadOnlyList<string>?> ChangedAsync(string happening, string? full, CancellationToken cancellationToken)
    {
        PlanRef named = PlanRef.Of(full);
        bool isRequest = happening is "pull_request" or "pull_request_target";
        if (!named.IsBranch || !(isRequest || happening == "push"))
        {
            return null;
        }

        // Of a branch that one of the sides does not have git knows no difference.
        string? changed = isRequest
            ? await DifferenceAsync(Remotes + named.Name + "...HEAD", cancellationToken).ConfigureAwait(false)
                ?? await DifferenceAsync(Heads + named.Name + "...HEAD", cancellationToken).ConfigureAwait(false)
            : await DifferenceAsync(Remotes + named.Name + ".." + Heads + named.Name, cancellationToken).ConfigureAwait(false);
        return PathsOf(changed);
    }

    /// <summary>The paths between two commits; null when git does not have both.</summary>
    /// <param name="from">The commit before; of a pull request the one that it goes to.</param>
    /// <param name="to">The commit after; of a pull request its head.</param>
    /// <param name="fromParting">Whether only what came after both sides parted counts, as for a pull request.</param>
    /// <param name="cancellationToken">Stops git.</param>
    public async Task<IReadOnlyList<string>?> ChangedBetweenAsync(string from, string to, bool fromParting, CancellationToken cancellationToken) =>
        PathsOf(await DifferenceAsync(from + (fromParting ? "..." : "..") + to, cancellationToken).ConfigureAwait(false));

    private static string[]? PathsOf(string? changed)
    {
        string[] paths = changed?.Split(['\0'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        return paths.Length == 0 ? null : paths;
    }

    /// <summary>The workflows of another commit, by path in the project.</summary>
    /// <exception cref="OpsException">git knows no such commit (<c>PlanRefNotFound</c>).</exception>
    public async Task<IReadOnlyDictionary<string, string>> WorkflowsAsync(string written, CancellationToken cancellationToken)
    {
        string folder = project.GitPath(project.Relative(project.WorkflowsPath));
        string listing = await ListAsync(written, folder, cancellationToken).ConfigureAwait(false)
            ?? await ListAsync(Remotes + written, folder, cancellationToken).ConfigureAwait(false)
            ?? throw new OpsException(new OpsFailure(
                ErrorIds.PlanRefNotFound, FailureKind.ObjectNotFound, DryRunTexts.RefNotFound.With(written, project.Root), DryRunTexts.RefNotFoundRemedy, written));
        (string Path, string Id)[] files = [.. listing.Split(['\0'], StringSplitOptions.RemoveEmptyEntries).Select(WorkflowOf).OfType<(string, string)>()];
        IReadOnlyList<string> texts = await BlobTexts.ReadAsync(git, project.Git.Repository!, [.. files.Select(static f => f.Id)], cancellationToken).ConfigureAwait(false);
        return files.Zip(texts, static (f, t) => (f.Path, Text: t.TrimStart('\uFEFF')))
            .ToDictionary(f => project.Relative(Path.Combine(project.WorkflowsPath, f.Path.Substring(folder.Length + 1))), static f => f.Text, StringComparer.Ordinal);
    }

    /// <summary>The repository as <c>owner/name</c>.</summary>
    public async Task<string?> RepositoryAsync(CancellationToken cancellationToken) =>
        project.Git.Repository is { } repository && await git.ReadOriginAsync(repository, cancellationToken).ConfigureAwait(false) is { } origin ? origin.Owner + "/" + origin.Name : null;

    // "mode type id size\tpath"
    private static (string Path, string Id)? WorkflowOf(string entry)
    {
        int tab = entry.IndexOf('\t');
        string[] fields = entry.Substring(0, tab).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        string path = entry.Substring(tab + 1);
        bool isWorkflow = path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal);
        return isWorkflow && int.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size <= TextFileReader.LargestFile ? (path, fields[2]) : null;
    }

    // Nothing that begins like an option reaches git as a name.
    private Task<string?> ListAsync(string name, string folder, CancellationToken cancellationToken) => name.StartsWith("-", StringComparison.Ordinal)
        ? Task.FromResult<string?>(null)
        : TryAsync(["ls-tree", "-l", "-z", name + "^{commit}", folder + "/"], cancellationToken);

    private Task<string?> DifferenceAsync(string range, CancellationToken cancellationToken) =>
        TryAsync(["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", range, "--"], cancellationToken);

    private Task<string?> TryAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        string question = string.Join("\0", arguments);
        lock (_answers)
        {
            return _answers.TryGetValue(question, out Task<string?>? asked) ? asked : _answers[question] = AskAsync(arguments, cancellationToken);
        }
    }

    private async Task<string?> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (project.Git.Repository is not { } repository)
        {
            return null;
        }

        try
        {
            return await git.ReadAsync(repository, arguments, input: null, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException refused) when (refused.Failure.ErrorId == ErrorIds.GitFailed)
        {
            // A name that git does not know is an answer too.
            return null;
        }
    }
}
