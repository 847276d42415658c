using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Core.Steps.Secrets;
using FreeSport.Ops.Core.Steps.Secrets.Changing;

namespace FreeSport.Ops.Commands.Secrets;

/// <summary>Lists configuration variables on GitHub with their values.</summary>
[Cmdlet(VerbsCommon.Get, "FsVariable")]
[OutputType(typeof(FsVariable))]
public sealed class GetFsVariableCommand : SecretScopeCmdlet
{
    /// <summary>Gets or sets names, with wildcards.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    private protected override bool IsForDependabot => false;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SecretLocation location = Location();
        NamePatterns patterns = new(Name);
        RunGitHub(SharedOptions, async (session, _, github, token) => patterns.Write(
            await new SecretListing(github, session.Host).VariablesAsync(location, token).ConfigureAwait(false), static v => v.Name, location, FsSecretKind.Variable, session.Host));
    }
}
