using System.Globalization;

using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Reads the values of a model in long form as what they stand for, and writes them in the one form that compose prints.</summary>
internal static class Decoding
{
    private static readonly ComposePaths<ModelChange> Kinds = All();

    /// <summary>Reads and writes the values of a model.</summary>
    public static void Write(ComposeMapping model, ComposeFindings findings) => new ModelWalk(Kinds, findings, goesInto: true).Through(model);

    private static ComposePaths<ModelChange> All()
    {
        ComposePaths<ModelChange> kinds = new();
        Service(Variables, "environment build.args develop.watch.*.exec.environment pre_start.*.environment post_start.*.environment pre_stop.*.environment");
        Service(Names, "annotations sysctls labels build.labels deploy.labels volumes.*.volume.labels gpus.*.options deploy.resources.reservations.devices.*.options");
        Service(Options, "logging.options networks.*.driver_opts build.additional_contexts");
        Service(Texts, "storage_opt");
        Service(Hosts, "extra_hosts build.extra_hosts");
        Service(Command, "command entrypoint develop.watch.*.exec.command pre_start.*.command post_start.*.command pre_stop.*.command");
        Service(Canonical.AsList, "dns_search tmpfs build.cache_from build.cache_to build.no_cache_filter build.tags build.platforms");
        Service(static v => v is ComposeScalar { Value: string } ? new ComposeSequence([new ComposeScalar("CMD-SHELL", v.Place), v], v.Place) : v, "healthcheck.test");
        Service(Duration, "healthcheck.interval healthcheck.timeout healthcheck.start_period healthcheck.start_interval stop_grace_period deploy.update_config.delay deploy.update_config.monitor deploy.rollback_config.delay deploy.rollback_config.monitor deploy.restart_policy.delay deploy.restart_policy.window");
        Service(Bytes, "mem_limit mem_reservation memswap_limit mem_swappiness shm_size build.shm_size deploy.resources.limits.memory deploy.resources.reservations.memory volumes.*.tmpfs.size blkio_config.device_read_bps.*.rate blkio_config.device_read_iops.*.rate blkio_config.device_write_bps.*.rate blkio_config.device_write_iops.*.rate");
        Service(Number, "cpus cpu_percent deploy.resources.limits.cpus deploy.resources.reservations.cpus deploy.update_config.max_failure_ratio deploy.rollback_config.max_failure_ratio");
        Service(Flag, "attach build.no_cache build.pull build.privileged init privileged read_only stdin_open tty oom_kill_disable healthcheck.disable use_api_socket env_file.*.required depends_on.*.restart depends_on.*.required volumes.*.read_only volumes.*.bind.create_host_path volumes.*.volume.nocopy pre_start.*.privileged pre_start.*.per_replica post_start.*.privileged pre_stop.*.privileged");
        Service(Whole, "deploy.resources.limits.pids deploy.resources.reservations.generic_resources.*.discrete_resource_spec.value networks.*.priority networks.*.gw_priority scale deploy.replicas pids_limit");
        Service(Natural, "healthcheck.retries deploy.update_config.parallelism deploy.rollback_config.parallelism deploy.restart_policy.max_attempts deploy.placement.max_replicas_per_node");
        Service(Unsigned, "blkio_config.weight blkio_config.weight_device.*.weight volumes.*.tmpfs.mode ports.*.target");
        Service(Mode, "secrets.*.mode configs.*.mode build.secrets.*.mode");
        Service(Count, "gpus.*.count deploy.resources.reservations.devices.*.count");
        Service(static v => v is ComposeScalar { Value: long } ? new ComposeScalar(v.ToString(), v.Place) : v, "ports.*.published");
        Service(static v => v is ComposeScalar { Value: long or double } ? new ComposeScalar(v.ToString(), v.Place) : v, "expose.* group_add.*");
        Service(static v => v is ComposeScalar { Value: string path } ? new ComposeScalar(Canonical.CleanPath(path), v.Place) : v, "volumes.*.target");
        Add(Names, "networks.*.labels volumes.*.labels secrets.*.labels configs.*.labels networks.*.ipam.config.*.aux_addresses");
        Add(Options, "networks.*.driver_opts volumes.*.driver_opts networks.*.ipam.options");
        Add(Texts, "secrets.*.driver_opts");
        Add(Flag, "networks.*.external networks.*.internal networks.*.attachable networks.*.enable_ipv4 networks.*.enable_ipv6 volumes.*.external secrets.*.external configs.*.external");
        return kinds;

        void Service(ModelChange change, string paths) => Add(change, string.Join(" ", paths.Split(' ').Select(static p => "services.*." + p)));

        void Add(ModelChange change, string paths)
        {
            foreach (string path in paths.Split(' '))
            {
                kinds.Add(path, change);
            }
        }
    }

