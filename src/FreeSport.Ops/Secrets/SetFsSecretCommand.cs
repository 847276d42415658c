using System.Management.Automation;
using System.Security;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Secrets;

namespace FreeSport.Ops.Commands.Secrets;

/// <summary>Sets secrets on GitHub, sealed on this machine.</summary>
[Cmdlet(VerbsCommon.Set, "FsSecret", SupportsShouldProcess = true)]
[OutputType(typeof(FsSecretChange), typeof(FsSecretPlan))]
public sealed class SetFsSecretCommand : SetCmdlet
{
    /// <summary>Gets or sets the value, as SecureString or as the password of a PSCredential.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [SecureTextTransformation(IsFromPipeline = true)]
    public SecureString? Value { get; set; }

    /// <summary>Gets or sets what comes down the pipeline: its properties are taken, and no error of binding shows the rest of it.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Gets or sets a value indicating whether the secret is one of Dependabot's.</summary>
    [Parameter]
    public SwitchParameter Dependabot { get; set; }

    /// <summary>Gets or sets a value indicating whether a secret is left alone that this machine set to the same value and nobody since.</summary>
    [Parameter]
    public SwitchParameter SkipUnchanged { get; set; }

    private protected override bool IsForDependabot => Dependabot;

    private protected override FsSecretKind Sets => FsSecretKind.Secret;

    private protected override bool SkipsUnchanged => SkipUnchanged;

    private protected override bool IsValuePlain => ReferenceEquals(Value, SecureTextTransformationAttribute.PlainText) || InputObject?.BaseObject is string;

    private protected override SecretValue? GivenValue() => Value is null ? null : SecretValue.Of(Value);
}
