namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>An entry of a commit's tree.</summary>
/// <param name="Mode">Its mode, as <c>100644</c>.</param>
/// <param name="Kind">What it is, as <c>blob</c> or <c>commit</c>.</param>
/// <param name="Id">The object's id.</param>
/// <param name="Size">The bytes of a blob; 0 for others.</param>
/// <param name="Path">The path with forward slashes.</param>
internal sealed record TreeEntry(string Mode, string Kind, string Id, long Size, string Path);
