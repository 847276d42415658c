using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>The releases of a project, from what its configuration says they are: tags of the repository, or recorded deployments.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="records">What deployments recorded.</param>
internal sealed class KnownReleases(OpsSession session, Project project, IReleaseRecords? records)
{
    private static readonly Regex Version = new(@"\Av?\d", RegexOptions.CultureInvariant);

    /// <summary>The releases, the newest first; null where nobody can tell: no repository, or a shallow clone.</summary>
    public async Task<IReadOnlyList<ReleaseEntry>?> ReadAsync(CancellationToken cancellationToken)
    {
        if (project.Configuration.Releases == ReleaseSource.Deployments)
        {
            return records is null ? null : [.. records.Releases().Select(static r => new ReleaseEntry(r.Name, r.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r.Commit, []))];
        }

        if (project.Git.Repository is not { } repository || await session.Git.IsShallowAsync(repository, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        string tags = await session.Git.ReadAsync(
            repository,
            ["for-each-ref", "--sort=-version:refname", "--sort=-creatordate", "--format=%(refname:strip=2)%1f%(creatordate:short)%1f%(objectname)%1f%(*objectname)%1f%(objecttype)%1f%(contents:subject)%0a%0a%(contents:body)%1e", "refs/tags"],
            input: null,
            cancellationToken).ConfigureAwait(false);
        return [.. tags.Split('\u001e').Select(static t => t.TrimStart('\r', '\n').Split('\u001f')).Where(static t => t.Length == 6 && Version.IsMatch(t[0])).Select(Entry)];
    }

    // A tag that is no object of its own has the message of its commit, which is no note on the release.
    private ReleaseEntry Entry(string[] tag) => new(
        tag[0],
        tag[1].Length > 0 ? tag[1] : null,
        tag[3].Length > 0 ? tag[3] : tag[2],
        tag[4] == "tag" && tag[5].Trim() is { Length: > 0 } notes && notes != tag[0] ? session.Redactor.Redact(notes).Split('\n') : []);
}
