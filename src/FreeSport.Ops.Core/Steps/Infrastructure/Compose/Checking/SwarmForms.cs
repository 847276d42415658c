using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>What the schema of a stack, 3.13, does not know below keys that it knows: keys that came later, and forms.</summary>
internal sealed class SwarmForms : IComposeRule
{
    private const string Any = "*";

    private static readonly (string[] Path, HashSet<string> Unknown)[] Keys =
    [
        Row("services.*.deploy.resources.reservations", "devices"),
        Row("services.*.networks.*", "gw_priority interface_name link_local_ips mac_address priority"),
        Row("services.*.ports.*", "app_protocol host_ip name"),
        Row("services.*.volumes.*", "image"),
        Row("networks.*", "enable_ipv4 enable_ipv6"),
        Row("networks.*.ipam", "options"),
        Row("networks.*.ipam.config.*", "aux_addresses gateway ip_range"),
        Row("secrets.*", "environment"),
        Row("configs.*", "content environment"),
    ];

    private static readonly string[] EnvFiles = "services.*.env_file.*".Split('.');
    private static readonly string[] Published = "services.*.ports.*.published".Split('.');
    private static readonly string[] ExtraHosts = "services.*.extra_hosts.*".Split('.');

    public void Check(ComposeReading read, ComposeFindings findings)
    {
        if (read.Set.Target != FsComposeTarget.Swarm)
        {
            return;
        }

        foreach ((string file, YamlMapping root) in read.Written)
        {
            if (root.Find("version") is YamlScalar version && !IsSupported(version.Value))
            {
                findings.Error(ComposeRules.SwarmRefused, At(file, version), ComposeTexts.SwarmVersion.With(version.Value), ComposeTexts.VersionRemedy);
            }

            foreach ((string[] path, HashSet<string> unknown) in Keys)
            {
                foreach (YamlScalar key in Below(root, path, 0).OfType<YamlMapping>().SelectMany(static m => m.Entries).Select(static e => e.Key).Where(k => unknown.Contains(k.Value)))
                {
                    findings.Error(ComposeRules.SwarmRefused, At(file, key), ComposeTexts.SwarmRefused.With(key.Value), ComposeTexts.SwarmRefusedRemedy);
                }
            }

            Forms(file, root, findings);
        }
    }

    private static void Forms(string file, YamlMapping root, ComposeFindings findings)
    {
        foreach (YamlNode form in Below(root, EnvFiles, 0).Where(static n => n is YamlMapping))
        {
            Wrong(form, "env_file", ComposeTexts.SwarmEnvFile);
        }

        // What a variable gives is read as a number, what is written is not.
        foreach (YamlScalar port in Below(root, Published, 0).OfType<YamlScalar>().Where(static p => !p.IsPlain && p.Value.IndexOf('$') < 0))
        {
            Wrong(port, "ports.published", ComposeTexts.NotWhole);
        }

        foreach (YamlNode host in Below(root, ExtraHosts, 0).Where(static n => n is YamlSequence))
        {
            Wrong(host, "extra_hosts", ComposeTexts.SwarmExtraHosts);
        }

        void Wrong(YamlNode at, string key, string why) => findings.Error(ComposeRules.SwarmRefused, At(file, at), ComposeTexts.WrongValue.With(key, why));
    }

    private static bool IsSupported(string version) =>
        version.Length == 0 || version == "3" || version.StartsWith("3.", StringComparison.Ordinal) && int.TryParse(version.Substring(2), out int minor) && minor is >= 0 and <= 13;

    /// <summary>What lies at the end of a path, in which <c>*</c> stands for every key or item.</summary>
    internal static IEnumerable<YamlNode> Below(YamlNode node, string[] path, int at)
    {
        if (at == path.Length)
        {
            return [node];
        }

        IEnumerable<YamlNode> next = (node, path[at]) switch
        {
            (YamlMapping mapping, Any) => mapping.Entries.Select(static e => e.Value),
            (YamlSequence list, Any) => list.Items,
            (YamlMapping mapping, _) => mapping.Find(path[at]) is { } value ? [value] : [],
            _ => [],
        };
        return next.SelectMany(n => Below(n, path, at + 1));
    }

    private static ComposePlace At(string file, YamlNode node) => new(file, node.Start.Line, node.Start.Column);

    private static (string[] Path, HashSet<string> Unknown) Row(string path, string unknown) => (path.Split('.'), new HashSet<string>(unknown.Split(' '), StringComparer.Ordinal));
}
