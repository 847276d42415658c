using System.Text;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Jobs;

/// <summary>Reads files of commits that the clone does not have from GitHub.</summary>
/// <param name="client">Is asked.</param>
internal sealed class GitHubFiles(GitHubClient client)
{
    /// <summary>The text of a file.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="path">The file's path in the repository.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The text; null when it is not there, the token may not read it, or GitHub does not tell.</returns>
    public async Task<string?> ReadAsync(string commit, string path, CancellationToken cancellationToken)
    {
        string root = GitHubPath.Of($"repos/{client.Address.Owner}/{client.Address.Name}/contents/").OriginalString;
        string file = string.Join("/", path.Split('/').Select(Uri.EscapeDataString));
        try
        {
            FileModel? found = await client.FindAsync<FileModel>(new Uri(root + file + "?ref=" + Uri.EscapeDataString(commit), UriKind.Relative), path, cancellationToken).ConfigureAwait(false);
            return found is { Encoding: "base64", Content: { } content } ? Encoding.UTF8.GetString(Convert.FromBase64String(content)) : null;
        }
        catch (Exception unread) when (unread is OpsException or FormatException)
        {
            // What is made of the file says that it is not known; it is not what was asked for.
            return null;
        }
    }
}
