using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Writes out what a model says without words: the default network, names, and whom a service waits for because it uses it.</summary>
/// <param name="model">A model in long form.</param>
/// <param name="projectName">The name of the compose project.</param>
internal sealed class Normalization(ComposeMapping model, string projectName)
{
    private const string Service = "service:";

    /// <summary>Writes it out.</summary>
    public void Write(ComposeVariables variables)
    {
        foreach (ComposeMapping service in Services())
        {
            Network(service);
            Build(service, variables);
            Environment(service, variables);
            Waits(service);
            if (service.Text("pull_policy") == "if_not_present")
            {
                service.Set("pull_policy", new ComposeScalar("missing", service["pull_policy"]!.Place));
            }
        }

        Names();
    }

    private IEnumerable<ComposeMapping> Services() => model.Mapping("services")?.Entries.Select(static e => e.Value).OfType<ComposeMapping>() ?? [];

    private void Network(ComposeMapping service)
    {
        if (service.Contains("provider") || service.Contains("network_mode"))
        {
            return;
        }

        if (service.Mapping("networks") is not { } named || named.Keys.Count == 0)
        {
            named = NodeForms.Of(service.Place, ("default", null));
            service.Set("networks", named);
        }

        if (named.Contains("default"))
        {
            ComposeMapping networks = model.Mapping("networks") ?? new ComposeMapping(model.Place);
            if (!networks.Contains("default"))
            {
                networks.Set("default", NodeForms.Nothing(service.Place));
            }

            model.Set("networks", networks);
        }
    }

    private static void Build(ComposeMapping service, ComposeVariables variables)
    {
        if (service.Mapping("build") is not { } build)
        {
            return;
        }

        if (!build.Contains("dockerfile") && !build.Contains("dockerfile_inline"))
        {
            build.Set("dockerfile", new ComposeScalar("Dockerfile", build.Place));
        }

        if (build.Mapping("args") is { } args)
        {
            foreach (ComposeEntry arg in args.Entries.ToArray())
            {
                if (arg.Value is not ComposeScalar { IsNull: true })
                {
                    continue;
                }

                if (variables.Find(arg.Key) is { } value)
                {
                    args.Set(arg.Key, new ComposeScalar(value, arg.KeyPlace));
                }
                else
                {
                    args.Remove(arg.Key);
                }
            }
        }
    }

    private static void Environment(ComposeMapping service, ComposeVariables variables)
    {
        foreach (ComposeEntry variable in service.Mapping("environment")?.Entries.ToArray() ?? [])
        {
            if (variable.Value is ComposeScalar { IsNull: true } && variables.Find(variable.Key) is { } value)
            {
                service.Mapping("environment")!.Set(variable.Key, new ComposeScalar(value, variable.KeyPlace));
            }
        }
    }

    private static void Waits(ComposeMapping service)
    {
        ComposeMapping waits = service.Mapping("depends_on") ?? new ComposeMapping(service.Place);
        foreach (ComposeScalar link in service.Sequence("links")?.Texts ?? [])
        {
            string[] parts = link.Text!.Split(':');
            Wait(waits, parts.Length == 2 ? parts[0] : link.Text, link.Place, isRestarted: true);
        }

        foreach (string key in new[] { "network_mode", "ipc", "pid", "uts", "cgroup" })
        {
            if (service.Text(key) is { } shared && shared.StartsWith(Service, StringComparison.Ordinal))
            {
                Wait(waits, shared.Substring(Service.Length), service[key]!.Place, isRestarted: true);
            }
        }

        foreach (ComposeScalar from in service.Sequence("volumes_from")?.Texts ?? [])
        {
            if (!from.Text!.StartsWith("container:", StringComparison.Ordinal))
            {
                Wait(waits, from.Text.Split(':')[0], from.Place, isRestarted: false);
            }
        }

        if (waits.Keys.Count > 0)
        {
            service.Set("depends_on", waits);
        }
    }

    private static void Wait(ComposeMapping waits, string service, ComposePlace place, bool isRestarted)
    {
        if (!waits.Contains(service))
        {
            waits.Set(service, NodeForms.Of(place, ("condition", "service_started"), ("restart", isRestarted), ("required", true)), place);
        }
    }

    private void Names()
    {
        foreach (string kind in new[] { "networks", "volumes", "configs", "secrets" })
        {
            ComposeMapping? resources = model.Mapping(kind);
            foreach (ComposeEntry entry in resources?.Entries.ToArray() ?? [])
            {
                ComposeMapping resource = entry.Value as ComposeMapping ?? new ComposeMapping(entry.KeyPlace);
                if (resource["name"] is null or ComposeScalar { IsNull: true })
                {
                    string name = resource["external"] is ComposeScalar { Value: true } ? entry.Key : $"{projectName}_{entry.Key}";
                    resource.Set("name", new ComposeScalar(name, entry.KeyPlace));
                }

                resources!.Set(entry.Key, resource);
            }
        }
    }
}
