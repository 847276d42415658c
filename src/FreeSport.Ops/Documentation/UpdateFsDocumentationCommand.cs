using System.Globalization;
using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Steps.Documentation.Regions;
using FreeSport.Ops.Core.Steps.Documentation.Updating;

namespace FreeSport.Ops.Commands.Documentation;

/// <summary>Writes what workflows, configuration and releases say into the marked regions of pages, and nothing else.</summary>
[Cmdlet(VerbsData.Update, "FsDocumentation", SupportsShouldProcess = true, DefaultParameterSetName = Regions)]
[OutputType(typeof(FsDocumentationUpdate), typeof(FsDocumentationPlan))]
public sealed class UpdateFsDocumentationCommand : ProjectCmdlet
{
    private const string Regions = "Regions";
    private const string Marks = "Marks";
    private const string Notes = "Notes";

    /// <summary>Gets or sets the region whose marks are put into the page that <c>-Path</c> names.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Marks)]
    [ValidateSet(nameof(FsDocumentationRegion.Workflows), nameof(FsDocumentationRegion.Secrets), nameof(FsDocumentationRegion.Environments), nameof(FsDocumentationRegion.Release))]
    public FsDocumentationRegion AddMark { get; set; }

    /// <summary>Gets or sets the heading behind which the marks are put; the end of the page when not given.</summary>
    [Parameter(ParameterSetName = Marks)]
    [ValidateNotNullOrEmpty]
    public string? After { get; set; }

    /// <summary>Gets or sets the release whose notes come into the region of the releases.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Notes, ValueFromPipelineByPropertyName = true)]
    [Alias("tag_name", "TagName")]
    [ValidateLength(1, 100)]
    public string Release { get; set; } = string.Empty;

    /// <summary>Gets or sets its notes, in Markdown.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Notes, ValueFromPipelineByPropertyName = true)]
    [Alias("Body")]
    [ValidateNotNullOrEmpty]
    public string[] ReleaseNotes { get; set; } = [];

    /// <summary>Gets or sets its day; what the page or the tag says when not given.</summary>
    [Parameter(ParameterSetName = Notes, ValueFromPipelineByPropertyName = true)]
    [Alias("published_at", "PublishedAt")]
    public DateTime? ReleaseDate { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IReadOnlyList<string> places = ResolvePlaces();
        bool isNamed = Path.Length + LiteralPath.Length > 0;
        ReleaseEntry? release = ParameterSetName != Notes ? null : new ReleaseEntry(
            Release, ReleaseDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Commit: null, ReleaseNotes);
        IGrouping<string, string>[] folders = [.. places.GroupBy(PathResolver.FolderOf, StringComparer.Ordinal)];
        foreach (IGrouping<string, string> folder in folders)
        {
            DocumentationUpdateRequest request = new()
            {
                Places = isNamed ? [.. folder] : [],
                Release = release,
                Mark = AddMark,
                After = After,
            };
            RunSession(folder.Key, folders.Length > 1 || (MyInvocation.ExpectingInput && LiteralPath.Length > 0), async (session, token) =>
            {
                Core.Projects.Project project = await session.LoadProjectAsync(token).ConfigureAwait(false);
                await new DocumentationUpdate(session, project, Rooms.Releases(project)).RunAsync(request, token).ConfigureAwait(false);
            });
        }
    }
}
