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
    /// <summary>Stands for a plain text where <see cref="IsFromPipeline"/> is set.</summary>
    internal static readonly SecureString PlainText = Empty();

    /// <summary>
    /// Gets or sets a value indicating whether the parameter takes objects from the pipeline: PowerShell puts the whole
    /// object beside an error of binding, so that the cmdlet has to refuse a plain text itself.
    /// </summary>
    public bool IsFromPipeline { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => null,
            SecureString secure => secure,
            PSCredential credential => credential.Password,
            _ when IsFromPipeline => PlainText,
            _ => throw new ArgumentTransformationMetadataException(PipelineTexts.PlainSecret),
        };

    private static SecureString Empty()
    {
        SecureString empty = new();
        empty.MakeReadOnly();
        return empty;
    }
}
