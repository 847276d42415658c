using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>Finds what is wrong with what an action says of itself. Source: GitHub's metadata syntax reference.</summary>
internal static class ActionMetadata
{
    private static readonly string[] JavaScriptKeys = ["main", "pre", "pre-if", "post", "post-if"];

    private static readonly string[] DockerKeys = ["image", "pre-entrypoint", "entrypoint", "post-entrypoint", "args", "env"];

    private static readonly string[] Registries = ["docker://", "gcr.io/", "pkg.dev/", "ghcr.io/", "docker.io/"];

    private static readonly string[] Colors = ["white", "black", "yellow", "blue", "green", "orange", "red", "purple", "gray-dark"];

    public static IEnumerable<string> Problems(ActionSyntax action, Func<string, bool> hasFile)
    {
        if (string.IsNullOrEmpty(action.Name?.Value))
        {
            yield return RuleTexts.ActionWithoutName;
        }

        if (string.IsNullOrEmpty(action.Description?.Value))
        {
            yield return RuleTexts.ActionWithoutDescription;
        }

        if (action.BrandingIcon is { Value.Length: > 0 } icon && !NameTable.BrandingIcons.Contains(icon.Value))
        {
            yield return RuleTexts.BrandingIcon.With(icon.Value);
        }

        if (action.BrandingColor is { Value.Length: > 0 } color && !Colors.Contains(color.Value, StringComparer.OrdinalIgnoreCase))
        {
            yield return RuleTexts.BrandingColor.With(color.Value, string.Join(", ", Colors));
        }

        foreach (ActionInputSyntax input in action.Inputs.Where(static i => i.IsDeprecated && i.DeprecationMessage.Length == 0))
        {
            yield return RuleTexts.DeprecationEmpty.With(input.Name.Value);
        }

        foreach (string problem in RunsProblems(action.Runs, hasFile))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> RunsProblems(ActionRunsSyntax? runs, Func<string, bool> hasFile)
    {
        string engine = runs?.Using?.Value ?? string.Empty;
        if (runs is null || engine.Length == 0)
        {
            return [RuleTexts.UsingMissing];
        }

        return engine switch
        {
            "docker" => Docker(runs, hasFile),
            "composite" => Composite(runs),
            "node20" or "node24" => JavaScript(runs, hasFile),
            _ when engine.StartsWith("node", StringComparison.Ordinal) => JavaScript(runs, hasFile).Prepend(RuleTexts.UsingUnknown.With(engine)),
            _ => [RuleTexts.UsingUnknown.With(engine)],
        };
    }

    private static IEnumerable<string> JavaScript(ActionRunsSyntax runs, Func<string, bool> hasFile)
    {
        if (runs.TextOf("main") is null)
        {
            yield return RuleTexts.RunsKeyMissing.With("main", runs.Using!.Value);
        }

        foreach (string stage in new[] { "pre", "post" })
        {
            if (runs.TextOf(stage) is null && runs.TextOf(stage + "-if") is not null)
            {
                yield return RuleTexts.RunsKeyMissing.With(stage, stage + "-if");
            }
        }

        foreach (string problem in Files(runs, ["main", "pre", "post"], hasFile).Concat(Foreign(runs, ["steps", .. DockerKeys])))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Docker(ActionRunsSyntax runs, Func<string, bool> hasFile)
    {
        string? image = runs.TextOf("image");
        if (image is null)
        {
            yield return RuleTexts.RunsKeyMissing.With("image", "docker");
        }
        else if (!Registries.Any(r => image.StartsWith(r, StringComparison.Ordinal)))
        {
            if (!hasFile(image))
            {
                yield return RuleTexts.RunsFileMissing.With(image, "image");
            }

            if (image.Substring(image.LastIndexOf('/') + 1) != "Dockerfile")
            {
                yield return RuleTexts.DockerfileName.With(image);
            }
        }

        foreach (string problem in Files(runs, ["pre-entrypoint", "entrypoint", "post-entrypoint"], hasFile).Concat(Foreign(runs, ["steps", .. JavaScriptKeys])))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Composite(ActionRunsSyntax runs)
    {
        if (!runs.Values.ContainsKey("steps"))
        {
            yield return RuleTexts.RunsKeyMissing.With("steps", "composite");
        }

        foreach (string problem in Foreign(runs, [.. JavaScriptKeys, .. DockerKeys]))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Files(ActionRunsSyntax runs, string[] keys, Func<string, bool> hasFile) =>
        keys.Where(k => runs.TextOf(k) is { } file && !hasFile(file)).Select(k => RuleTexts.RunsFileMissing.With(runs.TextOf(k), k));

    private static IEnumerable<string> Foreign(ActionRunsSyntax runs, string[] keys) =>
        keys.Where(k => runs.Values.TryGetValue(k, out YamlNode? value) && value is not YamlScalar { Value.Length: 0 })
            .Select(k => RuleTexts.RunsKeyForeign.With(k, runs.Using!.Value));
}
