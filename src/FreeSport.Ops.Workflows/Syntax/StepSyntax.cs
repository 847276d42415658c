using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>A step: a script (<see cref="Run"/>), an action (<see cref="Uses"/>), or neither where it only waits for others or ends them.</summary>
/// <param name="start">Where it begins.</param>
internal sealed class StepSyntax(YamlPosition start)
{
    public YamlPosition Start { get; } = start;

    public YamlScalar? Id { get; set; }

    public YamlScalar? If { get; set; }

    public YamlScalar? Name { get; set; }

    public EnvSyntax? Env { get; set; }

    public ValueSyntax<bool>? ContinueOnError { get; set; }

    public ValueSyntax<double>? TimeoutMinutes { get; set; }

    /// <summary>Gets or sets whether the next step begins before this one has ended.</summary>
    public ValueSyntax<bool>? Background { get; set; }

    public YamlScalar? Run { get; set; }

    public YamlScalar? Shell { get; set; }

    public YamlScalar? WorkingDirectory { get; set; }

    public YamlScalar? Uses { get; set; }

    /// <summary>Gets or sets the inputs of the action; <c>args</c> and <c>entrypoint</c> of a Docker image among them.</summary>
    public IReadOnlyList<NamedText> With { get; set; } = [];
}
