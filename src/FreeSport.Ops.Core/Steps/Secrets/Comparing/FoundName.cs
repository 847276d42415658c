namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>A name as one place of GitHub has it.</summary>
/// <param name="Scope">Where.</param>
/// <param name="UpdatedAt">When it was last changed, in UTC; null when GitHub does not tell.</param>
internal readonly record struct FoundName(FsSecretScope Scope, DateTime? UpdatedAt);
