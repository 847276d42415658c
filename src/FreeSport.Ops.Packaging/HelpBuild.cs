using System.Management.Automation;
using System.Text;
using System.Xml.Linq;

namespace FreeSport.Ops.Packaging;

/// <summary>Writes the help of every culture, and fails the build where a source is missing or says what is not so.</summary>
internal static class HelpBuild
{
    private const string CommonPage = "common-parameters.md";

    private static readonly string[] Cultures = ["en-US", "ru-RU"];

    public static int Run(string root, TextWriter errors)
    {
        ModuleInspection module = ModuleInspection.Of(root);
        List<string> problems = [];
        foreach (string culture in Cultures)
        {
            string sources = Path.Combine(root, "docs", culture);
            string target = Path.Combine(root, culture);
            Directory.CreateDirectory(target);
            HelpPage common = HelpPage.Read(File.ReadAllText(Path.Combine(sources, CommonPage)));
            List<XElement> commands = [];
            foreach (CmdletInfo cmdlet in module.Cmdlets)
            {
                string path = Path.Combine(sources, cmdlet.Name + ".md");
                if (!File.Exists(path))
                {
                    problems.Add($"{path}(1): error FSHELP01: {cmdlet.Name} has no help source.");
                    continue;
                }

                commands.Add(new MamlCommand(cmdlet, HelpPage.Read(File.ReadAllText(path)), common, path, culture == "ru-RU" ? "Пример" : "Example", problems).Write());
            }

            new XDocument(new XElement(Maml.Help + "helpItems", new XAttribute("schema", "maml"), commands))
                .Save(Path.Combine(target, "FreeSport.Ops.dll-Help.xml"));
            WriteAboutTopics(sources, target);
        }

        problems.ForEach(errors.WriteLine);
        return problems.Count == 0 ? 0 : 1;
    }

    // Windows PowerShell 5.1 reads about topics without a mark as ANSI.
    private static void WriteAboutTopics(string sources, string target)
    {
        foreach (string topic in Directory.EnumerateFiles(sources, "about_*.md"))
        {
            File.WriteAllText(
                Path.Combine(target, Path.GetFileNameWithoutExtension(topic) + ".help.txt"),
                File.ReadAllText(topic).Replace("`", string.Empty),
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }
    }
}
