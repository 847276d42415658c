using FreeSport.Ops.Core.Steps.Documentation.Regions;

namespace FreeSport.Ops.Core.Steps.Documentation.Updating;

/// <summary>What is to be written into pages.</summary>
public sealed record DocumentationUpdateRequest
{
    /// <summary>Gets the files or folders that were named, as absolute paths; none for the whole documentation.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Gets a release whose notes come into the regions of releases; null for none.</summary>
    public ReleaseEntry? Release { get; init; }

    /// <summary>Gets the region whose marks are put into the page that is named; None for no marks.</summary>
    public FsDocumentationRegion Mark { get; init; }

    /// <summary>Gets the heading behind which they are put; null for the end of the page.</summary>
    public string? After { get; init; }
}
