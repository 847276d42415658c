using System.Text;

namespace FreeSport.Ops.Core.Steps.Secrets.Exporting;

/// <summary>Writes manifests.</summary>
/// <param name="options">What they are called, and what secrets become.</param>
internal sealed class ManifestText(ManifestOptions options)
{
    /// <summary>A ConfigMap.</summary>
    /// <param name="values">Its names; those without a value are named in a comment.</param>
    /// <returns>YAML.</returns>
    public string ConfigMap(IReadOnlyList<ManifestValue> values)
    {
        StringBuilder text = Head("v1", FsManifestKind.ConfigMap);
        Data(text, "data", values.Where(static v => v.Value is not null));
        Missing(text, values.Where(static v => v.Value is null), ManifestTexts.ValuesUnknown);
        return text.ToString();
    }

    /// <summary>What the secrets become.</summary>
    /// <param name="values">Their names.</param>
    /// <param name="showsValues">Whether the values are written: for a private file alone.</param>
    /// <returns>YAML.</returns>
    public string Secret(IReadOnlyList<ManifestValue> values, bool showsValues) => options.SecretKind switch
    {
        FsManifestKind.SealedSecret => Sealed(values),
        FsManifestKind.ExternalSecret => External(values),
        _ => Plain(values, showsValues),
    };

    private string Plain(IReadOnlyList<ManifestValue> values, bool showsValues)
    {
        StringBuilder text = Head("v1", FsManifestKind.Secret).Append("type: Opaque\n");
        ManifestValue[] shown = showsValues ? [.. values.Where(static v => v.Value is not null)] : [];
        if (shown.Length > 0)
        {
            Data(text, "stringData", shown);
        }

        Missing(text, values.Except(shown), ManifestTexts.StringDataLeftOut.Replace("NAME", options.Name));
        return text.ToString();
    }

    private string Sealed(IReadOnlyList<ManifestValue> values)
    {
        StringBuilder text = Head("bitnami.com/v1alpha1", FsManifestKind.SealedSecret)
            .Append("spec:\n  encryptedData: {}\n  template:\n    metadata:\n      name: ").Append(ManifestYaml.Quoted(options.Name)).Append('\n');
        if (options.Namespace is { } space)
        {
            text.Append("      namespace: ").Append(ManifestYaml.Quoted(space)).Append('\n');
        }

        text.Append("    type: Opaque\n");
        Missing(text, values, ManifestTexts.EncryptedDataLeftOut.With("kubeseal --raw --name " + options.Name + (options.Namespace is { } at ? " --namespace " + at : string.Empty) + " --from-file=/dev/stdin"));
        return text.ToString();
    }

    private string External(IReadOnlyList<ManifestValue> values)
    {
        StringBuilder text = Head("external-secrets.io/v1", FsManifestKind.ExternalSecret)
            .Append("spec:\n  refreshInterval: 1h\n  secretStoreRef:\n    kind: SecretStore\n    name: ").Append(ManifestYaml.Quoted(options.SecretStore!))
            .Append("\n  target:\n    name: ").Append(ManifestYaml.Quoted(options.Name)).Append("\n  data:\n");
        foreach (ManifestValue value in values)
        {
            string name = ManifestYaml.Quoted(value.Entry.Name);
            text.Append("    - secretKey: ").Append(name).Append("\n      remoteRef:\n        key: ").Append(ManifestYaml.Quoted(options.Name)).Append("\n        property: ").Append(name).Append('\n');
        }

        return text.ToString();
    }

    private StringBuilder Head(string version, FsManifestKind kind)
    {
        StringBuilder text = new StringBuilder().Append("apiVersion: ").Append(version).Append("\nkind: ").Append(kind).Append("\nmetadata:\n  name: ").Append(ManifestYaml.Quoted(options.Name)).Append('\n');
        return options.Namespace is { } space ? text.Append("  namespace: ").Append(ManifestYaml.Quoted(space)).Append('\n') : text;
    }

    private static void Data(StringBuilder text, string key, IEnumerable<ManifestValue> values)
    {
        const int Indent = 4;
        ManifestValue[] all = [.. values];
        text.Append(key).Append(all.Length == 0 ? ": {}\n" : ":\n");
        foreach (ManifestValue value in all)
        {
            // Keys are quoted as well: yes and 0123 are names that people give.
            text.Append("  ").Append(ManifestYaml.Quoted(value.Entry.Name)).Append(": ").Append(ManifestYaml.Value(value.Text(), Indent)).Append('\n');
        }
    }

    private static void Missing(StringBuilder text, IEnumerable<ManifestValue> values, string why)
    {
        ManifestValue[] all = [.. values];
        if (all.Length == 0)
        {
            return;
        }

        foreach (string line in why.Split('\n'))
        {
            text.Append("# ").Append(line).Append('\n');
        }

        foreach (ManifestValue value in all)
        {
            text.Append("#   ").Append(value.Entry.Name).Append(value.Entry.Place is { } place ? "  (" + place + ")" : string.Empty).Append('\n');
        }
    }
}
