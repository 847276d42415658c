namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>Ends the reading of a text at a place where it is no YAML. Never leaves <see cref="YamlReader"/>.</summary>
/// <param name="kind">What kind of trouble it is.</param>
/// <param name="text">What is wrong.</param>
/// <param name="position">Where.</param>
#pragma warning disable CA1032 // It is made in one way, with a place.
internal sealed class YamlFaultException(YamlProblemKind kind, Message text, YamlPosition position) : Exception
#pragma warning restore CA1032
{
    /// <summary>Gets what is wrong and where.</summary>
    public YamlProblem Problem { get; } = new(kind, text, position);
}
