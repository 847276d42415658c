namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>What is to run in an environment.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Commit">The commit, 40 or 64 hexadecimal digits; empty where there is no git.</param>
/// <param name="ImageTag">The tag of the images; null where none was named.</param>
/// <param name="Variables">Variables for the compose files and scripts.</param>
public sealed record Release(string Environment, string Commit, string? ImageTag, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>Puts the tag and the commit into a text of the configuration.</summary>
    /// <param name="text">A text with <c>{tag}</c> and <c>{commit}</c>.</param>
    /// <returns>The text.</returns>
    public string Fill(string text) => text.Replace("{tag}", ImageTag ?? string.Empty).Replace("{commit}", Commit);
}
