namespace FreeSport.Ops.Core.Evidence;

/// <summary>An image as its registry has it.</summary>
/// <param name="IsThere">Whether it can be pulled, whole; null where nobody can tell.</param>
/// <param name="Digest">The digest of its index, or of its only manifest; null where it is not there.</param>
/// <param name="Said">One sentence about what is wrong; empty where nothing is.</param>
public sealed record RegistryImage(bool? IsThere, string? Digest, string Said);
