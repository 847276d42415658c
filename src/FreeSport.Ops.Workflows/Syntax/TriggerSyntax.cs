using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>An entry of <c>on</c>.</summary>
/// <param name="Event">The event's name where it stands.</param>
internal abstract record TriggerSyntax(YamlScalar Event);

/// <summary>An event of the repository, with its filters.</summary>
internal sealed record WebhookTrigger(YamlScalar Event) : TriggerSyntax(Event)
{
    public IReadOnlyList<YamlScalar> Types { get; set; } = [];

    public IReadOnlyList<YamlScalar> Workflows { get; set; } = [];

    public FilterSyntax? Branches { get; set; }

    public FilterSyntax? BranchesIgnore { get; set; }

    public FilterSyntax? Tags { get; set; }

    public FilterSyntax? TagsIgnore { get; set; }

    public FilterSyntax? Paths { get; set; }

    public FilterSyntax? PathsIgnore { get; set; }
}

/// <summary>One filter of an event, such as <c>branches</c>.</summary>
/// <param name="Key">The filter's name where it stands.</param>
/// <param name="Patterns">Its patterns, in order.</param>
internal sealed record FilterSyntax(YamlScalar Key, IReadOnlyList<YamlScalar> Patterns);

/// <summary><c>schedule</c>.</summary>
internal sealed record ScheduleTrigger(YamlScalar Event, IReadOnlyList<ScheduleEntry> Entries) : TriggerSyntax(Event);

/// <summary>One time table of a schedule.</summary>
/// <param name="Cron">The cron expression.</param>
/// <param name="Timezone">The time zone; UTC when not given.</param>
internal sealed record ScheduleEntry(YamlScalar Cron, YamlScalar? Timezone);

/// <summary><c>workflow_dispatch</c>.</summary>
internal sealed record DispatchTrigger(YamlScalar Event, IReadOnlyList<InputSyntax> Inputs) : TriggerSyntax(Event);

/// <summary><c>workflow_call</c>.</summary>
internal sealed record CallTrigger(YamlScalar Event) : TriggerSyntax(Event)
{
    public IReadOnlyList<InputSyntax> Inputs { get; set; } = [];

    /// <summary>Gets or sets the secrets; null when there is no such section and a caller may pass on its own.</summary>
    public IReadOnlyList<CallSecretSyntax>? Secrets { get; set; }

    public IReadOnlyList<CallOutputSyntax> Outputs { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether one of the sections is no mapping: nobody can call the workflow.</summary>
    public bool IsBroken { get; set; }
}

/// <summary>An input of <c>workflow_dispatch</c> or <c>workflow_call</c>.</summary>
internal sealed record InputSyntax(YamlScalar Name)
{
    public YamlScalar? Description { get; set; }

    public ValueSyntax<bool>? Required { get; set; }

    public YamlScalar? Default { get; set; }

    /// <summary>Gets or sets the type; null when none, or none that there is, is given.</summary>
    public InputType? Type { get; set; }

    public IReadOnlyList<YamlScalar> Options { get; set; } = [];

    public bool IsRequired => Required?.Value == true;
}

/// <summary>The types of inputs.</summary>
internal enum InputType
{
    Text,
    Number,
    Boolean,
    Choice,
    Environment,
}

/// <summary>A secret that a reusable workflow takes.</summary>
internal sealed record CallSecretSyntax(YamlScalar Name)
{
    public YamlScalar? Description { get; set; }

    public bool IsRequired { get; set; }
}

/// <summary>An output of a reusable workflow.</summary>
internal sealed record CallOutputSyntax(YamlScalar Name)
{
    public YamlScalar? Description { get; set; }

    public YamlScalar? Value { get; set; }
}

/// <summary><c>repository_dispatch</c>.</summary>
internal sealed record RepositoryDispatchTrigger(YamlScalar Event, IReadOnlyList<YamlScalar> Types) : TriggerSyntax(Event);

/// <summary><c>image_version</c>.</summary>
internal sealed record ImageVersionTrigger(YamlScalar Event, IReadOnlyList<YamlScalar> Types, IReadOnlyList<YamlScalar> Names, IReadOnlyList<YamlScalar> Versions) : TriggerSyntax(Event);
