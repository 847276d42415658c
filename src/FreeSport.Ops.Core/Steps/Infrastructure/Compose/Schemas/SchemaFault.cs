using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Schemas;

/// <summary>A value that is not as the schema asks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Place">Where.</param>
/// <param name="Message">What is wrong, in the reader's language.</param>
/// <param name="Remedy">What to do about it; empty for nothing beyond the message.</param>
/// <param name="Depth">How deep in the value; of several forms, the one that fits deepest is the one that was meant.</param>
/// <param name="Service">The service it lies in; null for none.</param>
/// <param name="Remove">Takes the value out of the model, so that what is looked at next does not stumble over it.</param>
internal sealed record SchemaFault(string Rule, ComposePlace Place, string Message, string Remedy, int Depth, string? Service, Action Remove);
