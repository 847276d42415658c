namespace FreeSport.Ops.Core.Evidence;

/// <summary>The channels of the team, as a room may use them.</summary>
public interface ITeamMessages
{
    /// <summary>Sends a text to every channel that serves an environment, and hands over what became of it on each.</summary>
    /// <param name="title">The title.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="change">The change that it is about.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends when every channel has answered or had its time.</returns>
    Task TellAsync(string title, IReadOnlyList<string> lines, string environment, string change, CancellationToken cancellationToken);
}
