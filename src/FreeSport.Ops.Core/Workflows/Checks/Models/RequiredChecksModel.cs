namespace FreeSport.Ops.Core.Workflows.Checks.Models;

/// <summary>The checks that a branch's protection asks for.</summary>
internal sealed class RequiredChecksModel
{
    public List<string>? Contexts { get; set; }
}
