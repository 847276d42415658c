using System.Globalization;

using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Of items that mean the same, such as two mounts at one target, leaves the last at the rank of the first.</summary>
internal static class ModelUnicity
{
    private delegate string? Identity(ComposeNode item);

    private static readonly (string Path, Identity Identity)[] Lists =
    [
        .. "annotations build.args build.additional_contexts build.platform build.tags build.labels cap_add cap_drop deploy.labels dns dns_opt dns_search environment labels links networks.*.aliases networks.*.link_local_ips profiles sysctls tmpfs"
            .Split(' ').Select(static p => ("services.*." + p, (Identity)Key)),
        ("networks.*.labels", Key),
        ("networks.*.ipam.options", Key),
        ("services.*.configs", static i => Mount(i, string.Empty)),
        ("services.*.secrets", static i => Mount(i, "/run/secrets")),
        ("services.*.env_file", static i => (i as ComposeMapping)?.Text("path") ?? (i as ComposeScalar)?.Text),
        ("services.*.expose", static i => i is ComposeScalar scalar ? scalar.ToString() : null),
        ("services.*.ports", Port),
        ("services.*.volumes", Volume),
        ("services.*.devices", Device),
    ];

    /// <summary>Enforces it in a model.</summary>
    public static void Enforce(ComposeMapping model, ComposeFindings findings)
    {
        ComposePaths<ModelChange> changes = new();
        foreach ((string path, Identity identity) in Lists)
        {
            changes.Add(path, list => list is ComposeSequence sequence ? Unique(sequence, identity) : list);
        }

        new ModelWalk(changes, findings, goesInto: false).Through(model);
    }

    private static ComposeSequence Unique(ComposeSequence sequence, Identity identity)
    {
        Dictionary<string, int> ranks = new(StringComparer.Ordinal);
        List<ComposeNode> kept = [];
        foreach (ComposeNode item in sequence.Items)
        {
            string? id;
            try
            {
                id = identity(item);
            }
            catch (ValueException wrong)
            {
                throw new ValueException(wrong.Message, item.Place);
            }

            if (id is null)
            {
                kept.Add(item);
            }
            else if (ranks.TryGetValue(id, out int rank))
            {
                kept[rank] = item;
            }
            else
            {
                ranks[id] = kept.Count;
                kept.Add(item);
            }
        }

        return kept.Count == sequence.Items.Count ? sequence : new ComposeSequence(kept, sequence.Place);
    }

    private static string? Key(ComposeNode item) => item is ComposeScalar { Text: { } text } ? text.Split('=')[0] : null;

    private static string? Mount(ComposeNode item, string folder) => item switch
    {
        ComposeScalar { Text: { } name } => $"{folder}/{name}",
        ComposeMapping mapping => mapping.Text("target") ?? $"{folder}/{mapping.Text("source")}",
        _ => null,
    };

    private static string? Port(ComposeNode item) => item switch
    {
        ComposeScalar scalar => scalar.ToString(),
        ComposeMapping mapping when mapping["target"] is { } target => string.Format(
            CultureInfo.InvariantCulture,
            "{0}:{1}:{2}/{3}",
            mapping["host_ip"] ?? (object)"0.0.0.0",
            mapping["published"],
            target,
            mapping["protocol"] ?? (object)"tcp"),
        ComposeMapping => throw new ValueException(ComposeTexts.PortTarget),
        _ => null,
    };

    private static string? Volume(ComposeNode item) => item switch
    {
        ComposeScalar { Text: { } text } => VolumeText.Read(text).Target,
        ComposeMapping mapping => mapping.Text("target") ?? throw new ValueException(ComposeTexts.MountTarget),
        _ => null,
    };

    private static string? Device(ComposeNode item) => item switch
    {
        ComposeScalar { Text: { } text } => text.Split(':') is { Length: > 1 } parts ? parts[1] : text,
        ComposeMapping mapping => mapping.Text("target") ?? throw new ValueException(ComposeTexts.MountTarget),
        _ => null,
    };
}
