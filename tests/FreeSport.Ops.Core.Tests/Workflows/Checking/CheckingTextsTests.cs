using System.Resources;

using CheckingTexts = FreeSport.Ops.Core.Steps.Workflows.Checking.CheckingTexts;

namespace FreeSport.Ops.Core.Tests.Workflows.Checking;

public sealed class CheckingTextsTests
{
    public static TheoryData<string, string> Texts => ResourceTexts.Keys(Managers);

    private static Dictionary<string, ResourceManager> Managers => new(StringComparer.Ordinal) { ["Checking"] = CheckingTexts.ResourceManager };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_takes_its_arguments_in_both_languages(string room, string key) =>
        ResourceTexts.TakesItsArgumentsInBothLanguages(Managers[room], key);
}
