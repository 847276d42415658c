using System.Reflection;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core;

using NetArchTest.Rules;

namespace FreeSport.Ops.Architecture.Tests;

/// <summary>The rooms of the core: which may know which.</summary>
public sealed partial class CoreRoomsTests
{
    private const string Root = "FreeSport.Ops.Core";

    // From the bottom up: a part may know what stands in a line before its own, and nothing beside it or above. The rooms
    // of the steps stand in one line, and so do checklist and runbook, which collect what the rooms offer and know none.
    // A part is a folder, or a class that stands in none.
    private static readonly string[][] Floors =
    [
        ["Floor.Results"],
        ["Floor.Text"],
        ["Floor.Processes", "Floor.Http", "Floor.Logging"],
        ["Floor.Git", "Floor.Prometheus", "Floor.Docker"],
        ["Floor.GitHub"],
        [nameof(OpsTools)],
        ["Projects"],
        ["Evidence"],
        [nameof(OpsSession)],
        [
            "Steps.Prerequisites", "Steps.Planning", "Steps.Preparation", "Steps.Workflows", "Steps.Secrets", "Steps.Infrastructure", "Steps.Validation", "Steps.Deployment", "Steps.Monitoring", "Steps.Documentation",
            "Checklist", "Runbook",
        ],
        [nameof(Rooms)],
    ];

    private static readonly Assembly Library = typeof(Rooms).Assembly;

    public static TheoryData<string> Parts => [.. Floors.SelectMany(static f => f)];

    [Fact]
    public void Every_room_has_its_place_on_a_floor() => Assert.Equal(
        Floors.SelectMany(static f => f).Order(StringComparer.Ordinal),
        Library.GetTypes().Where(static t => !t.IsNested).Select(static t => PartOf(t.FullName!)).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_uses_no_type_beside_it_or_above(string part)
    {
        NetArchTest.Rules.TestResult result = Types.InAssembly(Library)
            .That().MeetCustomRule(type => PartOf(type.FullName) == part)
            .ShouldNot().HaveDependencyOnAny([.. Unknown(part).Select(static u => $"{Root}.{u}")])
            .GetResult();

        Assert.NotEmpty(result.SelectedTypesForTesting);
        Assert.True(result.IsSuccessful, string.Join("\n", (result.FailingTypes ?? []).Select(static t => $"{t.FullName}: {t.Explanation}")));
    }

    // A constant leaves no trace in the assembly: the source tells of it.
    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_has_no_using_of_what_stands_beside_it_or_above(string part)
    {
        string folder = Path.Combine(Sources.Root, "src", Root, part.Replace('.', Path.DirectorySeparatorChar));
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories) : [folder + ".cs"];

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Empty(Using().Matches(File.ReadAllText(file)).Select(static m => m.Groups["part"].Value).Intersect(Unknown(part))));
    }

    // Inside a room, its own namespace included: whoever reads one of its folders reads what it rests on and no more.
    [Theory]
    [MemberData(nameof(Parts))]
    public void The_namespaces_of_a_part_form_no_circle(string part)
    {
        NamespaceGraph graph = NamespaceGraph.Of(Library, name => PartOf(name) == part);

        Assert.NotEmpty(graph.Namespaces);
        Assert.True(graph.Circles().Count == 0, string.Join("\n\n", graph.Circles()));
    }

    [Fact]
    public void A_circle_of_namespaces_is_found_and_told_with_its_types()
    {
        NamespaceGraph graph = NamespaceGraph.Of(typeof(CoreRoomsTests).Assembly, static name => name.StartsWith("FreeSport.Ops.Architecture.Tests.Planted", StringComparison.Ordinal));

        string circle = Assert.Single(graph.Circles());
        Assert.Contains("Planted.Door", circle, StringComparison.Ordinal);
        Assert.Contains("Planted.Cellar.Stairs", circle, StringComparison.Ordinal);
        Assert.DoesNotContain("Attic", circle, StringComparison.Ordinal);
    }

    [Fact]
    public void The_core_knows_no_PowerShell() =>
        Assert.DoesNotContain(Library.GetReferencedAssemblies(), static a => a.Name!.StartsWith("System.Management.Automation", StringComparison.Ordinal));

    private static IEnumerable<string> Unknown(string part) =>
        Floors.SkipWhile(f => !f.Contains(part)).SelectMany(static f => f).Where(p => p != part);

    private static string? PartOf(string fullName) =>
        fullName.StartsWith(Root + ".", StringComparison.Ordinal) ? Part().Match(fullName.Substring(Root.Length + 1)).Value : null;

    [GeneratedRegex(@"\A((Floor|Steps)\.)?\w+")]
    private static partial Regex Part();

    [GeneratedRegex(@"^using (static )?(\w+ = )?FreeSport\.Ops\.Core\.(?<part>((Floor|Steps)\.)?\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
