using System.Management.Automation;
using System.Xml.Linq;

namespace FreeSport.Ops.Module.Tests.Help;

/// <summary>What the help says of values, inputs and questions can be read and is so.</summary>
public sealed class HelpFormTests
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";

    [Theory]
    [InlineData("en-US", "$ConfirmPreference", "because the impact is High")]
    [InlineData("ru-RU", "$ConfirmPreference", "уровень")]
    public void Values_inputs_and_questions_are_readable_and_true(string culture, string low, string high)
    {
        using Engine engine = new();
        XDocument help = XDocument.Load(Path.Combine(BuiltModule.Root, culture, "FreeSport.Ops.dll-Help.xml"));
        foreach (XElement page in help.Descendants(Command + "command"))
        {
            string name = page.Descendants(Command + "name").First().Value;
            CmdletInfo cmdlet = (CmdletInfo)engine.Run("Get-Command $n", ("n", name)).Output[0].BaseObject;
            Assert.All(page.Descendants(Dev + "defaultValue"), value =>
            {
                Assert.NotEmpty(value.Value);
                Assert.DoesNotContain("[]", value.Value, StringComparison.Ordinal);
            });
            Assert.NotEmpty(page.Descendants(Command + "inputType"));
            Assert.All(page.Descendants(Command + "inputType"), input => Assert.Matches(@"^[A-Za-z.0-9]+$", input.Value));

            // Where there is no address, -Online has nothing to open and is not advertised.
            CmdletAttribute declared = (CmdletAttribute)cmdlet.ImplementingType.GetCustomAttributes(typeof(CmdletAttribute), inherit: false).Single();
            Assert.True(string.IsNullOrEmpty(declared.HelpUri));
            Assert.Empty(page.Descendants(Maml + "uri"));
            Assert.DoesNotContain("-Online", page.Value, StringComparison.OrdinalIgnoreCase);

            XElement? confirm = page.Element(Command + "parameters")!.Elements().FirstOrDefault(static p => p.Element(Maml + "name")!.Value == "Confirm");
            if (confirm is not null)
            {
                bool isHigh = declared.ConfirmImpact == ConfirmImpact.High;
                Assert.Contains(isHigh ? high : low, confirm.Value, StringComparison.Ordinal);
                Assert.Equal(!isHigh, confirm.Value.Contains(low, StringComparison.Ordinal));
            }
        }
    }
}
