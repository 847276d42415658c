using System.Management.Automation;
using System.Net;
using System.Security;

using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>The base of every cmdlet that asks GitHub about the project's repository.</summary>
public abstract class GitHubCmdlet : ProjectCmdlet
{
    /// <summary>Gets or sets the repository as <c>owner/name</c>; the one of configuration or git remote when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public virtual string? Repository { get; set; }

    /// <summary>Gets or sets the token; the one of environment or gh when not given.</summary>
    [Parameter]
    [ValidateNotNull]
    [SecureTextTransformation]
    public virtual SecureString? Token { get; set; }

    private protected GitHubOptions GitHubOptions => new()
    {
        Repository = string.IsNullOrEmpty(Repository) ? null : Repository,
        Token = Token is null ? null : new NetworkCredential(string.Empty, Token).Password,
    };

    /// <summary>Runs work on the project's repository.</summary>
    /// <param name="work">The work.</param>
    private protected void RunGitHub(Func<OpsSession, Project, GitHubClient, CancellationToken, Task> work) => RunGitHub(GitHubOptions, work);

    /// <summary>Runs work on a repository.</summary>
    /// <param name="options">Which, and who asks.</param>
    /// <param name="work">The work.</param>
    private protected void RunGitHub(GitHubOptions options, Func<OpsSession, Project, GitHubClient, CancellationToken, Task> work)
    {
        RunProject(async (session, project, token) =>
        {
            using GitHubClient github = await new GitHubAccess(session, project).OpenAsync(options, token).ConfigureAwait(false);
            await work(session, project, github, token).ConfigureAwait(false);
        });
    }
}
