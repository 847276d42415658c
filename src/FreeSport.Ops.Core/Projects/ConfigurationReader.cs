using FreeSport.Ops.Core.Results;
using FreeSport.Ops.Core.Text.Yaml;

namespace FreeSport.Ops.Core.Projects;

/// <summary>Turns the text of <c>freesport.ops.yml</c> into a configuration, whole or not at all.</summary>
public static class ConfigurationReader
{
    /// <summary>Reads a configuration.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">Its path, for messages.</param>
    /// <param name="host">Is warned of keys that nobody knows.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="OpsException">Something in it is wrong (<c>ConfigurationInvalid</c>); the message names file, line and column.</exception>
    public static ProjectConfiguration Read(string text, string file, IOpsHost host)
    {
        YamlReading reading = YamlReader.Read(text);
        if (reading.Problems.Count > 0)
        {
            YamlProblem first = reading.Problems[0];
            throw ConfigurationSection.Invalid(file, first.Position, first.Message);
        }

        ConfigurationSection root = ConfigurationSection.From(reading.Root!, file, host);
        ConfigurationSection? paths = root.Section("paths");
        ProjectConfiguration configuration = new()
        {
            Name = root.Text("name"),
            Backend = paths?.Text("backend"),
            Docs = paths?.Text("docs"),
            Workflows = paths?.Text("workflows"),
            Suites = [.. root.Named("tests").Select(static s => new TestSuite(s.Name, s.Section.Texts("paths") ?? [], s.Section.Text("marker")))],
            Environments = [.. root.Named("environments").Select(ReadEnvironment)],
            Channels = [.. root.Sections("notifications").Select(static s => Accept(s, "kind").RequiredText("name"))],
            Monitors = [.. root.Sections("monitoring").Select(static s => ReadMonitor(s))],
            Checklist = root.Named("checklist").ToDictionary(static s => s.Section.ItemName(s.Name), static s => ReadPolicy(s.Section)),
        };
        paths?.Accept("frontend", "compose");
        root.WarnOfUnknownKeys();
        return configuration;
    }

    private static EnvironmentDefinition ReadEnvironment((string Name, ConfigurationSection Section) environment)
    {
        string? kind = environment.Section.OneOf("kind", "production", "staging", "development");
        environment.Section.Accept("url", "window");
        return new EnvironmentDefinition(environment.Name, kind is null ? IsProductionName(environment.Name) : kind == "production");
    }

    private static MonitorDefinition ReadMonitor(ConfigurationSection section)
    {
        section.Accept("kind", "url");
        return new MonitorDefinition(section.RequiredText("name"), section.Texts("environments") ?? []);
    }

    private static ChecklistPolicy ReadPolicy(ConfigurationSection section) => new()
    {
        Subjects = section.Texts("subjects"),
        Assurance = section.Enum<FsAssurance>("assurance"),
        MaxAge = section.Age("maxAge"),
        AllowWarnings = section.Flag("allowWarnings"),
        NotApplicableTo = section.Texts("notApplicableTo") ?? [],
    };

    private static ConfigurationSection Accept(ConfigurationSection section, params string[] keys)
    {
        section.Accept(keys);
        return section;
    }

    /// <summary>Whether a name that nobody described means production.</summary>
    /// <param name="name">An environment's name.</param>
    /// <returns>True for production and prod.</returns>
    public static bool IsProductionName(string name) =>
        name.Equals("production", StringComparison.OrdinalIgnoreCase) || name.Equals("prod", StringComparison.OrdinalIgnoreCase);
}
