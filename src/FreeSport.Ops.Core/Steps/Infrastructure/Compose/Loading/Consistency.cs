using System.Globalization;

using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>The refusals that need the whole model: what is named and not declared, what excludes one another, circles.</summary>
/// <param name="state">What the whole load shares.</param>
/// <param name="model">The model in long form.</param>
/// <param name="active">The services that start.</param>
internal sealed class Consistency(LoadState state, ComposeMapping model, ActiveServices active)
{
    private const string OfService = "service:";

    private readonly ComposeFindings _findings = state.Findings;
    private readonly References _references = new(state, model, active);

    /// <summary>Looks for them.</summary>
    public void Check()
    {
        Check(active.Enabled);
        Secrets();
        ContainerNames();
        new DependencyCycle(_findings, active.Enabled).Check();
    }

    /// <summary>Looks for those that one service alone can have.</summary>
    /// <param name="services">The services to look at, by name.</param>
    public void Check(IReadOnlyDictionary<string, ComposeMapping> services)
    {
        foreach (KeyValuePair<string, ComposeMapping> service in services)
        {
            _findings.Service = service.Key;
            if (!state.Damaged.Contains(service.Key))
            {
                Image(service.Key, service.Value);
            }

            Build(service.Key, service.Value);
            Networks(service.Key, service.Value);
            _references.Check(service.Key, service.Value);
            HealthCheck(service.Value);
            Scale(service.Key, service.Value);
            Limits(service.Key, service.Value);
            Watch(service.Key, service.Value);
            Mounts(service.Key, service.Value);
        }

        _findings.Service = null;
    }

    private void Image(string name, ComposeMapping service)
    {
        if (!service.Contains("build") && service.Text("image") is not { Length: > 0 } && !service.Contains("provider"))
        {
            _findings.Error(ComposeRules.NoImage, service.Place, ComposeTexts.NoImage.With(name), ComposeTexts.NoImageRemedy);
        }
    }

    private void Build(string name, ComposeMapping service)
    {
        if (service.Mapping("build") is not { } build)
        {
            return;
        }

        if (build.Text("dockerfile") is { Length: > 0 } && build.Text("dockerfile_inline") is { Length: > 0 })
        {
            Exclusive(name, build, "dockerfile_inline", "build.dockerfile");
        }

        string[] platforms = [.. build.Sequence("platforms")?.Texts.Select(static p => p.Text!) ?? []];
        if (service.Text("platform") is { Length: > 0 } platform && platforms.Length > 0 && !platforms.Contains(platform))
        {
            _findings.Error(ComposeRules.Exclusive, service["platform"]!.Place, ComposeTexts.Platform.With(name, platform), ComposeTexts.PlatformRemedy.With(platform));
        }

        foreach (ComposeEntry context in build.Mapping("additional_contexts")?.Entries ?? [])
        {
            if (context.Value is ComposeScalar { Text: { } text } && text.StartsWith(OfService, StringComparison.Ordinal))
            {
                string target = text.Substring(OfService.Length);
                _references.Service(name, target, context.Value.Place, "build.additional_contexts");
                if (active.Enabled.TryGetValue(target, out ComposeMapping? other) && !other.Contains("build"))
                {
                    _findings.Error(ComposeRules.Undefined, context.Value.Place, ComposeTexts.NotBuilt.With(name, target));
                }
            }
        }
    }

    private void Networks(string name, ComposeMapping service)
    {
        if (service.Text("network_mode") is { Length: > 0 } && service.Mapping("networks") is { Keys.Count: > 0 })
        {
            Exclusive(name, service, "network_mode", "networks");
        }
    }

    private void HealthCheck(ComposeMapping service)
    {
        if (service.Mapping("healthcheck")?.Sequence("test") is { Items.Count: > 0 } test && test.Items[0] is ComposeScalar first && first.Text is not ("CMD" or "CMD-SHELL" or "NONE"))
        {
            _findings.Error(ComposeRules.Value, first.Place, ComposeTexts.HealthCheckForm, ComposeTexts.HealthCheckFormRemedy);
        }
    }

    private void Scale(string name, ComposeMapping service)
    {
        ComposeScalar? scale = service["scale"] as ComposeScalar;
        ComposeScalar? replicas = service.Mapping("deploy")?["replicas"] as ComposeScalar;
        if (scale?.Value is long number && replicas?.Value is long other && number != other)
        {
            _findings.Error(ComposeRules.Exclusive, scale.Place, ComposeTexts.Differ.With(name, "scale", "deploy.replicas"), ComposeTexts.DifferRemedy);
        }

        foreach (ComposeScalar? count in new[] { scale, replicas })
        {
            if (count?.Value is < 0L)
            {
                _findings.Error(ComposeRules.Value, count.Place, ComposeTexts.NegativeScale.With(name));
            }
        }

        if ((scale ?? replicas)?.Value is > 1L && service.Text("container_name") is { Length: > 0 })
        {
            _findings.Error(ComposeRules.Exclusive, service["container_name"]!.Place, ComposeTexts.ScaledName.With(name), ComposeTexts.ScaledNameRemedy);
        }
    }

