using System.Text;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>Private refs of a clone: what it has seen on the branch stays in it, and a branch that no longer holds it is found out.</summary>
/// <param name="remote">The remote's name.</param>
/// <param name="branch">The branch.</param>
internal sealed class SeenRefs(string remote, string branch)
{
    /// <summary>Where they lie.</summary>
    public const string Root = "refs/fsops/evidence/";

    private readonly string _folder = Root + Hex.Sha256(Encoding.UTF8.GetBytes(remote + "\n" + branch)).Substring(0, 12);

    /// <summary>Gets the ref of the branch's last commit that was seen.</summary>
    public string Branch => _folder + "/seen";

    /// <summary>Gets the ref of the commit that the remote's default branch stood at then.</summary>
    public string Default => _folder + "/default";

    /// <summary>The ref that keeps a commit that the branch no longer holds.</summary>
    /// <param name="commit">The commit.</param>
    public string Before(string commit) => _folder + "/before-" + commit.Substring(0, 12);
}
