using System.Globalization;

using FreeSport.Ops.Core.Steps.Infrastructure.Docker;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>In what containers, and services of Swarm, differ from what compose files declare.</summary>
internal static class ComposeDrift
{
    /// <summary>Containers of a Compose project.</summary>
    public static void OfContainers(SnapshotDrift drift)
    {
        Dictionary<string, FsInfrastructureResource> services = drift.Declared.Where(static d => d.Type == "service").ToDictionary(static d => d.Name, StringComparer.Ordinal);
        ILookup<string, FsInfrastructureResource> containers = drift.Running.Where(static r => r.Type == "container" && r.Owner is not null && Fact(r, "oneOff") is null).ToLookup(static r => r.Owner!, StringComparer.Ordinal);
        foreach (FsInfrastructureResource service in services.Values)
        {
            FsInfrastructureResource[] own = [.. containers[service.Name]];
            int wanted = service.Replicas ?? 1;
            bool isActive = Fact(service, "active") is null;
            if (own.Length == 0)
            {
                if (isActive && wanted > 0)
                {
                    drift.NotRunning(service);
                }

                continue;
            }

            foreach (FsInfrastructureResource container in own)
            {
                SnapshotDrift.Match(service, container);
                Container(drift, service, container);
            }

            if (isActive && own.Length != wanted)
            {
                drift.Differs(service, null, "replicas", Text(wanted), Text(own.Length));
            }
        }

        Owned(drift, static declared => [declared.Name]);
        foreach (FsInfrastructureResource orphan in drift.Running.Where(r => r.Match == FsInfrastructureMatch.Unknown && !(Fact(r, "oneOff") is not null && r.State is FsInfrastructureState.Completed or FsInfrastructureState.Stopped)))
        {
            drift.NotDeclared(orphan);
        }
    }

    /// <summary>Services of a stack.</summary>
    public static void OfStack(SnapshotDrift drift, string stack)
    {
        Dictionary<string, FsInfrastructureResource> running = drift.Running.Where(static r => r.Type == "service").ToDictionary(static r => r.Name, StringComparer.Ordinal);
        foreach (FsInfrastructureResource service in drift.Declared.Where(static d => d.Type == "service"))
        {
            if (!running.TryGetValue(stack + "_" + service.Name, out FsInfrastructureResource? found))
            {
                drift.NotRunning(service);
                continue;
            }

            SnapshotDrift.Match(service, found);
            Image(drift, service, found);
            if (found.RunningReplicas is { } count && (service.Replicas ?? found.Replicas) is { } wanted && count != wanted)
            {
                drift.Differs(service, found, "replicas", Text(wanted), Text(count));
            }

            Ports(drift, service, found);
            Variables(drift, service, found);
        }

        Owned(drift, declared => [declared.Name, stack + "_" + declared.Address.Substring(declared.Type.Length + 1)]);
        foreach (FsInfrastructureResource orphan in drift.Running.Where(r => r.Owner == stack && r.Match == FsInfrastructureMatch.Unknown))
        {
            drift.NotDeclared(orphan);
        }
    }

    // One that is declared and not there is no difference of its own: it comes and goes with the services that use it.
    private static void Owned(SnapshotDrift drift, Func<FsInfrastructureResource, string[]> names)
    {
        foreach (FsInfrastructureResource declared in drift.Declared.Where(static d => d.Type is "volume" or "network" && Fact(d, "external") is null))
        {
            string[] known = names(declared);
            if (drift.Running.FirstOrDefault(r => r.Type == declared.Type && known.Contains(r.Name, StringComparer.Ordinal)) is { } running)
            {
                SnapshotDrift.Match(declared, running);
                if (Fact(declared, "driver") is { } driver)
                {
                    drift.Differs(declared, running, "driver", driver, Fact(running, "driver"));
                }
            }
            else
            {
                declared.Match = FsInfrastructureMatch.OnlyDeclared;
            }
        }
    }

    private static void Container(SnapshotDrift drift, FsInfrastructureResource service, FsInfrastructureResource container)
    {
        Image(drift, service, container);
        if (Fact(container, "newerImage") is { } newer && service.Image is not null && service.Digest is null && ImageReferences.IsSame(service.Image, container.Image ?? string.Empty))
        {
            drift.Differs(service, container, "imageId", newer, Fact(container, "imageId"));
        }

        string? restart = Fact(service, "restart");
        if (container.State == FsInfrastructureState.Stopped || (container.State == FsInfrastructureState.Completed && restart is "always" or "unless-stopped"))
        {
            drift.Differs(service, container, "state", "running", Fact(container, "status") + (Fact(container, "exitCode") is { } code ? $" ({code})" : string.Empty));
        }

        if (restart is not null && restart != "no" && restart.Split(':')[0] != (Fact(container, "restart") ?? "no"))
        {
            drift.Differs(service, container, "restart", restart, Fact(container, "restart") ?? "no");
        }

        if (service.Health == FsInfrastructureHealth.Declared && container.Health == FsInfrastructureHealth.None)
        {
            drift.Differs(service, container, "healthcheck", "declared", "none");
        }

        if (Fact(service, "networkMode") is not "host")
        {
            Ports(drift, service, container);
        }

        Variables(drift, service, container);
    }

    // A name that still has a variable in it is not known here.
    private static void Image(SnapshotDrift drift, FsInfrastructureResource service, FsInfrastructureResource found)
    {
        if (service.Image is not { } image || image.IndexOf('$') >= 0)
        {
            return;
        }

        if (found.Image is { } runs && !ImageReferences.IsSame(image, runs))
        {
            drift.Differs(service, found, "image", image, runs);
        }
        else if (service.Digest is { } digest && found.Digest != digest && Fact(found, "digests")?.Contains(digest, StringComparison.Ordinal) is not true)
        {
            drift.Differs(service, found, "digest", digest, found.Digest ?? "none");
        }
    }

    private static void Ports(SnapshotDrift drift, FsInfrastructureResource service, FsInfrastructureResource found)
    {
        if (!Array.Exists(service.Ports, static p => p.IndexOf('$') >= 0 || p.IndexOf('-') >= 0))
        {
            string[] wanted = [.. service.Ports.Select(static p => p.Replace(" (host)", string.Empty))], has = [.. found.Ports.Select(static p => p.Replace(" (host)", string.Empty))];
            drift.Differs(service, found, "ports", Joined(wanted), Joined(has));
        }
    }

    // An image has variables of its own: only what is declared and not there is told.
    private static void Variables(SnapshotDrift drift, FsInfrastructureResource service, FsInfrastructureResource found)
    {
        string[] missing = [.. service.Variables.Except(found.Variables, StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            drift.Differs(service, found, "variables", Joined(missing), null);
        }
    }

    private static string? Joined(string[] values) => values.Length == 0 ? null : string.Join(", ", values.OrderBy(static v => v, StringComparer.Ordinal));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Fact(FsInfrastructureResource resource, string name) => Array.Find(resource.Facts, f => f.Name == name)?.Value;
}
