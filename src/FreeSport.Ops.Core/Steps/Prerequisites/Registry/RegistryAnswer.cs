namespace FreeSport.Ops.Core.Steps.Prerequisites.Registry;

/// <summary>What a registry said to a question.</summary>
/// <param name="State">What it means.</param>
/// <param name="HttpStatus">Its status; null when there was no answer.</param>
/// <param name="Message">Its own words, one line; null when it had none.</param>
/// <param name="Value">The token, tag or digest that was asked for; null when there was none.</param>
/// <param name="Proxy">What is said of the proxy, where it is what cannot be reached; null otherwise.</param>
internal sealed record RegistryAnswer(FsRegistryState State, int? HttpStatus = null, string? Message = null, string? Value = null, string? Proxy = null);
