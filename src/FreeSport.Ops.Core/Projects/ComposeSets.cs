using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects;

/// <summary>
/// Which compose files of a project belong together: what the configuration says of its environments, else what workflows and
/// scripts call, else their names: a base with its override, and variants such as <c>docker-compose.prod.yml</c>.
/// </summary>
public static class ComposeSets
{
    private static readonly string[] WholeKeys = ["image", "build", "extends", "provider", "<<"];

    private static readonly string[] Bases = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    /// <summary>The sets of a project, those of environments first.</summary>
    /// <param name="project">The project.</param>
    /// <returns>The sets; none where there is no compose file.</returns>
    public static IReadOnlyList<ComposeSet> Find(Project project)
    {
        IReadOnlyList<ComposeSet> found = ByConvention(project);
        List<ComposeSet> sets = [];
        foreach (EnvironmentDefinition environment in project.Configuration.Environments)
        {
            if (environment.Compose is { } compose)
            {
                ComposeSet? usual = found.FirstOrDefault(s => s.Environment == environment.Name);
                if (compose.Files.Count > 0 || usual is not null)
                {
                    sets.Add(Configured(project, environment, compose, usual));
                }
            }
        }

        // What the configuration names is told of once, with what it says of it.
        sets.AddRange(found.Where(f => !sets.Any(s => s.Environment is not null && s.Environment == f.Environment || s.Files.SequenceEqual(f.Files))));
        return sets;
    }

    /// <summary>A set of files that a person names.</summary>
    /// <param name="project">The project.</param>
    /// <param name="files">Absolute paths.</param>
    /// <param name="environment">The environment they are for; null when nobody says.</param>
    /// <returns>The set, with the env files of its environment, else those beside its first file.</returns>
    public static ComposeSet Of(Project project, IReadOnlyList<string> files, EnvironmentDefinition? environment)
    {
        ComposeSet set = new(files) { Environment = environment?.Name, IsProduction = environment?.IsProduction == true };
        return environment?.Compose is { } compose ? Configured(project, environment, compose with { Files = [] }, set) : set with { EnvFiles = DotEnv(project, set.Folder) };
    }

    private static ComposeSet Configured(Project project, EnvironmentDefinition environment, ComposeDefinition compose, ComposeSet? usual)
    {
        IReadOnlyList<string> files = compose.Files.Count > 0 ? [.. compose.Files.Select(f => Absolute(project, f))] : usual!.Files;
        return new ComposeSet(files)
        {
            Environment = environment.Name,
            IsProduction = environment.IsProduction,
            EnvFiles = compose.EnvFiles is { } named ? [.. named.Select(f => Absolute(project, f))] : usual is not null && files.SequenceEqual(usual.Files) ? usual.EnvFiles : DotEnv(project, Path.GetDirectoryName(files[0])!),
            Profiles = compose.Profiles,
            ProjectName = compose.ProjectName,
            Target = compose.IsSwarm ? FsComposeTarget.Swarm : FsComposeTarget.Compose,
        };
    }

    private static List<ComposeSet> ByConvention(Project project)
    {
        IReadOnlyList<ComposeCall> calls = ComposeCall.Find(project);
        List<ComposeSet> sets = [];
        foreach (IGrouping<string, string> folder in project.ComposeFiles.Where(File.Exists).GroupBy(static f => Path.GetDirectoryName(f)!))
        {
            string[] files = [.. folder];
            string? main = Bases.Select(b => files.FirstOrDefault(f => Path.GetFileName(f) == b)).FirstOrDefault(static f => f is not null);
            string? over = main is null ? null : files.FirstOrDefault(f => VariantOf(f) == "override");
            if (main is not null)
            {
                sets.Add(Set(project, over is null ? [main] : [main, over], null, calls));
            }

            sets.AddRange(files.Where(f => f != main && f != over).Select(f => Set(project, LaidOver(f, main, files, calls), EnvironmentOf(project, VariantOf(f)), calls)));
        }

        return [.. sets.OrderBy(static s => s.Environment is null)];
    }

    // A variant whose services all have an image or a build stands alone, unless somebody calls it over the base.
    private static string[] LaidOver(string variant, string? main, string[] files, IReadOnlyList<ComposeCall> calls)
    {
        string name = Path.GetFileName(variant);
        if (calls.FirstOrDefault(c => c.Files.Contains(name)) is { } call)
        {
            string[] called = [.. call.Files.Select(n => files.FirstOrDefault(f => Path.GetFileName(f) == n)).OfType<string>()];
            return called.Length > 0 ? called : [variant];
        }

        return main is null || StandsAlone(variant) ? [variant] : [main, variant];
    }

    private static bool StandsAlone(string file) =>
        TextFileReader.ReadIfSmall(file) is { } text
        && (YamlReader.Read(text).Root as YamlMapping)?.Find("services") is YamlMapping { Entries.Count: > 0 } services
        && services.Entries.All(static s => s.Value is YamlMapping service && WholeKeys.Any(k => service.Find(k) is not null));

    private static ComposeSet Set(Project project, IReadOnlyList<string> files, EnvironmentDefinition? environment, IReadOnlyList<ComposeCall> calls)
    {
        string[] names = [.. files.Select(static f => Path.GetFileName(f))];
        string[] called = [.. calls.FirstOrDefault(c => c.Files.SequenceEqual(names))?.EnvFiles ?? []];
        ComposeSet set = new(files) { Environment = environment?.Name, IsProduction = environment?.IsProduction == true };
        return set with { EnvFiles = called.Length > 0 ? [.. called.Select(f => Absolute(project, f))] : DotEnv(project, set.Folder) };
    }

    // As compose does where no env file is named: the one of the folder it is called in, before that of the compose project.
    private static string[] DotEnv(Project project, string folder) =>
        [.. new[] { Path.Combine(folder, ".env"), Path.Combine(project.Root, ".env") }.Distinct().Where(File.Exists)];

    private static EnvironmentDefinition? EnvironmentOf(Project project, string variant)
    {
        IReadOnlyList<EnvironmentDefinition> known = project.Configuration.Environments;
        EnvironmentDefinition? named = known.FirstOrDefault(e => e.Name.Equals(variant, StringComparison.OrdinalIgnoreCase));
        if (named is not null || variant.Length == 0)
        {
            return named;
        }

        string? usual = variant.ToLowerInvariant() switch { "prod" or "production" => "production", "stage" or "stg" or "staging" => "staging", _ => null };
        return usual is null
            ? null
            : known.FirstOrDefault(e => e.Name.Equals(usual, StringComparison.OrdinalIgnoreCase))
                ?? (usual == "production" ? known.FirstOrDefault(static e => e.IsProduction) : null)
                ?? (known.Count == 0 ? new EnvironmentDefinition(usual, usual == "production") : null);
    }

    // prod of docker-compose.prod.yml and compose.prod.yaml.
    private static string VariantOf(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        int dot = name.IndexOfAny(['.', '-'], name.IndexOf("compose", StringComparison.OrdinalIgnoreCase));
        return dot < 0 ? string.Empty : name.Substring(dot + 1);
    }

    private static string Absolute(Project project, string path) => PathText.Resolve(project.Root, path) ?? path;
}
