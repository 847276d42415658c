using System.Xml.Linq;

namespace FreeSport.Ops.Packaging;

/// <summary>The names of MAML, PowerShell's help format.</summary>
internal static class Maml
{
    public static readonly XNamespace Help = "http://msh";
    public static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static XElement Description(IEnumerable<string> paragraphs) =>
        new(Text + "description", paragraphs.Select(static p => new XElement(Text + "para", p)));
}
