using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Core.Steps.Secrets;
using FreeSport.Ops.Core.Steps.Secrets.Changing;

namespace FreeSport.Ops.Commands.Secrets;

/// <summary>Lists the names of secrets on GitHub; values can be read back by nobody.</summary>
[Cmdlet(VerbsCommon.Get, "FsSecret")]
[OutputType(typeof(FsSecret))]
public sealed class GetFsSecretCommand : SecretScopeCmdlet
{
    /// <summary>Gets or sets names, with wildcards.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Gets or sets a value indicating whether Dependabot's are listed.</summary>
    [Parameter]
    public SwitchParameter Dependabot { get; set; }

    private protected override bool IsForDependabot => Dependabot;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SecretLocation location = Location();
        NamePatterns patterns = new(Name);
        RunGitHub(SharedOptions, async (session, _, github, token) => patterns.Write(
            await new SecretListing(github, session.Host).SecretsAsync(location, token).ConfigureAwait(false), static s => s.Name, location, FsSecretKind.Secret, session.Host));
    }
}
