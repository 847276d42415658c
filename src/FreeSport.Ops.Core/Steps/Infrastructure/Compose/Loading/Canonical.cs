using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Turns short forms into the long ones. What has no form that is known stays as it is: the schema tells of it.</summary>
internal static class Canonical
{
    private static readonly ComposePaths<ModelChange> Forms = LongForms();

    /// <summary>Turns the short forms of a model into long ones.</summary>
    public static void Write(ComposeMapping model, ComposeFindings findings) => new ModelWalk(Forms, findings, goesInto: true).Through(model);

    /// <summary>A text as a list of one.</summary>
    public static ComposeNode AsList(ComposeNode value) => value is ComposeScalar { Value: string } ? new ComposeSequence([value], value.Place) : value;

    private static ComposePaths<ModelChange> LongForms()
    {
        ComposePaths<ModelChange> forms = new();
        Service(FileMount, "build.secrets.*", "secrets.*", "configs.*");
        Service(static v => v is ComposeScalar { Value: bool } ? new ComposeScalar(v.ToString(), v.Place) : v, "build.provenance", "build.sbom");
        Service(Pairs, "build.additional_contexts");
        Service(DependsOn, "depends_on");
        Service(EnvFiles, "env_file");
        Service(AsList, "label_file", "develop.watch.*.ignore", "develop.watch.*.include");
        Service(static v => v is ComposeSequence list ? WithoutEmpty(list) : AsList(v), "dns");
        Service(static v => v is ComposeScalar { Value: string } ? NodeForms.Of(v.Place, ("service", v)) : v, "extends");
        Service(static v => v is ComposeScalar { Value: string } ? new ComposeSequence([NodeForms.Of(v.Place, ("count", "all"))], v.Place) : v, "gpus");
        Service(static v => NodeForms.ToMapping(v, NodeForms.Nothing) ?? v, "networks", "models");
        Service(Volume, "volumes.*");
        Service(Device, "devices.*");
        Service(Port, "ports.*");
        Service(static v => v is ComposeScalar { Value: string } ? NodeForms.Of(v.Place, ("context", v)) : v, "build");
        Service(Ssh, "build.ssh");
        foreach (string kind in new[] { "volumes", "networks", "secrets", "configs" })
        {
            forms.Add(kind + ".*", External);
        }

        return forms;

        void Service(ModelChange change, params string[] paths)
        {
            foreach (string path in paths)
            {
                forms.Add("services.*." + path, change);
            }
        }
    }

    private static ComposeSequence WithoutEmpty(ComposeSequence list) =>
        new(list.Items.Where(static i => i is not ComposeScalar { Value: null or "" }), list.Place);

    private static ComposeNode FileMount(ComposeNode value) => value is ComposeScalar { Value: string } ? NodeForms.Of(value.Place, ("source", value)) : value;

    private static ComposeNode Pairs(ComposeNode value)
    {
        if (value is not ComposeSequence list)
        {
            return value;
        }

        ComposeMapping mapping = new(list.Place);
        foreach (ComposeScalar pair in list.Texts)
        {
            int sign = pair.Text!.IndexOf('=');
            if (sign < 0)
            {
                throw new ValueException(ComposeTexts.NotPair, pair.Place);
            }

            mapping.Set(pair.Text.Substring(0, sign), new ComposeScalar(pair.Text.Substring(sign + 1), pair.Place), pair.Place);
        }

        return mapping;
    }

    private static ComposeNode DependsOn(ComposeNode value)
    {
        if (NodeForms.ToMapping(value, NodeForms.Started) is not { } mapping)
        {
            return value;
        }

        foreach (ComposeMapping one in mapping.Entries.Select(static e => e.Value).OfType<ComposeMapping>())
        {
            Offer(one, "condition", "service_started");
            Offer(one, "required", true);
        }

        return mapping;
    }

    private static ComposeNode EnvFiles(ComposeNode value)
    {
        ComposeSequence? list = AsList(value) as ComposeSequence;
        for (int i = 0; i < list?.Items.Count; i++)
        {
            if (list.Items[i] is ComposeScalar { Value: string } path)
            {
                list.Items[i] = NodeForms.Of(path.Place, ("path", path), ("required", true));
            }
            else if (list.Items[i] is ComposeMapping file)
            {
                Offer(file, "required", true);
            }
        }

        return list ?? value;
    }

