using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>
/// What a stack takes by its type alone, where compose also takes what can be read as such: a number in quotes, yes for
/// true, a list with an item twice. What a variable gives is read as what is needed, and is not judged here.
/// </summary>
internal sealed class SwarmTypes : IComposeRule
{
    private static readonly string[][] Flags = Paths(
        "services.*.tty", "services.*.stdin_open", "services.*.read_only", "services.*.init", "services.*.healthcheck.disable", "services.*.volumes.*.read_only", "networks.*.internal", "networks.*.attachable");

    private static readonly string[][] Wholes = Paths(
        "services.*.oom_score_adj",
        "services.*.healthcheck.retries",
        "services.*.ports.*.target",
        "services.*.configs.*.mode",
        "services.*.secrets.*.mode",
        "services.*.deploy.replicas",
        "services.*.deploy.update_config.parallelism",
        "services.*.deploy.rollback_config.parallelism",
        "services.*.deploy.restart_policy.max_attempts",
        "services.*.deploy.placement.max_replicas_per_node",
        "services.*.deploy.resources.limits.pids",
        "services.*.ulimits.*",
        "services.*.ulimits.*.soft",
        "services.*.ulimits.*.hard");

    private static readonly string[][] Texts = Paths(
        "services.*.deploy.resources.limits.cpus", "services.*.deploy.resources.limits.memory", "services.*.deploy.resources.reservations.cpus", "services.*.deploy.resources.reservations.memory");

    private static readonly string[][] Values = Paths(
        "services.*.environment.*", "services.*.labels.*", "services.*.sysctls.*", "services.*.logging.options.*", "services.*.deploy.labels.*", "networks.*.labels.*", "volumes.*.labels.*");

    private static readonly string[][] Lists = Paths(
        "services.*.cap_add", "services.*.cap_drop", "services.*.dns", "services.*.dns_search", "services.*.environment", "services.*.env_file", "services.*.extra_hosts", "services.*.labels", "services.*.networks", "services.*.ports", "services.*.tmpfs");

    private static readonly string[][] Closed = Paths(
        "services.*.deploy", "services.*.deploy.*", "services.*.deploy.resources.*", "services.*.healthcheck", "services.*.logging");

    private static readonly string[] Key = ["services", "*"];

    public void Check(ComposeReading read, ComposeFindings findings)
    {
        if (read.Set.Target == FsComposeTarget.Swarm)
        {
            foreach ((string file, YamlMapping root) in read.Written)
            {
                Check(file, root, findings);
            }
        }
    }

    private static void Check(string file, YamlMapping root, ComposeFindings findings)
    {
        Wrong(Flags, static value => value is not (bool or null), ComposeTexts.SwarmFlag);
        Wrong(Wholes, static value => value is not (long or null), ComposeTexts.SwarmWhole);
        Wrong(Texts, static value => value is not (string or null), ComposeTexts.SwarmText);
        Wrong(Values, static value => value is bool, ComposeTexts.SwarmNoFlag);
        foreach ((string name, YamlNode list) in Found(Lists))
        {
            foreach (YamlScalar twice in Twice(list))
            {
                findings.Error(ComposeRules.SwarmRefused, At(twice), ComposeTexts.TwiceInList.With(name), ComposeTexts.TwiceInListRemedy);
            }
        }

        foreach (YamlScalar key in Found(Closed).Select(static f => f.Node).OfType<YamlMapping>().SelectMany(static m => m.Entries).Select(static e => e.Key).Where(static k => k.Value.StartsWith("x-", StringComparison.Ordinal)))
        {
            findings.Error(ComposeRules.SwarmRefused, At(key), ComposeTexts.SwarmRefused.With(key.Value), ComposeTexts.SwarmRefusedRemedy);
        }

        foreach (KeyValuePair<YamlScalar, YamlNode> entry in SwarmForms.Below(root, Key, 0).OfType<YamlMapping>().SelectMany(static m => m.Entries).Where(static e => e.Value is YamlScalar { IsNull: true } && e.Key.Value is not ("deploy" or "<<") && !e.Key.Value.StartsWith("x-", StringComparison.Ordinal)))
        {
            findings.Error(ComposeRules.SwarmRefused, At(entry.Key), ComposeTexts.WrongValue.With(entry.Key.Value, ComposeTexts.SwarmEmpty), ComposeTexts.SwarmRefusedRemedy);
        }

        void Wrong(string[][] paths, Func<object?, bool> isWrong, string why)
        {
            foreach ((string name, YamlNode node) in Found(paths))
            {
                if (node is YamlScalar scalar && scalar.Value.IndexOf('$') < 0 && isWrong(PlainScalar.Value(scalar)))
                {
                    findings.Error(ComposeRules.SwarmRefused, At(scalar), ComposeTexts.WrongValue.With(name, why));
                }
            }
        }

        IEnumerable<(string Name, YamlNode Node)> Found(string[][] paths) =>
            paths.SelectMany(path => SwarmForms.Below(root, path, 0).Select(node => (string.Join(".", path.Skip(2)), node)));

        ComposePlace At(YamlNode node) => new(file, node.Start.Line, node.Start.Column);
    }

    private static IEnumerable<YamlScalar> Twice(YamlNode list) =>
        ((list as YamlSequence)?.Items ?? []).OfType<YamlScalar>().GroupBy(static i => i.Value, StringComparer.Ordinal).SelectMany(static g => g.Skip(1).Take(1));

    private static string[][] Paths(params string[] paths) => [.. paths.Select(static p => p.Split('.'))];
}
