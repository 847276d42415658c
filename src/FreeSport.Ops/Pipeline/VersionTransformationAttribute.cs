using System.Management.Automation;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>Takes versions as people type them: <c>24</c> for 24.0, and <c>3.10</c> as it is written, not as the number 3.1.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VersionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is Version or PSObject { BaseObject: Version })
        {
            return inputData;
        }

        // The conversion to text gives a number's own digits back.
        string text = LanguagePrimitives.ConvertTo<string>(inputData);
        return Version.TryParse(text.Contains(".") ? text : text + ".0", out Version? version) ? version : inputData;
    }
}
