namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>A check that a branch's protection asks for, and the app that has to run it.</summary>
internal sealed class RequiredContextModel
{
    public string Context { get; set; } = string.Empty;

    public long? AppId { get; set; }
}
