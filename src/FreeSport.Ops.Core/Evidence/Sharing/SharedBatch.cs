using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>A batch on the branch.</summary>
/// <param name="Name">What its name says.</param>
/// <param name="Blob">The file.</param>
/// <param name="Signature">The signature beside it; null for none.</param>
internal sealed record SharedBatch(BatchName Name, TreeEntry Blob, TreeEntry? Signature);
