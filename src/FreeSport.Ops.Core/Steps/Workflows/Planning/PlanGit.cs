using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Planning;

namespace FreeSport.Ops.Core.Steps.Workflows.Planning;

/// <summary>What the repository tells of refs, changes and workflows at another commit. What it does not tell is null.</summary>
internal sealed class PlanGit(GitReader git, Project project)
{
    private const string Heads = "refs/heads/";

    private const string Remotes = "refs/remotes/origin/";

    // The workflows of a project mostly ask the same.
    private readonly Dictionary<string, Task<string?>> _answers = new(StringComparer.Ordinal);

    /// <summary>The full ref that a person means; without a name the branch that is checked out.</summary>
    public async Task<string?> RefAsync(string? written, CancellationToken cancellationToken)
    {
        if (written is null)
        {
            return await TryAsync(["symbolic-ref", "-q", "HEAD"], cancellationToken).ConfigureAwait(false);
        }

        if (written.StartsWith("refs/", StringComparison.Ordinal))
        {
            return written;
        }

        bool isTag = await CommitAsync("refs/tags/" + written, cancellationToken).ConfigureAwait(false) is not null
            && await CommitAsync(Heads + written, cancellationToken).ConfigureAwait(false) is null
            && await CommitAsync(Remotes + written, cancellationToken).ConfigureAwait(false) is null;
        return (isTag ? "refs/tags/" : Heads) + written;
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

        string? before = await CommitAsync(Remotes + named.Name, cancellationToken).ConfigureAwait(false)
            ?? (isRequest ? await CommitAsync(Heads + named.Name, cancellationToken).ConfigureAwait(false) : null);
        string? after = await CommitAsync(isRequest ? "HEAD" : Heads + named.Name, cancellationToken).ConfigureAwait(false);
        if (before is null || after is null || before == after)
        {
            return null;
        }

        string? changed = await TryAsync(
            ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", before + (isRequest ? "..." : "..") + after], cancellationToken).ConfigureAwait(false);
        string[] paths = changed?.Split(['\0'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        return paths.Length == 0 ? null : paths;
    }

    /// <summary>The workflows of another commit, by path in the project.</summary>
    /// <exception cref="OpsException">git knows no such commit (<c>PlanRefNotFound</c>).</exception>
    public async Task<IReadOnlyDictionary<string, string>> WorkflowsAsync(string written, CancellationToken cancellationToken)
    {
        string commit = await CommitAsync(written, cancellationToken).ConfigureAwait(false)
            ?? await CommitAsync(Remotes + written, cancellationToken).ConfigureAwait(false)
            ?? throw new OpsException(new OpsFailure(
                ErrorIds.PlanRefNotFound, FailureKind.ObjectNotFound, DryRunTexts.RefNotFound.With(written, project.Root), DryRunTexts.RefNotFoundRemedy, written));
        string folder = project.GitPath(project.Relative(project.WorkflowsPath));
        string names = await TryAsync(["ls-tree", "-z", "--name-only", commit, folder + "/"], cancellationToken).ConfigureAwait(false) ?? string.Empty;
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (string path in names.Split(['\0'], StringSplitOptions.RemoveEmptyEntries).Where(static n => n.EndsWith(".yml", StringComparison.Ordinal) || n.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            string? text = await TryAsync(["cat-file", "blob", commit + ":" + path], cancellationToken).ConfigureAwait(false);
            if (text is { Length: <= TextFileReader.LargestFile })
            {
                texts[project.Relative(Path.Combine(project.WorkflowsPath, path.Substring(folder.Length + 1)))] = text.TrimStart('\uFEFF');
            }
        }

        return texts;
    }

    /// <summary>The repository as <c>owner/name</c>.</summary>
    public async Task<string?> RepositoryAsync(CancellationToken cancellationToken) =>
        project.Git.Repository is { } repository && await git.ReadOriginAsync(repository, cancellationToken).ConfigureAwait(false) is { } origin ? origin.Owner + "/" + origin.Name : null;

    // Nothing that begins like an option reaches git as a name.
    private Task<string?> CommitAsync(string name, CancellationToken cancellationToken) => name.StartsWith("-", StringComparison.Ordinal)
        ? Task.FromResult<string?>(null)
        : TryAsync(["rev-parse", "-q", "--verify", name + "^{commit}"], cancellationToken);

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
            string output = await git.ReadAsync(repository, arguments, input: null, cancellationToken).ConfigureAwait(false);
            return arguments[0] is "symbolic-ref" or "rev-parse" ? output.Trim() : output;
        }
        catch (OpsException refused) when (refused.Failure.ErrorId == ErrorIds.GitFailed)
        {
            // A name that git does not know is an answer too.
            return null;
        }
    }
}
