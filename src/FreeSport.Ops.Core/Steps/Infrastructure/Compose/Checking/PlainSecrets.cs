using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Secrets of production that stand in a compose file as they are, a default of a variable included. Never shows one.</summary>
internal sealed class PlainSecrets : IComposeRule
{
    private static readonly Regex Variable = new(@"\$(\$|[A-Za-z_]\w*|\{[A-Za-z_]\w*(:?[?+][^}]*)?\})", RegexOptions.CultureInvariant);
    private static readonly Regex Default = new(@"\$\{[A-Za-z_]\w*:?-(?<value>[^}]*)\}", RegexOptions.CultureInvariant);
    private static readonly Regex InAddress = new(@"://[^\s/:@]*:(?<value>[^\s/@]+)@", RegexOptions.CultureInvariant);
    private static readonly Regex InCommand = new(@"--?(?:require)?pass(?:word|wd)?(?:\s+|=)[""']?(?<value>[^\s""']+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public void Check(ComposeReading read, ComposeFindings findings)
    {
        if (!read.Set.IsProduction)
        {
            return;
        }

        foreach ((string file, YamlScalar name, YamlMapping service) in read.WrittenServices)
        {
            findings.Service = name.Value;
            Pairs(file, service.Find("environment"), findings);
            Pairs(file, (service.Find("build") as YamlMapping)?.Find("args"), findings);
            foreach (YamlScalar part in Texts(service.Find("command")).Concat(Texts(service.Find("entrypoint"))))
            {
                if (InCommand.Matches(part.Value).Cast<Match>().Any(static m => IsPlain(m.Groups["value"].Value)))
                {
                    Tell(file, part, ComposeTexts.SecretInCommand.With(name.Value), findings);
                }
            }
        }

        findings.Service = null;
    }

    private static void Pairs(string file, YamlNode? pairs, ComposeFindings findings)
    {
        IEnumerable<(string Name, string Value, YamlNode At)> all = pairs switch
        {
            YamlMapping mapping => mapping.Entries.Where(static e => e.Value is YamlScalar).Select(static e => (e.Key.Value, ((YamlScalar)e.Value).Value, (YamlNode)e.Value)),
            YamlSequence list => list.Items.OfType<YamlScalar>().Where(static i => i.Value.IndexOf('=') > 0).Select(static i => (i.Value.Split('=')[0], i.Value.Substring(i.Value.IndexOf('=') + 1), (YamlNode)i)),
            _ => [],
        };
        foreach ((string name, string value, YamlNode at) in all)
        {
            bool isSecret = SecretNames.LooksSecret(name) && !name.EndsWith("_FILE", StringComparison.OrdinalIgnoreCase) && !value.StartsWith("/", StringComparison.Ordinal) && IsPlain(value);
            if (isSecret || InAddress.Matches(value).Cast<Match>().Any(static m => IsPlain(m.Groups["value"].Value)))
            {
                Tell(file, at, ComposeTexts.SecretInFile.With(name), findings);
            }
        }
    }

    // What is left when variables are taken out; a flag or a number is no secret.
    private static bool IsPlain(string value)
    {
        string left = Variable.Replace(Default.Replace(value, static m => m.Groups["value"].Value), string.Empty).Trim();
        return left.Length > 0 && !bool.TryParse(left, out _) && !double.TryParse(left, out _) && left.IndexOf("${", StringComparison.Ordinal) < 0;
    }

    private static void Tell(string file, YamlNode at, string message, ComposeFindings findings) =>
        findings.Warning(ComposeRules.PlainSecret, new ComposePlace(file, at.Start.Line, at.Start.Column), message, ComposeTexts.SecretRemedy);

    private static IEnumerable<YamlScalar> Texts(YamlNode? node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlSequence list => list.Items.OfType<YamlScalar>(),
        _ => [],
    };
}
