using FreeSport.Ops.Workflows.Calls;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Tables;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Rules;

/// <summary>What an action says of itself. Source: GitHub's metadata syntax reference; actions/runner, ActionManifestManager.cs.</summary>
internal sealed class ActionFileRule() : WorkflowRule("action")
{
    private static readonly string[] JavaScriptKeys = ["main", "pre", "pre-if", "post", "post-if"];

    private static readonly string[] DockerKeys = ["image", "pre-entrypoint", "pre-if", "entrypoint", "post-entrypoint", "post-if", "args", "env"];

    private static readonly string[] CompositeKeys = ["steps"];

    private static readonly string[] Colors = ["white", "black", "yellow", "blue", "green", "orange", "red", "purple", "gray-dark"];

    // What is made before an action is used may lie there and not in the repository.
    private static readonly string[] Made = ["dist", "lib", "build", "out", "target", "node_modules"];

    private ActionSyntax Action => Context.Action!.Action!;

    public override void EnterWorkflow(WorkflowSyntax workflow)
    {
        if (string.IsNullOrEmpty(Action.Name?.Value))
        {
            Tell(Action.Start, Message.Of<RuleTexts>(nameof(RuleTexts.ActionWithoutName)), FsFindingSeverity.Warning);
        }

        if (string.IsNullOrEmpty(Action.Description?.Value))
        {
            Tell(Action.Start, Message.Of<RuleTexts>(nameof(RuleTexts.ActionWithoutDescription)), FsFindingSeverity.Warning);
        }

        if (HasFile("action.yml") && HasFile("action.yaml"))
        {
            Tell(Action.Start, Message.Of<RuleTexts>(nameof(RuleTexts.ActionTwice)), FsFindingSeverity.Warning);
        }

        CheckBranding();
        CheckInputs();
        CheckRuns();
    }

    public override void VisitStep(JobSyntax job, StepSyntax step)
    {
        if (step is { Run: { } run, Shell: null })
        {
            Error(run, Message.Of<RuleTexts>(nameof(RuleTexts.ShellMissing)));
        }

        if (LocalUses.PathOf(step.Uses) is { } path && ActionCircle.From(Context.Action!, Context.Surroundings.Actions!.Find(path), Context.Surroundings.Actions) is { } way)
        {
            Error(step.Uses!, Message.Of<RuleTexts>(nameof(RuleTexts.ActionCircle), way));
        }
    }

    private void CheckBranding()
    {
        if (Action.BrandingIcon is { Value.Length: > 0 } icon && !NameTable.BrandingIcons.Contains(icon.Value))
        {
            Warn(icon, Message.Of<RuleTexts>(nameof(RuleTexts.BrandingIcon), icon.Value));
        }

        if (Action.BrandingColor is { Value.Length: > 0 } color && !Colors.Contains(color.Value, StringComparer.OrdinalIgnoreCase))
        {
            Warn(color, Message.Of<RuleTexts>(nameof(RuleTexts.BrandingColor), color.Value, string.Join(", ", Colors)));
        }
    }

    private void CheckInputs()
    {
        foreach (ActionInputSyntax input in Action.Inputs)
        {
            if (input.IsDeprecated && input.DeprecationMessage.Length == 0)
            {
                Note(input.Deprecation!, Message.Of<RuleTexts>(nameof(RuleTexts.DeprecationEmpty), input.Name.Value));
            }

            foreach (YamlScalar unknown in input.Unknown)
            {
                Warn(unknown, Message.Of<RuleTexts>(nameof(RuleTexts.ActionInputKey), unknown.Value, input.Name.Value, Nearest.Suggest(unknown.Value, ActionSyntaxReader.InputKeys)));
            }
        }
    }

