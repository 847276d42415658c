namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>One place that needs one name.</summary>
/// <param name="Name">The name as written there.</param>
/// <param name="Kind">What it stands for; a guess by its name where the file does not tell.</param>
/// <param name="Place">Where it is needed.</param>
internal sealed record SecretNeed(string Name, FsSecretKind Kind, FsSecretPlace Place);
