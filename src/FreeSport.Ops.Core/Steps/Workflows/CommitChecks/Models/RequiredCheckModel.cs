namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>A check that a rule asks for.</summary>
internal sealed class RequiredCheckModel
{
    public string Context { get; set; } = string.Empty;

    public long? IntegrationId { get; set; }
}
