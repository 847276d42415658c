using System.Management.Automation;

namespace FreeSport.Ops.OneCmdlet;

/// <summary>A cmdlet that writes the number one.</summary>
[Cmdlet(VerbsCommon.Get, "One")]
[OutputType(typeof(int))]
public sealed class GetOneCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(1);
}
