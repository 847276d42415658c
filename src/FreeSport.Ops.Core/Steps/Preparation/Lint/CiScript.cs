namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>One script of a workflow's step.</summary>
/// <param name="Text">The script.</param>
/// <param name="Folder">The folder it begins in, relative to the repository, with forward slashes.</param>
/// <param name="Place">The workflow's file and the script's first line, for people.</param>
/// <param name="Advisory">Whether the job goes on whatever the script says.</param>
internal sealed record CiScript(string Text, string Folder, string Place, bool Advisory)
{
    /// <summary>Gets the action that the step runs instead of a script; null for none.</summary>
    public string? Uses { get; init; }
}
