using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FreeSport.Ops.Module.Tests.Help;

/// <summary>An example of a help page.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Code">What it runs.</param>
internal sealed partial record HelpExample(string Title, string Code)
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";

    /// <summary>The pages of a language by the names of their cmdlets.</summary>
    public static IReadOnlyDictionary<string, HelpExample[]> Of(string culture) => XDocument
        .Load(Path.Combine(BuiltModule.Root, culture, "FreeSport.Ops.dll-Help.xml"))
        .Descendants(Command + "command")
        .ToDictionary(
            static page => page.Descendants(Command + "name").First().Value,
            static page => page.Descendants(Command + "example").Select(static e => new HelpExample(Heading().Match(e.Element(Maml + "title")!.Value).Groups[1].Value, e.Element(Dev + "code")!.Value)).ToArray());

    [GeneratedRegex(@"^-+ \w+ \d+: (.*) -+$")]
    private static partial Regex Heading();
}
