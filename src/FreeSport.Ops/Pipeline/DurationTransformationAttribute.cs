using System.Globalization;
using System.Management.Automation;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>Takes lengths of time as Prometheus writes them, such as 30s or 1h30m, and numbers as seconds, where PowerShell would make them ten-millionths of one, beside PowerShell's own.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null or TimeSpan or PSObject { BaseObject: TimeSpan })
        {
            return inputData;
        }

        // PowerShell takes 30s for a short integer and 1d for a decimal; the conversion to text gives what was typed back.
        string text = LanguagePrimitives.ConvertTo<string>(inputData).Trim().ToLowerInvariant();
        return Duration.Read(text)
            ?? (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && Math.Abs(seconds) < 1e9 ? TimeSpan.FromSeconds(seconds) : inputData);
    }
}