    // A name alone has no value; one with an equals sign has, be it an empty one.
    private static ComposeNode Variables(ComposeNode value)
    {
        ComposeMapping mapping = new(value.Place);
        foreach ((string name, ComposeNode? own, ComposePlace place) in PairsOf(value))
        {
            if (value is ComposeSequence && name.Length > 0 && char.IsWhiteSpace(name[name.Length - 1]))
            {
                throw new ValueException(ComposeTexts.SpaceBehindName.With(name.TrimEnd()), place);
            }

            mapping.Set(name, own is null ? NodeForms.Nothing(place) : Text(own), place);
        }

        return value is ComposeMapping or ComposeSequence ? mapping : value;
    }

    private static ComposeNode Names(ComposeNode value)
    {
        ComposeMapping mapping = new(value.Place);
        foreach ((string name, ComposeNode? own, ComposePlace place) in PairsOf(value))
        {
            mapping.Set(name, own is null ? new ComposeScalar(string.Empty, place) : Text(own, nothing: string.Empty), place);
        }

        return value is ComposeMapping or ComposeSequence ? mapping : value;
    }

    private static ComposeNode Options(ComposeNode value)
    {
        foreach (string key in (value as ComposeMapping)?.Keys.ToArray() ?? [])
        {
            ComposeMapping options = (ComposeMapping)value;
            options.Set(key, Text(options[key]!, nothing: string.Empty));
        }

        return value;
    }

    private static ComposeNode Texts(ComposeNode value)
    {
        ComposeNode? wrong = (value as ComposeMapping)?.Entries.Select(static e => e.Value).FirstOrDefault(static v => v is not ComposeScalar { Value: string or long or null });
        return wrong is null ? Options(value) : throw new ValueException(ComposeTexts.NotText, wrong.Place);
    }

    private static IEnumerable<(string Name, ComposeNode? Value, ComposePlace Place)> PairsOf(ComposeNode value) => value switch
    {
        ComposeMapping mapping => mapping.Entries.Select(static e => (e.Key, (ComposeNode?)e.Value, e.KeyPlace)),
        ComposeSequence list => list.Items.OfType<ComposeScalar>().Select(static i =>
        {
            string pair = i.ToString();
            int sign = pair.IndexOf('=');
            return (sign < 0 ? pair : pair.Substring(0, sign), sign < 0 ? null : (ComposeNode?)new ComposeScalar(pair.Substring(sign + 1), i.Place), i.Place);
        }),
        _ => [],
    };

    private static ComposeNode Text(ComposeNode value, string? nothing = null) => value switch
    {
        ComposeScalar { IsNull: true } => nothing is null ? value : new ComposeScalar(nothing, value.Place),
        ComposeScalar { Value: not string } => new ComposeScalar(value.ToString(), value.Place),
        _ => value,
    };

