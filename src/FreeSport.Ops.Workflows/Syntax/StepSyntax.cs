using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>A step: a script (<see cref="Run"/>), an action (<see cref="Uses"/>), or neither where it only waits for others or ends them.</summary>
/// <param name="start">Where it begins.</param>
internal sealed class StepSyntax(YamlPosition start)
{
    private string? _action;

    public YamlPosition Start { get; } = start;

    public YamlScalar? Id { get; set; }

    public YamlScalar? If { get; set; }

    public YamlScalar? Name { get; set; }

    public EnvSyntax? Env { get; set; }

    public ValueSyntax<bool>? ContinueOnError { get; set; }

    public ValueSyntax<double>? TimeoutMinutes { get; set; }

    /// <summary>Gets or sets whether the next step begins before this one has ended.</summary>
    public ValueSyntax<bool>? Background { get; set; }

    /// <summary>Gets or sets the key of the group of parallel steps it belongs to, which is the same for all of them; null outside of one.</summary>
    public YamlScalar? Parallel { get; set; }

    /// <summary>Gets or sets the ids of the background steps it waits for.</summary>
    public IReadOnlyList<YamlScalar> Waits { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether it waits for all background steps before it.</summary>
    public bool WaitsForAll { get; set; }

    /// <summary>Gets or sets the id of the background step it ends.</summary>
    public YamlScalar? Cancels { get; set; }

    /// <summary>Gets a value indicating whether it only waits for background steps or ends one.</summary>
    public bool IsControl => WaitsForAll || Waits.Count > 0 || Cancels is not null;

    /// <summary>Gets a value indicating whether later steps do not wait for it unless they are told to.</summary>
    public bool RunsInBackground => Parallel is not null || Background?.Value == true;

    public YamlScalar? Run { get; set; }

    public YamlScalar? Shell { get; set; }

    public YamlScalar? WorkingDirectory { get; set; }

    public YamlScalar? Uses { get; set; }

    /// <summary>Gets or sets the inputs of the action; <c>args</c> and <c>entrypoint</c> of a Docker image among them.</summary>
    public IReadOnlyList<NamedText> With { get; set; } = [];

    /// <summary>The action without its ref, in small letters; empty for a step without one.</summary>
    public string Action()
    {
        if (_action is null)
        {
            string uses = Uses?.Value ?? string.Empty;
            int at = uses.IndexOf('@');
            _action = (at < 0 ? uses : uses.Substring(0, at)).ToLowerInvariant();
        }

        return _action;
    }
}
