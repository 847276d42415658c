namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>The suite a check run belongs to.</summary>
internal sealed class CheckSuiteModel
{
    public long Id { get; set; }
}
