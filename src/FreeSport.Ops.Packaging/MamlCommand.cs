using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;

namespace FreeSport.Ops.Packaging;

/// <summary>The help of one cmdlet: its texts from the source, its syntax from the engine, so that the two cannot drift apart.</summary>
/// <param name="cmdlet">The cmdlet as built.</param>
/// <param name="page">Its source.</param>
/// <param name="common">Descriptions of parameters that several cmdlets share.</param>
/// <param name="path">The source's path, for messages.</param>
/// <param name="exampleWord">What an example is called in the page's language.</param>
/// <param name="problems">Is told what is missing or wrong.</param>
internal sealed class MamlCommand(CmdletInfo cmdlet, HelpPage page, HelpPage common, string path, string exampleWord, List<string> problems)
{
    private const string Parameters = "Parameters";
    private const string Examples = "Examples";

    public XElement Write()
    {
        Check();
        return new XElement(
            Maml.Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml.Text),
            new XAttribute(XNamespace.Xmlns + "command", Maml.Command),
            new XAttribute(XNamespace.Xmlns + "dev", Maml.Dev),
            new XElement(
                Maml.Command + "details",
                new XElement(Maml.Command + "name", cmdlet.Name),
                new XElement(Maml.Command + "verb", cmdlet.Verb),
                new XElement(Maml.Command + "noun", cmdlet.Noun),
                Maml.Description(page.Paragraphs(page.Title))),
            Maml.Description(page.Paragraphs("Description")),
            new XElement(Maml.Command + "syntax", cmdlet.ParameterSets.Select(set => new XElement(
                Maml.Command + "syntaxItem",
                new XElement(Maml.Text + "name", cmdlet.Name),
                set.Parameters.Where(static p => !IsCommon(p.Name)).Select(Parameter)))),
            new XElement(Maml.Command + "parameters", OwnParameters().Select(Parameter)),
            new XElement(Maml.Command + "inputTypes", Inputs().DefaultIfEmpty("None").Select(static name => new XElement(
                Maml.Command + "inputType", new XElement(Maml.Dev + "type", new XElement(Maml.Text + "name", name))))),
            new XElement(Maml.Command + "returnValues", cmdlet.OutputType.Select(static t => new XElement(
                Maml.Command + "returnValue", new XElement(Maml.Dev + "type", new XElement(Maml.Text + "name", t.Name))))),
            new XElement(Maml.Command + "examples", page.Below(Examples).Select((example, index) => Example(example, index + 1))),
            new XElement(Maml.Command + "relatedLinks", page.Paragraphs("Links").SelectMany(static l => l.Split('\n')).Select(static l => new XElement(
                Maml.Text + "navigationLink", new XElement(Maml.Text + "linkText", l.TrimStart('-', ' '))))));
    }

    private void Check()
    {
        HashSet<string> real = [.. OwnParameters().Select(static p => p.Name)];
        foreach (string missing in real.Where(name => ParameterText(name).Count == 0))
        {
            problems.Add($"{path}(1): error FSHELP02: the parameter -{missing} is not described.");
        }

        foreach (HelpSection unknown in page.Below(Parameters).Where(s => !real.Contains(s.Heading.TrimStart('-'))))
        {
            problems.Add($"{path}(1): error FSHELP03: the parameter {unknown.Heading} does not exist.");
        }

        if (page.Paragraphs(page.Title).Count == 0 || !page.Below(Examples).Any(static e => e.Blocks.Any(static b => b.IsCode)))
        {
            problems.Add($"{path}(1): error FSHELP04: a synopsis or an example is missing.");
        }
    }

    private IEnumerable<CommandParameterInfo> OwnParameters() => cmdlet.ParameterSets
        .SelectMany(static s => s.Parameters)
        .Where(static p => !IsCommon(p.Name))
        .GroupBy(static p => p.Name, StringComparer.Ordinal)
        .Select(static g => g.First());

    // What a page lists, because the parameter takes more than its type says; otherwise the types of what binds.
    private IEnumerable<string> Inputs()
    {
        string[] listed = [.. page.Paragraphs("Inputs").SelectMany(static l => l.Split('\n')).Select(static l => l.Trim('-', ' ')).Where(static l => l.Length > 0)];
        return listed.Length > 0 ? listed : OwnParameters()
            .Where(static p => p.ValueFromPipeline || p.ValueFromPipelineByPropertyName)
            .Select(static p => p.Aliases.Contains("PSPath") ? "System.IO.FileSystemInfo" : InputName(p.ParameterType))
            .Distinct(StringComparer.Ordinal);
    }

    private static string InputName(Type type)
    {
        Type element = type.GetElementType() ?? type;
        return (Nullable.GetUnderlyingType(element) ?? element).FullName ?? element.Name;
    }

    private XElement Parameter(CommandParameterInfo parameter)
    {
        bool isSwitch = parameter.ParameterType == typeof(SwitchParameter);
        XElement element = new(
            Maml.Command + "parameter",
            new XAttribute("required", parameter.IsMandatory ? "true" : "false"),
            new XAttribute("globbing", parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any() ? "true" : "false"),
            new XAttribute("pipelineInput", Pipeline(parameter)),
            new XAttribute("position", parameter.Position < 0 ? "named" : parameter.Position.ToString(CultureInfo.InvariantCulture)),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Maml.Text + "name", parameter.Name),
            Maml.Description(ParameterText(parameter.Name)));
        if (!isSwitch)
        {
            element.Add(
                new XElement(Maml.Command + "parameterValue", new XAttribute("required", "true"), TypeName(parameter.ParameterType)),
                new XElement(Maml.Dev + "type", new XElement(Maml.Text + "name", TypeName(parameter.ParameterType))),
                new XElement(Maml.Dev + "defaultValue", Default(parameter)));
        }

        return element;
    }

    private IReadOnlyList<string> ParameterText(string name)
    {
        HelpSection? own = page.Below(Parameters).FirstOrDefault(s => s.Heading == "-" + name);
        return own is not null ? [.. own.Blocks.Select(static b => b.Text)]
            : name == "Confirm" && Impact == ConfirmImpact.High ? common.Paragraphs("-Confirm, when the impact is High")
            : common.Paragraphs("-" + name);
    }

    private ConfirmImpact Impact => cmdlet.ImplementingType.GetCustomAttribute<CmdletAttribute>()?.ConfirmImpact ?? ConfirmImpact.None;

    private XElement Example(HelpSection example, int number) => new(
        Maml.Command + "example",
        new XElement(Maml.Text + "title", $"---------- {exampleWord} {number}: {example.Heading} ----------"),
        new XElement(Maml.Dev + "code", string.Join("\n", example.Blocks.Where(static b => b.IsCode).Select(static b => b.Text))),
        new XElement(Maml.Dev + "remarks", example.Blocks.Where(static b => !b.IsCode).Select(static b => new XElement(Maml.Text + "para", b.Text)), new XElement(Maml.Text + "para")));

    // The value a fresh cmdlet has; none for what has no meaningful one, such as an enumeration's zero or "no limit".
    private string Default(CommandParameterInfo parameter)
    {
        PropertyInfo? property = cmdlet.ImplementingType.GetProperty(parameter.Name);
        object? value = property?.GetValue(Activator.CreateInstance(cmdlet.ImplementingType));
        string shown = parameter.IsMandatory || parameter.Name == "By" || value is null or Enum or int.MaxValue ? string.Empty
            : value is Array list ? string.Join(", ", list.Cast<object>())
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        return shown.Length == 0 ? "None" : shown;
    }

    private static string Pipeline(CommandParameterInfo parameter) => (parameter.ValueFromPipeline, parameter.ValueFromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static string TypeName(Type type) => Nullable.GetUnderlyingType(type)?.Name ?? type.Name;

    private static bool IsCommon(string name) => Cmdlet.CommonParameters.Contains(name);
}
