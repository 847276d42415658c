namespace FreeSport.Ops.Testing;

/// <summary>A review of a waiting deployment.</summary>
/// <param name="By">Who gave it.</param>
/// <param name="State">approved or rejected.</param>
/// <param name="Comment">What was said.</param>
/// <param name="Environments">The environments it was about.</param>
public sealed record Review(Account By, string State, string Comment, IReadOnlyList<GuardedEnvironment> Environments);
