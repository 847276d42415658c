using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Secrets;
using FreeSport.Ops.Core.Steps.Secrets.Changing;

namespace FreeSport.Ops.Commands.Secrets;

/// <summary>Removes secrets from GitHub, each after a question.</summary>
[Cmdlet(VerbsCommon.Remove, "FsSecret", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(FsSecretChange), typeof(FsSecretPlan))]
public sealed class RemoveFsSecretCommand : SecretScopeCmdlet
{
    private readonly List<SecretItem> _named = [];
    private readonly List<OpsFailure> _wrong = [];

    /// <summary>Gets or sets the names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Gets or sets what the names are, as objects from the pipeline say.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public FsSecretKind Kind { get; set; }

    /// <summary>Gets or sets a value indicating whether the secret is one of Dependabot's.</summary>
    [Parameter]
    public SwitchParameter Dependabot { get; set; }

    private protected override bool IsForDependabot => Dependabot;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            if (SecretName.Mistake(name) is not null)
            {
                _wrong.Add(SecretFailures.NotFound(name, Location(), FsSecretKind.Secret));
            }
            else if (Kind == FsSecretKind.Secret)
            {
                _named.Add(new SecretItem(name.ToUpperInvariant(), Location(), Value: null));
            }
            else if (MyInvocation.ExpectingInput)
            {
                LeftOut.Add(name);
            }
            else
            {
                _wrong.Add(SecretFailures.WrongKind(name, Kind));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        TellLeftOut(FsSecretKind.Variable, SecretFailures.HowToRemoveVariables());
        if (_named.Count == 0 && _wrong.Count == 0)
        {
            return;
        }

        RunGitHub(SharedOptions, async (session, _, github, token) =>
        {
            foreach (OpsFailure wrong in _wrong)
            {
                session.Host.WriteError(wrong);
            }

            await new SecretListing(github, session.Host).RemoveAsync(_named, token).ConfigureAwait(false);
        });
    }
}