    private void Limits(string name, ComposeMapping service)
    {
        ComposeMapping? resources = service.Mapping("deploy")?.Mapping("resources");
        Differ("cpus", resources?.Mapping("limits"), "limits", "cpus", isTextless: true);
        Differ("mem_limit", resources?.Mapping("limits"), "limits", "memory");
        Differ("mem_reservation", resources?.Mapping("reservations"), "reservations", "memory");
        Differ("pids_limit", resources?.Mapping("limits"), "limits", "pids");

        // A limit that is not given counts as none, which differs as well.
        void Differ(string key, ComposeMapping? section, string sectionName, string of, bool isTextless = false)
        {
            if (section is null || service[key] is not ComposeScalar { Value: not (null or 0L or "0" or 0.0) } own)
            {
                return;
            }

            string other = (section[of] as ComposeScalar)?.ToString() is { Length: > 0 } there ? there : "0";
            bool isSame = isTextless ? Single(own.ToString()).Equals(Single(other)) : own.ToString() == other;
            if (!isSame)
            {
                _findings.Error(ComposeRules.Exclusive, own.Place, ComposeTexts.Differ.With(name, key, $"deploy.resources.{sectionName}.{of}"), ComposeTexts.DifferRemedy);
            }
        }
    }

    private static float Single(string text) => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) ? number : 0;

    private void Watch(string name, ComposeMapping service)
    {
        foreach (ComposeMapping watch in service.Mapping("develop")?.Sequence("watch")?.Items.OfType<ComposeMapping>() ?? [])
        {
            if (watch.Text("target") is not { Length: > 0 } && watch.Text("action") is { } action and not ("rebuild" or "restart"))
            {
                _findings.Error(ComposeRules.Schema, watch.Place, ComposeTexts.WatchTarget.With(name, action), ComposeTexts.MissingKeyRemedy.With("target"));
            }
        }
    }

    private void Mounts(string name, ComposeMapping service)
    {
        Dictionary<string, ComposePlace> mounts = new(StringComparer.Ordinal);
        foreach (ComposeScalar tmpfs in service.Sequence("tmpfs")?.Texts ?? [])
        {
            Mount(tmpfs.Text!.Split(':')[0], tmpfs.Place);
        }

        foreach (ComposeMapping volume in service.Sequence("volumes")?.Items.OfType<ComposeMapping>() ?? [])
        {
            Mount(volume.Text("target") ?? string.Empty, volume.Place);
        }

        void Mount(string target, ComposePlace place)
        {
            if (mounts.TryGetValue(target, out ComposePlace other))
            {
                _findings.Error(ComposeRules.Mount, place, ComposeTexts.MountTwice.With(name, target, System.IO.Path.GetFileName(other.File), other.Line), ComposeTexts.MountTwiceRemedy);
            }
            else
            {
                mounts[target] = place;
            }
        }
    }

    private void Secrets()
    {
        foreach (ComposeEntry entry in model.Mapping("secrets")?.Entries ?? [])
        {
            if (entry.Value is ComposeMapping secret && secret["external"] is not ComposeScalar { Value: true }
                && secret.Text("file") is not { Length: > 0 } && secret.Text("environment") is not { Length: > 0 } && !_findings.IsWrong(secret.Place))
            {
                _findings.Error(ComposeRules.Schema, secret.Place, ComposeTexts.NoSource.With("secrets." + entry.Key, "file, environment"), ComposeTexts.NoSourceRemedy);
            }
        }
    }

    private void ContainerNames()
    {
        Dictionary<string, (string Service, ComposePlace Place)> names = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, ComposeMapping> service in active.Enabled)
        {
            if (service.Value.Text("container_name") is not { Length: > 0 } name)
            {
                continue;
            }

            ComposePlace place = service.Value["container_name"]!.Place;
            if (names.TryGetValue(name, out (string Service, ComposePlace Place) other))
            {
                _findings.Error(ComposeRules.Exclusive, place, ComposeTexts.ContainerName.With(name, other.Service, System.IO.Path.GetFileName(other.Place.File), other.Place.Line), ComposeTexts.ContainerNameRemedy);
            }
            else
            {
                names[name] = (service.Key, place);
            }
        }
    }

    private void Exclusive(string service, ComposeMapping mapping, string key, string other) =>
        _findings.Error(ComposeRules.Exclusive, mapping.PlaceOf(key), ComposeTexts.ExclusiveOfService.With(service, key, other), ComposeTexts.ExclusiveKeysRemedy);
}
