namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>The order in which services are changed.</summary>
internal static class ServiceOrder
{
    /// <summary>Those that are named first, as they are named; the others after them, each after what it depends on.</summary>
    /// <param name="services">The services.</param>
    /// <param name="first">Names of services.</param>
    public static IReadOnlyList<ComposeService> Of(IReadOnlyList<ComposeService> services, IReadOnlyList<string> first)
    {
        List<ComposeService> ordered = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string name in first)
        {
            if (services.FirstOrDefault(s => s.Name == name) is { } named && seen.Add(name))
            {
                ordered.Add(named);
            }
        }

        foreach (ComposeService service in services.OrderBy(static s => s.Name, StringComparer.Ordinal))
        {
            Add(service);
        }

        return ordered;

        // Compose itself refuses circles; one would end here all the same.
        void Add(ComposeService service)
        {
            if (!seen.Add(service.Name))
            {
                return;
            }

            foreach (string before in service.After.OrderBy(static n => n, StringComparer.Ordinal))
            {
                if (services.FirstOrDefault(s => s.Name == before) is { } needed)
                {
                    Add(needed);
                }
            }

            ordered.Add(service);
        }
    }
}
