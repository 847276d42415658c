using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>Everything a project's files need, and what could not be found out about it.</summary>
/// <param name="All">Every place, file by file.</param>
/// <param name="Computed">Places of workflows that read names known only at run time; the name is the expression.</param>
/// <param name="Unreadable">Workflows that cannot be read: what they need is not known.</param>
/// <param name="Notes">What else was not looked at, in the reader's language.</param>
internal sealed record SecretNeeds(
    IReadOnlyList<SecretNeed> All, IReadOnlyList<SecretNeed> Computed, IReadOnlyList<UnreadableFile> Unreadable, IReadOnlyList<string> Notes);

/// <summary>A file whose needs are not known.</summary>
/// <param name="Path">Relative to the project.</param>
/// <param name="Failure">Why.</param>
internal sealed record UnreadableFile(string Path, OpsFailure Failure);
