using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Warns of what compose does not look at while a profile is off, and refuses as soon as somebody turns it on.</summary>
/// <param name="state">What the whole load shares.</param>
/// <param name="model">The model in long form.</param>
/// <param name="active">The services that start, and those that do not.</param>
internal sealed class DisabledServices(LoadState state, ComposeMapping model, ActiveServices active)
{
    /// <summary>Looks for it.</summary>
    public void Check()
    {
        if (active.Disabled.Count == 0)
        {
            return;
        }

        // Names of containers and ports are left alone: of profiles that nobody turns on together, two may want the same.
        LoadState apart = state.Apart();
        ActiveServices all = new(model, ["*"]);
        new Consistency(apart, model, all).Check(active.Disabled);
        new DependencyCycle(apart.Findings, all.Enabled).Check();
        foreach (ComposeFinding finding in apart.Findings.All.Where(f => !state.Findings.IsWrong(f.Place)))
        {
            state.Findings.Add(finding with
            {
                Severity = FsFindingSeverity.Warning,
                Message = ComposeTexts.WithProfile.With(ProfilesOf(finding.Service), finding.Message),
            });
        }

        foreach (KeyValuePair<string, ComposeMapping> service in active.Disabled)
        {
            Alone(service.Key, service.Value);
        }
    }

    // Compose does not turn on the profile of what a service waits for.
    private void Alone(string name, ComposeMapping service)
    {
        foreach (ComposeEntry dependency in service.Mapping("depends_on")?.Entries ?? [])
        {
            bool isRequired = (dependency.Value as ComposeMapping)?["required"] is not ComposeScalar { Value: false };
            if (!isRequired || !active.Disabled.TryGetValue(dependency.Key, out ComposeMapping? other)
                || Profiles(service).FirstOrDefault(p => !ActiveServices.IsOn(other, [p])) is not { } alone)
            {
                continue;
            }

            string missing = string.Join(", ", Profiles(other));
            state.Findings.Service = name;
            state.Findings.Warning(
                ComposeRules.Undefined,
                dependency.KeyPlace,
                ComposeTexts.WithProfile.With(alone, ComposeTexts.DisabledService.With(name, "depends_on", dependency.Key, missing)),
                ComposeTexts.DisabledServiceRemedy.With(missing));
            state.Findings.Service = null;
        }
    }

    private string ProfilesOf(string? service) => string.Join(
        ", ",
        service is not null && active.Disabled.TryGetValue(service, out ComposeMapping? own) ? Profiles(own) : active.Disabled.Values.SelectMany(Profiles).Distinct());

    private static IEnumerable<string> Profiles(ComposeMapping service) => service.Sequence("profiles")?.Texts.Select(static p => p.Text!) ?? [];
}
