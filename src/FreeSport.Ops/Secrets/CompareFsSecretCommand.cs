using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Steps.Secrets.Comparing;

namespace FreeSport.Ops.Commands.Secrets;

/// <summary>Compares the secrets and variables that the project's files need with those that GitHub has, and records it.</summary>
[Cmdlet(VerbsData.Compare, "FsSecret")]
[OutputType(typeof(FsSecretComparison))]
public sealed class CompareFsSecretCommand : GitHubCmdlet
{
    /// <summary>Gets or sets the environments to compare for; production when none is given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Gets or sets the names to look at, with wildcards; all when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NeededSecretCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        NameSelection? selection = Name.Length == 0 ? null : new NameSelection(Name, static (pattern, name) => new WildcardPattern(pattern, WildcardOptions.IgnoreCase).IsMatch(name));
        GitHubOptions options = GitHubOptions;
        RunEachProject(async (session, project, token) =>
        {
            SecretComparison comparing = new(session, project);
            foreach (string? environment in Environment.DefaultIfEmpty())
            {
                foreach (FsSecretComparison comparison in await comparing.RunAsync(environment, selection, options, token).ConfigureAwait(false))
                {
                    session.Host.WriteResult(comparison);
                }
            }

            // After the objects: under -ErrorAction Stop nothing comes after it.
            if (comparing.Unasked is { } why)
            {
                session.Host.WriteError(why);
            }
        });
    }
}
