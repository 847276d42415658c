using System.Management.Automation;
using System.Management.Automation.Language;
using System.Xml.Linq;

namespace FreeSport.Ops.Module.Tests.Help;

/// <summary>Help is there in both languages, and its examples are PowerShell.</summary>
public sealed class HelpTests
{
    public static TheoryData<string, string> Pages
    {
        get
        {
            using Engine engine = new();
            TheoryData<string, string> pages = [];
            foreach (PSObject name in engine.Run("Get-Command -Module FreeSport.Ops | ForEach-Object Name").Output)
            {
                pages.Add("en-US", name.ToString()!);
                pages.Add("ru-RU", name.ToString()!);
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_example_parses_and_uses_parameters_that_exist(string culture, string name)
    {
        XDocument help = XDocument.Load(Path.Combine(BuiltModule.Root, culture, "FreeSport.Ops.dll-Help.xml"));
        XNamespace command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
        XNamespace dev = "http://schemas.microsoft.com/maml/dev/2004/10";
        XElement page = help.Descendants(command + "command").Single(c => c.Descendants(command + "name").First().Value == name);
        string[] examples = [.. page.Descendants(dev + "code").Select(static c => c.Value)];
        using Engine engine = new();

        Assert.NotEmpty(examples);
        Assert.All(examples, example =>
        {
            ScriptBlockAst script = Parser.ParseInput(example, out _, out ParseError[] errors);
            Assert.Empty(errors);
            Assert.All(
                script.FindAll(static a => a is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>(),
                used => CheckParameters(engine, used));
        });
    }

    [Fact]
    public void Get_Help_finds_the_page_beside_the_manifest()
    {
        Assert.SkipUnless(BuiltModule.IsCoreLeg, "The help lies beside the manifest.");
        using Engine engine = new();

        EngineResult help = engine.Run("Get-Help Test-FsDocker");

        Assert.Contains("Docker", help.Text(0, "Synopsis"), StringComparison.Ordinal);
        Assert.DoesNotContain("[-Context", help.Text(0, "Synopsis"), StringComparison.Ordinal);
    }

    private static void CheckParameters(Engine engine, CommandAst used)
    {
        if (used.GetCommandName() is not { } name || !name.Contains("-Fs", StringComparison.Ordinal))
        {
            return;
        }

        CommandInfo command = (CommandInfo)engine.Run("Get-Command $n", ("n", name)).Output.Single().BaseObject;
        Assert.All(used.CommandElements.OfType<CommandParameterAst>(), p => Assert.NotNull(command.ResolveParameter(p.ParameterName)));
    }
}
