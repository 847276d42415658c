namespace FreeSport.Ops.Core.Steps.Secrets.Changing;

/// <summary>How a batch is set.</summary>
/// <param name="Kind">Secrets or variables.</param>
/// <param name="ThrottleLimit">How many are sent at once, 1 or more.</param>
/// <param name="Audience">Which repositories of an organization see them.</param>
/// <param name="SkipUnchanged">Whether a secret is left alone that this machine set to the same value and nobody since.</param>
public sealed record SecretBatchOptions(FsSecretKind Kind, int ThrottleLimit, SecretAudience Audience, bool SkipUnchanged);
