using System.Management.Automation;
using System.Security;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>
/// Takes a secret as SecureString or as the password of a PSCredential, as a secret vault hands it out. A plain text
/// is refused in words that do not repeat it: PowerShell's own conversion error would show the value.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecureTextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => null,
            SecureString secure => secure,
            PSCredential credential => credential.Password,
            _ => throw new ArgumentTransformationMetadataException(PipelineTexts.PlainSecret),
        };
}
