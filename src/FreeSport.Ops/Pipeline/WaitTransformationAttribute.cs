using System.Globalization;
using System.Management.Automation;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>Takes times as people type them: a number alone is seconds, where PowerShell would make it ten-millionths of one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WaitTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is TimeSpan ? value
            : double.TryParse(LanguagePrimitives.ConvertTo<string>(value), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && Math.Abs(seconds) < 1e9 ? TimeSpan.FromSeconds(seconds)
            : inputData;
    }
}
