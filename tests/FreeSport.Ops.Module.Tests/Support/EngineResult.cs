using System.Management.Automation;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>What came out of a script.</summary>
/// <param name="Output">Objects.</param>
/// <param name="Errors">Non-terminating errors.</param>
/// <param name="Warnings">Warnings.</param>
/// <param name="Terminated">The error that ended it; null when it ran to its end.</param>
internal sealed record EngineResult(PSObject[] Output, ErrorRecord[] Errors, string[] Warnings, ErrorRecord? Terminated)
{
    public string? ErrorId => (Terminated ?? Errors.FirstOrDefault())?.FullyQualifiedErrorId.Split(',')[0];

    public object? this[int index, string property] => Output[index].Properties[property]?.Value;

    public string Text(int index, string property) => this[index, property]?.ToString() ?? string.Empty;

    public IEnumerable<string> Texts(string property) => Output.Select(o => o.Properties[property]?.Value?.ToString() ?? string.Empty);
}
