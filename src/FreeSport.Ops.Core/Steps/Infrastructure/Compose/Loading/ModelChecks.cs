using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>The refusals behind the schema that look at one value.</summary>
/// <param name="findings">Takes them.</param>
internal sealed class ModelChecks(ComposeFindings findings)
{
    private static readonly string[] OfExternal = ["name", "external"];

    /// <summary>Looks through a model in long form.</summary>
    public void Check(ComposeMapping model)
    {
        Each(model, "volumes", (_, volume) => External(volume, isRefused: true));
        Each(model, "networks", (_, network) => External(network, isRefused: false));
        Each(model, "configs", (name, config) => Source("configs." + name, config, "file", "environment", "content"));
        Each(model, "secrets", (name, secret) => Source("secrets." + name, secret, "file", "environment"));

        ComposePaths<ModelChange> changes = new();
        changes.Add("services.*.ports.*", Port);
        changes.Add("services.*.develop.watch.*.path", static path => path is ComposeScalar { Value: "" } ? throw new ValueException(ComposeTexts.Blank) : path);
        changes.Add("services.*.deploy.resources.reservations.devices.*", Device);
        changes.Add("services.*.gpus.*", Device);
        new ModelWalk(changes, findings, goesInto: false).Through(model);
    }

    private static void Each(ComposeMapping model, string kind, Action<string, ComposeMapping> look)
    {
        foreach (ComposeEntry entry in model.Mapping(kind)?.Entries ?? [])
        {
            if (entry.Value is ComposeMapping resource)
            {
                look(entry.Key, resource);
            }
        }
    }

    private void External(ComposeMapping resource, bool isRefused)
    {
        if (resource["external"] is not ComposeScalar { Value: true })
        {
            return;
        }

        foreach (ComposeEntry other in resource.Entries.Where(static e => !OfExternal.Contains(e.Key) && !e.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            if (isRefused)
            {
                findings.Error(ComposeRules.Exclusive, other.KeyPlace, ComposeTexts.ExternalWith.With(other.Key), ComposeTexts.ExternalWithRemedy.With(other.Key));
            }
            else
            {
                findings.Warning(ComposeRules.Exclusive, other.KeyPlace, ComposeTexts.ExternalIgnores.With(other.Key), ComposeTexts.ExternalWithRemedy.With(other.Key));
            }
        }
    }

    private void Source(string path, ComposeMapping resource, params string[] keys)
    {
        ComposeEntry[] given = [.. keys.Select(resource.Find).OfType<ComposeEntry>()];
        if (given.Length > 1)
        {
            findings.Error(ComposeRules.Exclusive, given[1].KeyPlace, ComposeTexts.ExclusiveKeys.With(path, string.Join(", ", given.Select(static g => g.Key))), ComposeTexts.ExclusiveKeysRemedy);
        }
        else if (given.Length == 0 && !resource.Contains("driver") && !resource.Contains("external"))
        {
            findings.Error(ComposeRules.Schema, resource.Place, ComposeTexts.NoSource.With(path, string.Join(", ", keys)), ComposeTexts.NoSourceRemedy);
        }
    }

    private static ComposeNode Port(ComposeNode port) =>
        port is ComposeMapping mapping && mapping.Text("host_ip") is { } address && !PortText.IsAddress(address)
            ? throw new ValueException(ComposeTexts.PortAddress.With(address), mapping["host_ip"]!.Place)
            : port;

    private static ComposeNode Device(ComposeNode device) =>
        device is ComposeMapping mapping && mapping.Contains("count") && mapping.Contains("device_ids")
            ? throw new ValueException(ComposeTexts.CountAndIds, mapping.PlaceOf("device_ids"))
            : device;
}