    private static ComposeNode Hosts(ComposeNode value)
    {
        List<ComposeScalar> hosts = [];
        switch (value)
        {
            case ComposeMapping mapping:
                foreach (ComposeEntry entry in mapping.Entries)
                {
                    hosts.AddRange((entry.Value is ComposeSequence several ? several.Items : [entry.Value]).Select(ip => Host(entry.Key, ip.ToString()!, entry.KeyPlace)));
                }

                break;
            case ComposeSequence list:
                foreach (ComposeScalar item in list.Items.OfType<ComposeScalar>())
                {
                    string pair = item.ToString();
                    int sign = pair.IndexOf('=') is >= 0 and int equals ? equals : pair.IndexOf(':');
                    if (sign < 0)
                    {
                        throw new ValueException(ComposeTexts.HostWithoutAddress, item.Place);
                    }

                    hosts.AddRange(pair.Substring(sign + 1).Split(',').Select(ip => Host(pair.Substring(0, sign), ip, item.Place)));
                }

                break;
            default:
                return value;
        }

        return new ComposeSequence(hosts.OrderBy(static h => h.Text, StringComparer.Ordinal), value.Place);
    }

    private static ComposeScalar Host(string name, string address, ComposePlace place)
    {
        if (name.Length == 0 || name.IndexOfAny([':', '=']) >= 0)
        {
            throw new ValueException(ComposeTexts.HostName, place);
        }

        bool isBracketed = address.Length > 2 && address[0] == '[' && address[address.Length - 1] == ']';
        return new ComposeScalar($"{name}={(isBracketed ? address.Substring(1, address.Length - 2) : address)}", place);
    }

    private static ComposeNode Command(ComposeNode value) => value is ComposeScalar { Value: string text }
        ? new ComposeSequence(ShellWords.Read(text).Words.Select(w => new ComposeScalar(w, value.Place)), value.Place)
        : value;

    private static ComposeNode Duration(ComposeNode value) => value is ComposeScalar { IsNull: false } scalar
        ? new ComposeScalar(ScalarValues.Print(ScalarValues.Nanoseconds(scalar.ToString())), value.Place)
        : value;

    private static ComposeNode Bytes(ComposeNode value) => value switch
    {
        ComposeScalar { Value: long } => new ComposeScalar(value.ToString(), value.Place),
        ComposeScalar { Value: string text } => new ComposeScalar(ScalarValues.Bytes(text).ToString(CultureInfo.InvariantCulture), value.Place),
        _ => value,
    };

    private static ComposeNode Number(ComposeNode value) => value switch
    {
        ComposeScalar { Value: string text } => new ComposeScalar(ScalarValues.Number(text), value.Place),
        ComposeScalar { Value: long number } => new ComposeScalar((double)number, value.Place),
        _ => value,
    };

    private static ComposeNode Flag(ComposeNode value) => value is ComposeScalar { Value: string text } ? new ComposeScalar(ScalarValues.Boolean(text), value.Place) : value;

    private static ComposeNode Whole(ComposeNode value) => value switch
    {
        ComposeScalar { Value: string text } => new ComposeScalar(ScalarValues.Whole(text), value.Place),
        ComposeScalar { Value: double number } => new ComposeScalar((long)number, value.Place),
        _ => value,
    };

    private static ComposeNode Natural(ComposeNode value) => Whole(value) is ComposeScalar { Value: < 0L } ? throw new ValueException(ComposeTexts.Negative) : Whole(value);

    private static ComposeNode Unsigned(ComposeNode value) => value is ComposeScalar { Value: string } ? throw new ValueException(ComposeTexts.NotWhole) : Natural(value);

    private static ComposeNode Mode(ComposeNode value)
    {
        long? mode = value switch
        {
            ComposeScalar { Value: string text } => text.Length > 0 && text.All(static c => c is >= '0' and <= '7') ? Convert.ToInt64(text, 8) : throw new ValueException(ComposeTexts.NotOctal),
            ComposeScalar { Value: long number } => number,
            ComposeScalar { IsNull: true } => null,
            _ => throw new ValueException(ComposeTexts.NotOctal),
        };
        return mode is { } bits ? new ComposeScalar("0" + Convert.ToString(bits, 8), value.Place) : value;
    }

    private static ComposeNode Count(ComposeNode value)
    {
        if (value is not ComposeScalar { Value: string text })
        {
            return value;
        }

        return text.Equals("all", StringComparison.OrdinalIgnoreCase) ? new ComposeScalar(-1L, value.Place)
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long count) ? new ComposeScalar(count, value.Place)
            : throw new ValueException(ComposeTexts.NotCount);
    }
}
