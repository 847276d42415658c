using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects;

/// <summary>What a suite's name means in a project.</summary>
public static class TestSuites
{
    /// <summary>The suites that "unit and integration tests" means.</summary>
    public static readonly IReadOnlyList<string> Required = ["unit", "integration"];

    private static readonly string[] ConfigurationFiles = ["pytest.ini", "pyproject.toml", "setup.cfg", "tox.ini"];

    /// <summary>
    /// The suite as configured; otherwise the folder <c>tests/NAME</c>; otherwise the marker of that name, when pytest's
    /// configuration declares it.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The suite's name.</param>
    /// <returns>The suite, or null when nothing tells what it is.</returns>
    public static TestSuite? Find(Project project, string name)
    {
        TestSuite? configured = project.Configuration.Suites.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

        // Who names only the checks of CI or a limit leaves what the suite is to convention.
        bool leavesOpen = configured is { Paths.Count: 0, Marker: null } and not { Checks.Count: 0, MaxSkipped: TestSuite.UsuallySkipped };
        TestSuite? conventional = configured is null || leavesOpen ? ByConvention(project, name.ToLowerInvariant()) : null;
        return conventional is null ? configured : conventional with { MaxSkipped = configured?.MaxSkipped ?? TestSuite.UsuallySkipped };
    }

    /// <summary>The names of the suites a project has.</summary>
    /// <param name="project">The project.</param>
    /// <returns>Configured and conventional names.</returns>
    public static IReadOnlyList<string> Names(Project project) =>
    [
        .. project.Configuration.Suites.Select(static s => s.Name)
            .Concat(Required.Where(s => Find(project, s) is not null))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The folder that a required suite is by convention.</summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The suite's name.</param>
    /// <returns>Relative to the backend folder; null where there is none, or the suite is none of the required.</returns>
    public static string? Folder(Project project, string name) =>
        Required.Contains(name) && ByConvention(project, name) is { Paths: [{ } folder] } ? folder : null;

    private static TestSuite? ByConvention(Project project, string lower) =>
        Directory.Exists(Path.Combine(project.BackendPath, "tests", lower)) ? new TestSuite(lower, ["tests/" + lower], Marker: null)
        : DeclaresMarker(project, lower) ? new TestSuite(lower, [], lower)
        : null;

    // "unit: what it is" or "unit" in an ini file, with or without "markers =" before it; quoted in TOML.
    private static bool DeclaresMarker(Project project, string name)
    {
        Regex declaration = new(@"^\s*(markers\s*=\s*)?[\[\s""']*" + Regex.Escape(name) + @"\s*(:|[""'\]]|\r?$)", RegexOptions.Multiline | RegexOptions.CultureInvariant);
        return ConfigurationFiles
            .Select(f => TextFileReader.ReadIfSmall(Path.Combine(project.BackendPath, f)))
            .Any(text => text is not null && declaration.IsMatch(text));
    }
}
