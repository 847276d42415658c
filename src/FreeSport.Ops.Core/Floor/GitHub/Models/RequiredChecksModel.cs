namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>The checks that a branch's protection asks for.</summary>
internal sealed class RequiredChecksModel
{
    public List<string>? Contexts { get; set; }

    public List<RequiredContextModel>? Checks { get; set; }
}
