using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Lays one model over another as compose does; what wins keeps its place in its file.</summary>
/// <param name="findings">Takes what cannot be laid over what is there.</param>
internal sealed class ModelMerge(ComposeFindings findings)
{
    private delegate ComposeNode Merger(ModelMerge merge, ComposeNode under, ComposeNode over, ComposePaths<Merger>? rules);

    private static readonly ComposePaths<Merger> Rules = Special();
    private static readonly ComposePaths<Merger> ServiceRules = Rules.Below("services")!.BelowItems!;

    private readonly ModelPath _path = new();

    /// <summary>Lays a file over what the files before it came to.</summary>
    public ComposeMapping Files(ComposeMapping under, ComposeMapping over) => Mappings(under, over, Rules);

    /// <summary>Lays a service over the one that it extends.</summary>
    public ComposeMapping Services(string name, ComposeMapping under, ComposeMapping over)
    {
        _path.Enter("services");
        _path.Enter(name);
        ComposeMapping merged = Mappings(under, over, ServiceRules);
        _path.Leave();
        _path.Leave();
        return merged;
    }

    /// <summary>Lays what a file declares over something of the same name that it includes.</summary>
    public ComposeNode Resources(string kind, string name, ComposeNode under, ComposeNode over)
    {
        _path.Enter(kind);
        _path.Enter(name);
        ComposeNode merged = Merge(under, over, Rules.Below(kind)?.Below(name));
        _path.Leave();
        _path.Leave();
        return merged;
    }

    private static ComposePaths<Merger> Special()
    {
        ComposePaths<Merger> rules = new();
        Add(Override, "command entrypoint healthcheck.test ulimits.*");
        Add(
            Sequences,
            "annotations build.args build.additional_contexts build.labels deploy.labels dns dns_opt dns_search env_file label_file environment labels volumes.*.volume.labels sysctls tmpfs");
        Add(ExtraHosts, "extra_hosts build.extra_hosts");
        Add(Build, "build");
        Add(static (m, under, over, rules) => m.Named(under, over, rules, NodeForms.Started), "depends_on");
        Add(static (m, under, over, rules) => m.Named(under, over, rules, NodeForms.Nothing), "models networks");
        Add(Logging, "logging");
        rules.Add("networks.*.ipam.config", Pools);
        rules.Add("networks.*.labels", Sequences);
        rules.Add("volumes.*.labels", Sequences);
        return rules;

        void Add(Merger merger, string paths)
        {
            foreach (string path in paths.Split(' '))
            {
                rules.Add("services.*." + path, merger);
            }
        }
    }

    private ComposeNode Merge(ComposeNode under, ComposeNode over, ComposePaths<Merger>? rules)
    {
        if (rules?.Here is { } special)
        {
            return special(this, under, over, rules);
        }

        switch (under)
        {
            case ComposeMapping or ComposeSequence when over is ComposeScalar { IsNull: true }:
                return under;
            case ComposeMapping mapping when over is ComposeMapping other:
                return Mappings(mapping, other, rules);
            case ComposeSequence list when over is ComposeSequence other:
                list.Items.AddRange(other.Items);
                return list;
            case ComposeMapping or ComposeSequence:
                findings.Service = _path.Service;
                findings.Error(ComposeRules.Merge, over.Place, ComposeTexts.CannotOverride.With(_path, System.IO.Path.GetFileName(under.Place.File), under.Place.Line), ComposeTexts.CannotOverrideRemedy);
                findings.Service = null;
                return under;
            default:
                return over is ComposeScalar { IsNull: true } ? under : over;
        }
    }

    private ComposeMapping Mappings(ComposeMapping under, ComposeMapping over, ComposePaths<Merger>? rules)
    {
        foreach (ComposeEntry entry in over.Entries)
        {
            _path.Enter(entry.Key);
            under.Set(entry.Key, under[entry.Key] is { } before ? Merge(before, entry.Value, rules?.Below(entry.Key)) : entry.Value, entry.KeyPlace);
            _path.Leave();
        }

        return under;
    }

    private static ComposeNode Override(ModelMerge merge, ComposeNode under, ComposeNode over, ComposePaths<Merger>? rules) => over;

    private static ComposeNode Sequences(ModelMerge merge, ComposeNode under, ComposeNode over, ComposePaths<Merger>? rules)
    {
        ComposeSequence? first = NodeForms.ToSequence(under);
        ComposeSequence? second = NodeForms.ToSequence(over);
        return first is null && second is null ? over : new ComposeSequence([.. first?.Items ?? [], .. second?.Items ?? []], first?.Place ?? over.Place);
    }

    private static ComposeNode ExtraHosts(ModelMerge merge, ComposeNode under, ComposeNode over, ComposePaths<Merger>? rules)
    {
        ComposeSequence? first = NodeForms.ToSequence(under);
        HashSet<string> there = new(first?.Items.Select(static i => i.ToString()!) ?? [], StringComparer.Ordinal);
        IEnumerable<ComposeNode> second = NodeForms.ToSequence(over)?.Items.Where(i => !there.Contains(i.ToString()!)) ?? [];
        return new ComposeSequence([.. first?.Items ?? [], .. second], first?.Place ?? over.Place);
    }

    private static ComposeNode Build(ModelMerge merge, ComposeNode under, ComposeNode over, ComposePaths<Merger>? rules) =>
        Context(under) is { } first ? Context(over) is { } second ? merge.Mappings(first, second, rules) : first : over;

    private static ComposeMapping? Context(ComposeNode build) =>
        build is ComposeScalar { Value: string } context ? NodeForms.Of(context.Place, ("context", context)) : build as ComposeMapping;

    private ComposeNode Named(ComposeNode under, ComposeNode over, ComposePaths<Merger>? rules, Func<ComposePlace, ComposeNode> value) =>
        NodeForms.ToMapping(under, value) is { } first ? NodeForms.ToMapping(over, value) is { } second ? Mappings(first, second, rules) : first : over;

    // Options are those of a driver: another driver's are not mixed with them.
    private static ComposeNode Logging(ModelMerge merge, ComposeNode under, ComposeNode over, ComposePaths<Merger>? rules)
    {
        if (under is not ComposeMapping first || over is not ComposeMapping second)
        {
            return over is ComposeScalar { IsNull: true } ? under : over;
        }

        bool isSame = !first.Contains("driver") || !second.Contains("driver") || first.Text("driver") == second.Text("driver");
        return isSame ? merge.Mappings(first, second, rules) : over;
    }

    // Pools of the same subnet are one.
    private static ComposeNode Pools(ModelMerge merge, ComposeNode under, ComposeNode over, ComposePaths<Merger>? rules)
    {
        if (under is not ComposeSequence first || over is not ComposeSequence second)
        {
            return over;
        }

        List<ComposeMapping> pools = [];
        foreach (ComposeMapping original in first.Items.OfType<ComposeMapping>())
        {
            foreach (ComposeMapping other in second.Items.OfType<ComposeMapping>())
            {
                bool isSame = other.Text("subnet") == original.Text("subnet");
                if (!isSame && !pools.Any(p => p.Text("subnet") == other.Text("subnet")))
                {
                    pools.Add(other);
                    continue;
                }

                ComposeMapping merged = merge.Mappings(original, other, rules: null);
                int before = pools.FindIndex(p => p.Text("subnet") == merged.Text("subnet"));
                if (before < 0)
                {
                    pools.Add(merged);
                }
                else
                {
                    pools[before] = merged;
                }
            }
        }

        return new ComposeSequence(pools, first.Place);
    }
}
