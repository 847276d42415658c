using System.Reflection;
using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Yaml;

using NetArchTest.Rules;

namespace FreeSport.Ops.Architecture.Tests;

/// <summary>The library of the workflow language: what it may know outside, and which of its parts may know which.</summary>
public sealed partial class WorkflowLanguageTests
{
    private const string Root = "FreeSport.Ops.Workflows";

    // From the bottom up: a part may know some of those before it and none after it.
    private static readonly (string Part, string[] MayKnow)[] Order =
    [
        ("Text", []),
        ("Yaml", ["Text"]),
        ("Globs", []),
        ("Tables", []),
        ("Expressions", ["Text"]),
        ("Syntax", ["Text", "Yaml"]),
        ("Typing", ["Text", "Tables", "Expressions"]),
        ("Outlines", ["Text", "Yaml", "Syntax"]),
        ("Surroundings", ["Text", "Yaml", "Syntax"]),
        ("Values", ["Text", "Yaml", "Expressions", "Syntax"]),
        ("Calls", ["Text", "Yaml", "Tables", "Syntax", "Surroundings"]),
        ("Rules", ["Text", "Yaml", "Globs", "Tables", "Expressions", "Syntax", "Typing", "Surroundings", "Values", "Calls"]),
        ("Checking", ["Text", "Yaml", "Syntax", "Surroundings", "Calls", "Rules"]),
        ("Planning", ["Text", "Yaml", "Globs", "Expressions", "Syntax", "Outlines", "Surroundings", "Values", "Calls", "Checking"]),
    ];

    private static readonly Assembly Library = typeof(YamlReader).Assembly;

    public static TheoryData<string> Parts => [.. Order.Select(static o => o.Part)];

    [Fact]
    public void The_order_points_one_way() => Assert.All(
        Order.Select(static (o, i) => (o.Part, o.MayKnow, Before: Order.Take(i).Select(static b => b.Part))),
        static o => Assert.Empty(o.MayKnow.Except(o.Before)));

    [Fact]
    public void Every_namespace_of_the_library_has_its_place_in_the_order() => Assert.Equal(
        Order.Select(static o => $"{Root}.{o.Part}").Order(StringComparer.Ordinal),
        Library.GetTypes().Select(static t => t.Namespace).OfType<string>().Where(static n => n.StartsWith(Root, StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_uses_no_type_of_a_part_it_may_not_know(string part)
    {
        NetArchTest.Rules.TestResult result = Types.InAssembly(Library)
            .That().ResideInNamespace($"{Root}.{part}")
            .ShouldNot().HaveDependencyOnAny([.. Unknown(part).Select(static u => $"{Root}.{u}")])
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join("\n", (result.FailingTypes ?? []).Select(static t => $"{t.FullName}: {t.Explanation}")));
    }

    // A constant leaves no trace in the assembly: the source tells of it.
    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_has_no_using_of_a_part_it_may_not_know(string part)
    {
        string[] files = Directory.GetFiles(Path.Combine(Sources.Root, "src", Root, part), "*.cs", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Empty(Using().Matches(File.ReadAllText(file)).Select(static m => m.Groups["part"].Value).Intersect(Unknown(part))));
    }

    [Fact]
    public void The_library_knows_the_contracts_and_nothing_else()
    {
        string[] known = [.. Library.GetReferencedAssemblies().Select(static a => a.Name!).Where(static n => !IsOfTheFramework(n)).Order(StringComparer.Ordinal)];

        Assert.Equal(["FreeSport.Ops.Contracts"], known);
    }

    [Fact]
    public void The_library_starts_no_program_and_asks_no_network() => Assert.True(
        Types.InAssembly(Library).ShouldNot().HaveDependencyOnAny("System.Diagnostics.Process", "System.Net").GetResult().IsSuccessful);

    private static IEnumerable<string> Unknown(string part) =>
        Order.Select(static o => o.Part).Except(Order.Single(o => o.Part == part).MayKnow).Where(p => p != part);

    // PowerShell's own assembly is called as the framework's are.
    private static bool IsOfTheFramework(string name) => name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("System.Management", StringComparison.Ordinal);

    [GeneratedRegex(@"^using (static )?(\w+ = )?FreeSport\.Ops\.Workflows\.(?<part>\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
