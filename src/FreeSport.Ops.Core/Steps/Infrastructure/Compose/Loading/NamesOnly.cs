using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Gives variables that a service only names the value that the files around it see.</summary>
internal static class NamesOnly
{
    /// <summary>Looks through the lists of a model.</summary>
    public static void Resolve(ComposeMapping model, ComposeVariables variables)
    {
        foreach (ComposeMapping service in model.Mapping("services")?.Entries.Select(static e => e.Value).OfType<ComposeMapping>() ?? [])
        {
            List<ComposeNode>? items = service.Sequence("environment")?.Items;
            for (int i = 0; i < items?.Count; i++)
            {
                if (items[i] is ComposeScalar { Text: { } name } && variables.Find(name) is { } value)
                {
                    items[i] = new ComposeScalar($"{name}={value}", items[i].Place);
                }
            }
        }
    }
}
