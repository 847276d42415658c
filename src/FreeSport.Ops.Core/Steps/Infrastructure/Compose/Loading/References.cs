using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Holds what services name against what is declared.</summary>
/// <param name="state">What the whole load shares.</param>
/// <param name="model">The model in long form.</param>
/// <param name="active">The services that start.</param>
internal sealed class References(LoadState state, ComposeMapping model, ActiveServices active)
{
    private const string OfService = "service:";

    /// <summary>Looks at what a service names.</summary>
    public void Check(string name, ComposeMapping service)
    {
        foreach (ComposeEntry network in service.Mapping("networks")?.Entries ?? [])
        {
            Declared(name, "networks", network.Key, network.KeyPlace, ComposeTexts.UndefinedNetwork);
        }

        foreach (ComposeMapping volume in service.Sequence("volumes")?.Items.OfType<ComposeMapping>() ?? [])
        {
            if (volume.Text("type") == "volume" && volume.Text("source") is { Length: > 0 } source)
            {
                Declared(name, "volumes", source, volume["source"]!.Place, ComposeTexts.UndefinedVolume);
            }
        }

        Sources(name, "secrets", service.Mapping("build")?.Sequence("secrets"), ComposeTexts.UndefinedSecret);
        Sources(name, "configs", service.Sequence("configs"), ComposeTexts.UndefinedConfig);
        Sources(name, "secrets", service.Sequence("secrets"), ComposeTexts.UndefinedSecret);
        foreach (ComposeEntry used in service.Mapping("models")?.Entries ?? [])
        {
            Declared(name, "models", used.Key, used.KeyPlace, ComposeTexts.UndefinedModel);
        }

        foreach (ComposeEntry dependency in service.Mapping("depends_on")?.Entries ?? [])
        {
            bool isRequired = (dependency.Value as ComposeMapping)?["required"] is not ComposeScalar { Value: false };
            if (isRequired || !active.Disabled.ContainsKey(dependency.Key))
            {
                Service(name, dependency.Key, dependency.KeyPlace, "depends_on");
            }
        }

        if (service.Text("network_mode") is { } mode && mode.StartsWith(OfService, StringComparison.Ordinal))
        {
            Service(name, mode.Substring(OfService.Length), service["network_mode"]!.Place, "network_mode");
        }
    }

    /// <summary>Looks at a service that another one names.</summary>
    public void Service(string name, string target, ComposePlace place, string key)
    {
        if (active.Enabled.ContainsKey(target) || state.IsDamaged || state.Findings.IsWrong(place))
        {
            return;
        }

        if (active.Disabled.TryGetValue(target, out ComposeMapping? disabled))
        {
            string profiles = string.Join(", ", disabled.Sequence("profiles")?.Texts.Select(static p => p.Text) ?? []);
            state.Findings.Error(ComposeRules.Undefined, place, ComposeTexts.DisabledService.With(name, key, target, profiles), ComposeTexts.DisabledServiceRemedy.With(profiles));
        }
        else
        {
            state.Findings.Error(ComposeRules.Undefined, place, ComposeTexts.UndefinedService.With(name, key, target), Suggest(target, active.Enabled.Keys, "services"));
        }
    }

    private void Sources(string name, string kind, ComposeSequence? uses, string message)
    {
        foreach (ComposeMapping use in uses?.Items.OfType<ComposeMapping>() ?? [])
        {
            if (use.Text("source") is { } source)
            {
                Declared(name, kind, source, use["source"]!.Place, message);
            }
        }
    }

    private void Declared(string service, string kind, string name, ComposePlace place, string message)
    {
        if (model.Mapping(kind) is { } declared && declared.Contains(name))
        {
            return;
        }

        if (!state.IsDamaged && !state.Findings.IsWrong(place))
        {
            state.Findings.Error(ComposeRules.Undefined, place, message.With(service, name), Suggest(name, model.Mapping(kind)?.Keys ?? [], kind));
        }
    }

    private static string Suggest(string name, IEnumerable<string> declared, string kind) =>
        Nearest.Suggest(name, declared)?.ToString().Trim() ?? ComposeTexts.UndefinedRemedy.With(name, kind);
}
