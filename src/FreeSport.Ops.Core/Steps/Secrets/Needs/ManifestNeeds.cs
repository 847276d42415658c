using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>What single manifests take from Secrets: by key, or a Secret as a whole.</summary>
/// <param name="needs">Takes what is found.</param>
internal sealed class ManifestNeeds(NeedCollector needs)
{
    private static readonly string[] Keys = ["data", "stringData"];

    private readonly HashSet<string> _described = new(StringComparer.Ordinal);
    private readonly List<(string Secret, FsSecretPlace Place)> _whole = [];

    public void Collect(YamlMapping root, string path, string? environment)
    {
        if (root.Find("apiVersion") is null || TextOf(root, "kind") is not { } kind)
        {
            return;
        }

        string by = kind + " " + (TextOf(root.Find("metadata"), "name") ?? "?");
        if (kind == "Secret")
        {
            _described.Add(TextOf(root.Find("metadata"), "name") ?? string.Empty);
            foreach (YamlScalar key in Keys.SelectMany(k => (root.Find(k) as YamlMapping)?.Entries ?? []).Select(static e => e.Key))
            {
                needs.Add(key.Value, FsSecretKind.Secret, Place(key, path, environment, by, isRequired: true));
            }

            return;
        }

        Walk(root, path, environment, by);
    }

    /// <summary>Adds the Secrets that are taken whole and that no manifest describes: their keys are not known from here.</summary>
    public void Finish()
    {
        foreach ((string secret, FsSecretPlace place) in _whole.Where(w => !_described.Contains(w.Secret)))
        {
            needs.Add(secret, FsSecretKind.Secret, place);
        }
    }

    private void Walk(YamlNode start, string path, string? environment, string by)
    {
        HashSet<YamlNode> seen = [];
        Stack<YamlNode> open = new([start]);
        while (open.Count > 0)
        {
            YamlNode at = open.Pop();
            if (!seen.Add(at))
            {
                continue;
            }

            foreach (KeyValuePair<YamlScalar, YamlNode> entry in (at as YamlMapping)?.Entries ?? [])
            {
                open.Push(entry.Value);
                Reference(entry.Key.Value, entry.Value as YamlMapping, path, environment, by);
            }

            foreach (YamlNode item in (at as YamlSequence)?.Items ?? [])
            {
                open.Push(item);
            }
        }
    }

    private void Reference(string key, YamlMapping? reference, string path, string? environment, string by)
    {
        if (reference?.Find("name") is not YamlScalar { IsNull: false } secret)
        {
            return;
        }

        bool isRequired = TextOf(reference, "optional") != "true";
        if (key == "secretKeyRef" && reference.Find("key") is YamlScalar { IsNull: false } name)
        {
            needs.Add(name.Value, FsSecretKind.Secret, Place(name, path, environment, by + ", Secret " + secret.Value, isRequired));
        }
        else if (key == "secretRef")
        {
            _whole.Add((secret.Value, Place(secret, path, environment, by + ", envFrom", isRequired)));
        }
    }

    private static string? TextOf(YamlNode? node, string key) => (node as YamlMapping)?.Find(key) is YamlScalar { IsNull: false } text ? text.Value : null;

    private static FsSecretPlace Place(YamlScalar at, string path, string? environment, string by, bool isRequired) => new()
    {
        Source = FsSecretSource.Kubernetes,
        Path = path,
        Line = at.Start.Line,
        Column = at.Start.Column,
        NeededBy = by,
        Environment = environment,
        IsRequired = isRequired,
    };
}
