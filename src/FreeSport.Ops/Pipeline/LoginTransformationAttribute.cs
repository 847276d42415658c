using System.Collections;
using System.Management.Automation;
using System.Security;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>
/// Takes logins as PSCredential or SecureString, alone or in a hashtable by name. A plain text is refused in words that do
/// not repeat it: PowerShell's own conversion error would show the value.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LoginTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null => null,
            IDictionary named when named.Values.Cast<object?>().All(IsLogin) => named,
            { } one when IsLogin(one) => one,
            _ => throw new ArgumentTransformationMetadataException(PipelineTexts.PlainSecret),
        };

    private static bool IsLogin(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) is PSCredential or SecureString;
}
