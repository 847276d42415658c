using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>The paths that inputs of popular actions name. Source: the actions' own documentation, 2026-11.</summary>
internal static class ActionPaths
{
    private static readonly Dictionary<string, string> VersionFiles = new(StringComparer.Ordinal)
    {
        ["actions/setup-python"] = "python-version-file",
        ["actions/setup-node"] = "node-version-file",
        ["actions/setup-go"] = "go-version-file",
        ["actions/setup-java"] = "java-version-file",
        ["actions/setup-dotnet"] = "global-json-file",
    };

    public static IEnumerable<(YamlScalar Input, string Path, NamedPathKind Kind)> Of(StepSyntax step)
    {
        string action = step.Action();
        if (VersionFiles.TryGetValue(action, out string? version) && step.Input(version) is { } file)
        {
            return [(file, file.Value, NamedPathKind.File)];
        }

        // Without a context the action takes the repository's own commit.
        if (action != "docker/build-push-action" || step.Input("context") is not { Value.Length: > 0 } context)
        {
            return [];
        }

        YamlScalar? dockerfile = step.Input("file");
        return
        [
            (context, context.Value, NamedPathKind.Folder),
            (dockerfile ?? context, dockerfile?.Value ?? RepositoryPath.Join(context.Value, "Dockerfile"), NamedPathKind.Script),
        ];
    }

    /// <summary>The patterns of files whose content is the key of a cache; null where they are not asked for.</summary>
    public static YamlScalar? Patterns(StepSyntax step) => step.Action() switch
    {
        "actions/setup-python" or "actions/setup-node" or "actions/setup-java" when step.Input("cache") is not null => step.Input("cache-dependency-path"),
        "actions/setup-go" or "actions/setup-dotnet" => step.Input("cache-dependency-path"),
        _ => null,
    };
}
