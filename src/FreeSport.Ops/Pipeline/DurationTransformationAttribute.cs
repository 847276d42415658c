using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>Takes lengths of time as people type them, <c>30m</c> or <c>1h30m</c>, beside everything that PowerShell itself takes for one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly Regex Typed = new("^((?<h>[0-9]{1,4})h)?((?<m>[0-9]{1,5})m)?((?<s>[0-9]{1,6})s)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not string { Length: > 0 } text || Typed.Match(text.Trim()) is not { Success: true } match)
        {
            return inputData;
        }

        return new TimeSpan(Number(match, "h"), Number(match, "m"), Number(match, "s"));
    }

    private static int Number(Match match, string part) => match.Groups[part].Success ? int.Parse(match.Groups[part].Value, CultureInfo.InvariantCulture) : 0;
}
