using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Ansible;

/// <summary>Reads an inventory in its own two forms, INI and YAML, where Ansible itself cannot be asked.</summary>
/// <param name="hosts">Takes what is found.</param>
internal sealed class AnsibleInventoryFile(AnsibleHosts hosts)
{
    private const int MostOfRange = 10_000;

    private static readonly Regex Range = new(@"\[(?<from>[0-9A-Za-z]+):(?<to>[0-9A-Za-z]+)(:(?<step>[0-9]+))?\]", RegexOptions.CultureInvariant);
    private static readonly Regex Variable = new(@"(?<name>[A-Za-z_][A-Za-z0-9_]*)=(?<value>""[^""]*""|'[^']*'|\S*)", RegexOptions.CultureInvariant);

    /// <summary>Reads a file.</summary>
    /// <returns>False for one that is neither: a plugin's configuration, a script, or YAML that cannot be read.</returns>
    public bool Read(string name, string text) =>
        Path.GetExtension(name) is ".yml" or ".yaml" or ".json" ? ReadYaml(text) : !text.StartsWith("#!", StringComparison.Ordinal) && ReadIni(text);

    /// <summary>Adds the variables of a file of group_vars or host_vars.</summary>
    public static void AddVariables(Dictionary<string, string> variables, string text) => Set(variables, YamlReader.Read(text).Root);

    private bool ReadYaml(string text)
    {
        YamlReading reading = YamlReader.Read(text);
        if (reading.Root is not YamlMapping root || reading.Problems.Count > 0 || root.Find("plugin") is not null)
        {
            return false;
        }

        foreach ((string name, YamlNode group) in root.Entries())
        {
            Group(name, group, depth: 0);
        }

        return true;
    }

    private void Group(string name, YamlNode? node, int depth)
    {
        AnsibleGroup group = hosts.Group(name);
        foreach ((string pattern, YamlNode variables) in node.At("hosts").Entries())
        {
            foreach (string host in Expand(pattern))
            {
                group.Hosts.Add(host);
                Set(hosts.Host(host), variables);
            }
        }

        foreach ((string child, YamlNode below) in node.At("children").Entries())
        {
            group.Children.Add(child);
            if (depth < YamlReader.DeepestNesting)
            {
                Group(child, below, depth + 1);
            }
        }

        Set(group.Variables, node.At("vars"));
    }

    private static void Set(Dictionary<string, string> variables, YamlNode? node)
    {
        foreach ((string key, YamlNode value) in node.Entries())
        {
            variables[key] = value.Text() ?? value.Canonical();
        }
    }

    private bool ReadIni(string text)
    {
        string group = "ungrouped", part = string.Empty;
        foreach (string raw in text.Replace("\r\n", "\n").Split('\n'))
        {
            string line = WithoutComment(raw).Trim();
            if (line.Length == 0)
            {
                continue;
            }

            if (line[0] == '[' && line[line.Length - 1] == ']')
            {
                string[] title = line.Substring(1, line.Length - 2).Split([':'], 2);
                (group, part) = (title[0], title.Length > 1 ? title[1] : string.Empty);
                hosts.Group(group);
            }
            else if (part == "children")
            {
                hosts.Group(group).Children.Add(line);
                hosts.Group(line);
            }
            else if (part == "vars")
            {
                string[] variable = line.Split(['='], 2);
                hosts.Group(group).Variables[variable[0].Trim()] = variable.Length > 1 ? variable[1].Trim() : string.Empty;
            }
            else
            {
                Host(group, line);
            }
        }

        return true;
    }

    private void Host(string group, string line)
    {
        int end = line.IndexOfAny([' ', '\t']);
        string variables = end < 0 ? string.Empty : line.Substring(end);
        foreach (string host in Expand(end < 0 ? line : line.Substring(0, end)))
        {
            hosts.Group(group).Hosts.Add(host);
            Dictionary<string, string> known = hosts.Host(host);
            foreach (Match variable in Variable.Matches(variables))
            {
                known[variable.Groups["name"].Value] = variable.Groups["value"].Value.Trim('"', '\'');
            }
        }
    }

    private static string WithoutComment(string line)
    {
        if (line.TrimStart() is { Length: > 0 } text && text[0] is '#' or ';')
        {
            return string.Empty;
        }

        int at = line.IndexOf(" #", StringComparison.Ordinal);
        return at < 0 || (line.IndexOfAny(['"', '\'']) is >= 0 and int quote && quote < at) ? line : line.Substring(0, at);
    }

    // web[01:10], db-[a:c], and several of them in one name.
    private static IEnumerable<string> Expand(string pattern)
    {
        Match match = Range.Match(pattern);
        if (!match.Success)
        {
            return [pattern];
        }

        string before = pattern.Substring(0, match.Index), after = pattern.Substring(match.Index + match.Length);
        return Values(match).SelectMany(value => Expand(before + value + after)).Take(MostOfRange);
    }

    private static IEnumerable<string> Values(Match range)
    {
        string from = range.Groups["from"].Value, to = range.Groups["to"].Value;
        int step = int.TryParse(range.Groups["step"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int by) && by > 0 ? by : 1;
        if (int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out int first) && int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out int last))
        {
            for (long i = first; i <= last; i += step)
            {
                yield return i.ToString(CultureInfo.InvariantCulture).PadLeft(from[0] == '0' ? from.Length : 0, '0');
            }
        }
        else if (from.Length == 1 && to.Length == 1)
        {
            for (int c = from[0]; c <= to[0]; c += step)
            {
                yield return ((char)c).ToString();
            }
        }
    }
}
