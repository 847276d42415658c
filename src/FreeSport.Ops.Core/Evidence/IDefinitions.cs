namespace FreeSport.Ops.Core.Evidence;

/// <summary>What a room offers so that evidence becomes stale once what a name means has changed.</summary>
public interface IDefinitions
{
    /// <summary>Gets what the names begin with that it answers for, as <c>tests.</c>.</summary>
    string Prefix { get; }

    /// <summary>The fingerprint of what a name means now.</summary>
    /// <param name="name">The name without <see cref="Prefix"/>.</param>
    /// <param name="cancellationToken">Stops the reading of the project's files.</param>
    /// <returns>The input, by its name with <see cref="Prefix"/>; null when the name means nothing.</returns>
    Task<FsInput?> FindAsync(string name, CancellationToken cancellationToken);
}
