namespace FreeSport.Ops.Testing;

/// <summary>A job of a workflow.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Environment">The environment it names; null for none.</param>
/// <param name="Steps">The names of its steps.</param>
public sealed record ChainJob(string Name, string? Environment, IReadOnlyList<string> Steps)
{
    /// <summary>Gets the names of the jobs that have to be over before; null for the one before it in the chain.</summary>
    public IReadOnlyList<string>? Needs { get; init; }
}
