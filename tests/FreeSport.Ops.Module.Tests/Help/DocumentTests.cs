using System.Reflection;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Module.Tests.Help;

/// <summary>What documents name is there, and what is there is named.</summary>
public sealed partial class DocumentTests
{
    // Failures that become the summary of a result and are never raised.
    private static readonly string[] NeverRaised = ["ComposeFileNotYaml", "ManifestNotYaml", "ManifestsTooMany"];

    public static TheoryData<string> Topics =>
    [
        .. new[] { "en-US", "ru-RU" }.SelectMany(static culture => Directory.GetFiles(Path.Combine(BuiltModule.Root, "docs", culture), "about_*.md")).Select(static f => Path.GetRelativePath(BuiltModule.Root, f)),
    ];

    [Theory]
    [InlineData("docs/runbook.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("docs/en-US/about_FreeSport.Ops.md")]
    [InlineData("docs/ru-RU/about_FreeSport.Ops.md")]
    public void Every_cmdlet_is_named(string file)
    {
        string text = Read(file);

        Assert.All(Exported("ExportedCmdlets"), name => Assert.Contains(name, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CHANGELOG.md")]
    [InlineData("docs/en-US/about_FreeSport.Ops.md")]
    [InlineData("docs/ru-RU/about_FreeSport.Ops.md")]
    public void Every_short_name_is_named_and_no_other(string file) =>
        Assert.Equal(Exported("ExportedAliases"), ShortName().Matches(Read(file)).Select(static m => m.Value).Distinct().Order());

    [Fact]
    public void Every_cmdlet_has_a_page_in_both_languages() => Assert.All(
        Exported("ExportedCmdlets"),
        static name => Assert.All(new[] { "en-US", "ru-RU" }, culture => Assert.True(File.Exists(Path.Combine(BuiltModule.Root, "docs", culture, name + ".md")), $"{culture} {name}")));

    [Theory]
    [MemberData(nameof(Topics))]
    [InlineData("docs/runbook.md")]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    public void Every_cmdlet_and_every_type_that_is_named_exists(string file)
    {
        string[] types = [.. Assembly.LoadFrom(Path.Combine(BuiltModule.Folder, "FreeSport.Ops.Contracts.dll")).GetExportedTypes().Select(static t => t.Name)];
        string text = Read(file);

        Assert.All(Cmdlet().Matches(text).Select(static m => m.Value).Where(static n => !n.Contains('*', StringComparison.Ordinal)), static name => Assert.Contains(name, Exported("ExportedCmdlets")));
        Assert.All(TypeName().Matches(text).Select(static m => m.Value), name => Assert.Contains(name, types));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("ru-RU")]
    public void Every_error_is_explained(string culture)
    {
        string text = Read($"docs/{culture}/about_FreeSport.Ops_Errors.md");
        string[] ids =
        [
            .. ErrorId().Matches(Read("src/FreeSport.Ops.Core/Floor/Results/ErrorIds.cs"))
                .Select(static m => m.Groups[1].Value)
                .Except(NeverRaised),
        ];

        Assert.True(ids.Length > 50);
        Assert.All(ids, id => Assert.Contains(id, text, StringComparison.Ordinal));
    }

    private static string[] Exported(string kind)
    {
        using Engine engine = new();
        return [.. engine.Run($"(Test-ModuleManifest $p).{kind}.Keys | Sort-Object", ("p", BuiltModule.Manifest)).Output.Select(static o => o.ToString()).Order()];
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(BuiltModule.Root, file));

    [GeneratedRegex(@"\bfs[a-z]+\b(?!-)")]
    private static partial Regex ShortName();

    [GeneratedRegex(@"\b[A-Z][a-z]+-Fs[A-Z]\w+")]
    private static partial Regex Cmdlet();

    [GeneratedRegex(@"(?<![-.\w])Fs[A-Z][A-Za-z]+\b")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"public const string (\w+) = nameof")]
    private static partial Regex ErrorId();
}
