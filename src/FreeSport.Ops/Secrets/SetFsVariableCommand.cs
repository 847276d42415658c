using System.Management.Automation;

using FreeSport.Ops.Core.Steps.Secrets;

namespace FreeSport.Ops.Commands.Secrets;

/// <summary>Sets configuration variables on GitHub.</summary>
[Cmdlet(VerbsCommon.Set, "FsVariable", SupportsShouldProcess = true)]
[OutputType(typeof(FsSecretChange), typeof(FsSecretPlan))]
public sealed class SetFsVariableCommand : SetCmdlet
{
    /// <summary>Gets or sets the value. It is no secret: whoever may see the settings can read it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Value { get; set; }

    /// <summary>Gets or sets what the names are, as objects from the pipeline say.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override FsSecretKind Kind { get; set; } = FsSecretKind.Variable;

    private protected override bool IsForDependabot => false;

    private protected override FsSecretKind Sets => FsSecretKind.Variable;

    private protected override bool SkipsUnchanged => true;

    private protected override SecretValue? GivenValue() => Value is null ? null : SecretValue.OfPlain(Value);
}