    private void CheckRuns()
    {
        if (Action.Runs is not { } runs)
        {
            Error(Action.Start, Message.Of<RuleTexts>(nameof(RuleTexts.UsingMissing)));
        }
        else if (runs.Using is not { } engine)
        {
            Error(runs.Key, Message.Of<RuleTexts>(nameof(RuleTexts.UsingMissing)));
        }
        else
        {
            switch (engine.Value.ToLowerInvariant())
            {
                case "composite":
                    Foreign(runs, engine, CompositeKeys);
                    CheckComposite(runs, engine);
                    break;
                case "docker":
                    Foreign(runs, engine, DockerKeys);
                    CheckDocker(runs, engine);
                    break;
                case "node12" or "node16" or "node20" or "node24":
                    if (engine.Value.ToLowerInvariant() is "node12" or "node16")
                    {
                        Warn(engine, Message.Of<RuleTexts>(nameof(RuleTexts.UsingMoved), engine.Value));
                    }

                    Foreign(runs, engine, JavaScriptKeys);
                    CheckJavaScript(runs, engine);
                    break;
                default:
                    Error(engine, Message.Of<RuleTexts>(nameof(RuleTexts.UsingUnknown), engine.Value));
                    break;
            }
        }
    }

    private void CheckComposite(ActionRunsSyntax runs, YamlScalar engine)
    {
        if (runs.Find("steps") is not { } steps)
        {
            Error(engine, Message.Of<RuleTexts>(nameof(RuleTexts.RunsKeyMissing), "steps", engine.Value));
        }
        else if (steps is YamlSequence { Items.Count: 0 })
        {
            Warn(steps, Message.Of<RuleTexts>(nameof(RuleTexts.ActionWithoutSteps)));
        }

        foreach (ActionOutputSyntax output in Action.Outputs.Where(static o => string.IsNullOrEmpty(o.Value?.Value)))
        {
            Warn(output.Name, Message.Of<RuleTexts>(nameof(RuleTexts.OutputWithoutValue), output.Name.Value, "${{ steps.ID.outputs.NAME }}"));
        }
    }

    private void CheckDocker(ActionRunsSyntax runs, YamlScalar engine)
    {
        if (runs.TextOf("image") is not { } image)
        {
            Error(engine, Message.Of<RuleTexts>(nameof(RuleTexts.RunsKeyMissing), "image", engine.Value));
        }
        else if (!image.Value.StartsWith(StepReader.DockerPrefix, StringComparison.OrdinalIgnoreCase))
        {
            string name = image.Value.Substring(image.Value.LastIndexOf('/') + 1);
            bool isDockerfile = name.StartsWith("Dockerfile.", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Dockerfile", StringComparison.OrdinalIgnoreCase);
            if (!isDockerfile)
            {
                Error(image, Message.Of<RuleTexts>(nameof(RuleTexts.DockerfileName), image.Value));
            }
            else if (!HasFile(image.Value))
            {
                Error(image, Message.Of<RuleTexts>(nameof(RuleTexts.RunsFileMissing), image.Value, "image"));
            }
        }
    }

    private void CheckJavaScript(ActionRunsSyntax runs, YamlScalar engine)
    {
        if (runs.TextOf("main") is null)
        {
            Error(engine, Message.Of<RuleTexts>(nameof(RuleTexts.RunsKeyMissing), "main", engine.Value));
        }

        foreach (string stage in new[] { "pre", "post" })
        {
            if (runs.TextOf(stage) is null && runs.TextOf(stage + "-if") is { } condition)
            {
                Warn(condition, Message.Of<RuleTexts>(nameof(RuleTexts.RunsKeyMissing), stage, stage + "-if"));
            }
        }

        foreach (string key in new[] { "main", "pre", "post" })
        {
            if (runs.TextOf(key) is { } file && !HasFile(file.Value))
            {
                bool isMade = file.Value.Split('/').Any(Made.Contains);
                Context.Report(Finding.At(
                    Name, isMade ? FsFindingSeverity.Warning : FsFindingSeverity.Error, file, Message.Of<RuleTexts>(isMade ? nameof(RuleTexts.RunsFileNotMade) : nameof(RuleTexts.RunsFileMissing), file.Value, key)));
            }
        }
    }

    private void Foreign(ActionRunsSyntax runs, YamlScalar engine, string[] known)
    {
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in runs.Entries.Where(e => e.Key.Value != "using" && !known.Contains(e.Key.Value)))
        {
            Error(entry.Key, Message.Of<RuleTexts>(nameof(RuleTexts.RunsKeyForeign), entry.Key.Value, engine.Value));
        }
    }

    private bool HasFile(string file) => Context.Surroundings.Actions!.HasFile(Context.Action!.Folder, file);

    private void Tell(YamlPosition place, Message message, FsFindingSeverity severity) => Context.Report(Finding.At(Name, severity, place, message));
}
