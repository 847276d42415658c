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

    public static IEnumerable<Message> Problems(ActionSyntax action, Func<string, bool> hasFile)
    {
        if (string.IsNullOrEmpty(action.Name?.Value))
        {
            yield return Message.Of<RuleTexts>(nameof(RuleTexts.ActionWithoutName));
        }

        if (string.IsNullOrEmpty(action.Description?.Value))
        {
            yield return Message.Of<RuleTexts>(nameof(RuleTexts.ActionWithoutDescription));
        }

        if (action.BrandingIcon is { Value.Length: > 0 } icon && !NameTable.BrandingIcons.Contains(icon.Value))
        {
            yield return Message.Of<RuleTexts>(nameof(RuleTexts.BrandingIcon), icon.Value);
        }

        if (action.BrandingColor is { Value.Length: > 0 } color && !Colors.Contains(color.Value, StringComparer.OrdinalIgnoreCase))
        {
            yield return Message.Of<RuleTexts>(nameof(RuleTexts.BrandingColor), color.Value, string.Join(", ", Colors));
        }

        foreach (ActionInputSyntax input in action.Inputs.Where(static i => i.IsDeprecated && i.DeprecationMessage.Length == 0))
        {
            yield return Message.Of<RuleTexts>(nameof(RuleTexts.DeprecationEmpty), input.Name.Value);
        }

        foreach (Message problem in RunsProblems(action.Runs, hasFile))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Message> RunsProblems(ActionRunsSyntax? runs, Func<string, bool> hasFile)
    {
        string engine = runs?.Using?.Value ?? string.Empty;
        if (runs is null || engine.Length == 0)
        {
            return [Message.Of<RuleTexts>(nameof(RuleTexts.UsingMissing))];
        }

        return engine switch
        {
            "docker" => Docker(runs, hasFile),
            "composite" => Composite(runs),
            "node20" or "node24" => JavaScript(runs, hasFile),
            _ when engine.StartsWith("node", StringComparison.Ordinal) => JavaScript(runs, hasFile).Prepend(Message.Of<RuleTexts>(nameof(RuleTexts.UsingUnknown), engine)),
            _ => [Message.Of<RuleTexts>(nameof(RuleTexts.UsingUnknown), engine)],
        };
    }

    private static IEnumerable<Message> JavaScript(ActionRunsSyntax runs, Func<string, bool> hasFile)
    {
        if (runs.TextOf("main") is null)
        {
            yield return Message.Of<RuleTexts>(nameof(RuleTexts.RunsKeyMissing), "main", runs.Using!.Value);
        }

        foreach (string stage in new[] { "pre", "post" })
        {
            if (runs.TextOf(stage) is null && runs.TextOf(stage + "-if") is not null)
            {
                yield return Message.Of<RuleTexts>(nameof(RuleTexts.RunsKeyMissing), stage, stage + "-if");
            }
        }

        foreach (Message problem in Files(runs, ["main", "pre", "post"], hasFile).Concat(Foreign(runs, ["steps", .. DockerKeys])))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Message> Docker(ActionRunsSyntax runs, Func<string, bool> hasFile)
    {
        string? image = runs.TextOf("image");
        if (image is null)
        {
            yield return Message.Of<RuleTexts>(nameof(RuleTexts.RunsKeyMissing), "image", "docker");
        }
        else if (!Registries.Any(r => image.StartsWith(r, StringComparison.Ordinal)))
        {
            if (!hasFile(image))
            {
                yield return Message.Of<RuleTexts>(nameof(RuleTexts.RunsFileMissing), image, "image");
            }

            if (image.Substring(image.LastIndexOf('/') + 1) != "Dockerfile")
            {
                yield return Message.Of<RuleTexts>(nameof(RuleTexts.DockerfileName), image);
            }
        }

        foreach (Message problem in Files(runs, ["pre-entrypoint", "entrypoint", "post-entrypoint"], hasFile).Concat(Foreign(runs, ["steps", .. JavaScriptKeys])))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Message> Composite(ActionRunsSyntax runs)
    {
        if (!runs.Values.ContainsKey("steps"))
        {
            yield return Message.Of<RuleTexts>(nameof(RuleTexts.RunsKeyMissing), "steps", "composite");
        }

        foreach (Message problem in Foreign(runs, [.. JavaScriptKeys, .. DockerKeys]))
        {
            yield return problem;
        }
    }

    private static IEnumerable<Message> Files(ActionRunsSyntax runs, string[] keys, Func<string, bool> hasFile) =>
        keys.Where(k => runs.TextOf(k) is { } file && !hasFile(file)).Select(k => Message.Of<RuleTexts>(nameof(RuleTexts.RunsFileMissing), runs.TextOf(k), k));

    private static IEnumerable<Message> Foreign(ActionRunsSyntax runs, string[] keys) =>
        keys.Where(k => runs.Values.TryGetValue(k, out YamlNode? value) && value is not YamlScalar { Value.Length: 0 })
            .Select(k => Message.Of<RuleTexts>(nameof(RuleTexts.RunsKeyForeign), k, runs.Using!.Value));
}