    private static ComposeNode Volume(ComposeNode value)
    {
        if (value is not ComposeScalar { Value: string text })
        {
            return value;
        }

        VolumeText volume = VolumeText.Read(text);
        ComposeMapping mapping = NodeForms.Of(value.Place, ("type", volume.IsBind ? "bind" : "volume"));
        if (volume.Source.Length > 0)
        {
            mapping.Set("source", new ComposeScalar(volume.Source, value.Place));
        }

        mapping.Set("target", new ComposeScalar(CleanPath(volume.Target), value.Place));
        if (volume.IsReadOnly)
        {
            mapping.Set("read_only", new ComposeScalar(true, value.Place));
        }

        ComposeMapping bind = new(value.Place);
        Put(bind, "propagation", volume.Propagation);
        Put(bind, "selinux", volume.Label);
        if (volume.IsBind)
        {
            bind.Set("create_host_path", new ComposeScalar(true, value.Place));
        }

        if (bind.Keys.Count > 0)
        {
            mapping.Set("bind", bind);
        }

        if (!volume.IsBind || volume.IsNotCopied)
        {
            mapping.Set("volume", volume.IsNotCopied ? NodeForms.Of(value.Place, ("nocopy", true)) : new ComposeMapping(value.Place));
        }

        return mapping;
    }

    private static ComposeNode Device(ComposeNode value)
    {
        if (value is not ComposeScalar { Value: string text })
        {
            return value;
        }

        string[] parts = text.Split(':');
        return parts.Length > 3
            ? throw new ValueException(ComposeTexts.DeviceParts)
            : NodeForms.Of(
                value.Place,
                ("source", parts[0]),
                ("target", parts.Length > 1 && parts[1].Length > 0 ? parts[1] : parts[0]),
                ("permissions", parts.Length > 2 ? parts[2] : "rwm"));
    }

    private static ComposeNode Port(ComposeNode value) =>
        value is ComposeScalar { Value: string or long } port
            ? new ComposeSequence(PortText.Read(port.ToString()).Select(p => Port(p, value.Place)), value.Place)
            : value;

    private static ComposeMapping Port(PortText port, ComposePlace place)
    {
        ComposeMapping mapping = NodeForms.Of(place, ("mode", "ingress"));
        Put(mapping, "host_ip", port.HostIP);
        mapping.Set("target", new ComposeScalar((long)port.Target, place));
        Put(mapping, "published", port.Published);
        mapping.Set("protocol", new ComposeScalar(port.Protocol, place));
        return mapping;
    }

    private static ComposeNode Ssh(ComposeNode value)
    {
        if (value is not ComposeSequence list)
        {
            return value;
        }

        ComposeMapping mapping = new(list.Place);
        foreach (ComposeScalar key in list.Texts)
        {
            int sign = key.Text!.IndexOf('=');
            if (sign < 0 && key.Text != "default")
            {
                throw new ValueException(ComposeTexts.SshKey, key.Place);
            }

            mapping.Set(
                sign < 0 ? key.Text : key.Text.Substring(0, sign),
                sign < 0 ? NodeForms.Nothing(key.Place) : new ComposeScalar(key.Text.Substring(sign + 1), key.Place),
                key.Place);
        }

        return mapping;
    }

    // The old form, with the name below.
    private static ComposeNode External(ComposeNode value)
    {
        if (value is not ComposeMapping resource || resource["external"] is not ComposeMapping external)
        {
            return value;
        }

        resource.Set("external", new ComposeScalar(true, external.Place));
        if (external.Text("name") is { } name)
        {
            if (resource.Text("name") is { } other && other != name)
            {
                throw new ValueException(ComposeTexts.TwoNames, external.PlaceOf("name"));
            }

            resource.Set("name", external["name"]!);
        }

        return resource;
    }

    /// <summary>A path without <c>.</c>, <c>..</c> and doubled slashes, as the container has it.</summary>
    public static string CleanPath(string path)
    {
        if (path.Length == 0)
        {
            return path;
        }

        bool isRooted = path[0] == '/';
        List<string> parts = [];
        foreach (string part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part.Length > 0 && part != "." && !(part == ".." && isRooted))
            {
                parts.Add(part);
            }
        }

        string clean = (isRooted ? "/" : string.Empty) + string.Join("/", parts);
        return clean.Length > 0 ? clean : ".";
    }

    private static void Offer(ComposeMapping mapping, string key, object value)
    {
        if (!mapping.Contains(key))
        {
            mapping.Set(key, new ComposeScalar(value, mapping.Place));
        }
    }

    private static void Put(ComposeMapping mapping, string key, string? value)
    {
        if (value is { Length: > 0 })
        {
            mapping.Set(key, new ComposeScalar(value, mapping.Place));
        }
    }
}
