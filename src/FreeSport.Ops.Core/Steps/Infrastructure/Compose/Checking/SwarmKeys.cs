using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Keys that <c>docker stack deploy</c> ignores, calls deprecated, forbids or does not know.</summary>
internal sealed class SwarmKeys : IComposeRule
{
    private static readonly HashSet<string> Ignored = Words(
        "build cgroup_parent devices domainname external_links ipc links mac_address network_mode pid privileged restart security_opt shm_size userns_mode");

    private static readonly HashSet<string> Deprecated = Words("container_name expose");

    private static readonly HashSet<string> Forbidden = Words("extends volume_driver volumes_from cpu_quota cpu_shares cpuset mem_limit memswap_limit");

    // Of the schema 3.13, which the engine's own client carries.
    private static readonly HashSet<string> Known = Words(
        "cap_add cap_drop cgroupns_mode command configs credential_spec depends_on deploy dns dns_search entrypoint env_file environment extra_hosts healthcheck hostname image init isolation labels logging networks oom_score_adj ports read_only secrets sysctls stdin_open stop_grace_period stop_signal tmpfs tty ulimits user volumes working_dir");

    private static readonly HashSet<string> TopLevel = Words("version services networks volumes secrets configs");

    public void Check(ComposeReading read, ComposeFindings findings)
    {
        if (read.Set.Target != FsComposeTarget.Swarm)
        {
            return;
        }

        foreach ((string file, YamlMapping root) in read.Written)
        {
            foreach (YamlScalar key in root.Entries.Select(static e => e.Key).Where(static k => !TopLevel.Contains(k.Value) && !IsOwn(k.Value)))
            {
                findings.Error(ComposeRules.SwarmRefused, At(file, key), ComposeTexts.SwarmRefused.With(key.Value), ComposeTexts.SwarmRefusedRemedy);
            }
        }

        foreach ((string file, YamlScalar name, YamlMapping service) in read.WrittenServices)
        {
            findings.Service = name.Value;
            foreach (KeyValuePair<YamlScalar, YamlNode> entry in service.Entries)
            {
                Key(file, entry.Key, entry.Value, findings);
            }
        }

        findings.Service = null;
    }

    private static void Key(string file, YamlScalar key, YamlNode value, ComposeFindings findings)
    {
        string name = key.Value;
        ComposePlace place = At(file, key);
        if (Ignored.Contains(name))
        {
            findings.Warning(ComposeRules.SwarmIgnored, place, ComposeTexts.SwarmIgnored.With(name), Instead(name));
        }
        else if (Deprecated.Contains(name))
        {
            findings.Note(ComposeRules.SwarmDeprecated, place, ComposeTexts.SwarmDeprecated.With(name), ComposeTexts.SwarmIgnoredRemedy.With(name));
        }
        else if (Forbidden.Contains(name))
        {
            findings.Error(ComposeRules.SwarmForbidden, place, ComposeTexts.SwarmForbidden.With(name), Instead(name));
        }
        else if (name == "depends_on" && value is YamlMapping)
        {
            findings.Error(ComposeRules.SwarmRefused, place, ComposeTexts.SwarmLongDependsOn, ComposeTexts.SwarmDependsOnRemedy);
        }
        else if (name == "depends_on")
        {
            findings.Warning(ComposeRules.SwarmIgnored, place, ComposeTexts.SwarmShortDependsOn, ComposeTexts.SwarmDependsOnRemedy);
        }
        else if (!Known.Contains(name) && !IsOwn(name) && name != "<<")
        {
            findings.Error(ComposeRules.SwarmRefused, place, ComposeTexts.SwarmRefused.With(name), ComposeTexts.SwarmRefusedRemedy);
        }
    }

    private static string Instead(string key) => key switch
    {
        "restart" => ComposeTexts.SwarmInstead.With("deploy.restart_policy"),
        "build" => ComposeTexts.SwarmBuildRemedy,
        "links" or "external_links" => ComposeTexts.SwarmInstead.With("networks"),
        "mem_limit" or "memswap_limit" or "cpu_quota" or "cpu_shares" or "cpuset" => ComposeTexts.SwarmInstead.With("deploy.resources"),
        "volumes_from" or "volume_driver" => ComposeTexts.SwarmInstead.With("volumes"),
        "extends" => ComposeTexts.SwarmExtendsRemedy,
        _ => ComposeTexts.SwarmIgnoredRemedy.With(key),
    };

    private static bool IsOwn(string key) => key.StartsWith("x-", StringComparison.Ordinal);

    private static ComposePlace At(string file, YamlScalar key) => new(file, key.Start.Line, key.Start.Column);

    private static HashSet<string> Words(string text) => new(text.Split(' '), StringComparer.Ordinal);
}
