using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>Why a page is not written.</summary>
internal static class RegionFailures
{
    public static OpsException NotText(string path) => Of(ErrorIds.FileNotUtf8, FailureKind.InvalidData, RegionTexts.PageNotText.With(path), RegionTexts.PageNotTextRemedy, path);

    public static OpsException Marks(string page, IReadOnlyList<(int Line, string Message)> faults) =>
        Of(ErrorIds.DocumentationMarkInvalid, FailureKind.InvalidData, RegionTexts.MarksInvalid.With(page, string.Join(" ", faults.Select(static f => f.Message))), RegionTexts.MarksInvalidRemedy, page);

    public static OpsException WouldBreak(string page) => Of(ErrorIds.DocumentationMarkInvalid, FailureKind.InvalidOperation, RegionTexts.WouldBreak.With(page), RegionTexts.WouldBreakRemedy, page);

    public static OpsException Missing(string where, string? region, string command) =>
        Of(ErrorIds.DocumentationRegionMissing, FailureKind.ObjectNotFound, region is null ? RegionTexts.NoRegions.With(where) : RegionTexts.NoRegion.With(where, region), RegionTexts.NoRegionRemedy.With(command), where);

    public static OpsException There(string page, string region, int line) =>
        Of(ErrorIds.DocumentationMarkInvalid, FailureKind.InvalidOperation, RegionTexts.RegionThere.With(page, region, line), RegionTexts.RegionThereRemedy, page);

    public static OpsException Heading(string page, string heading, string nearest) =>
        Of(ErrorIds.DocumentationHeadingNotFound, FailureKind.ObjectNotFound, RegionTexts.HeadingNotFound.With(page, heading), RegionTexts.HeadingNotFoundRemedy.With(nearest), heading);

    public static OpsException Headings(string page, string heading, string lines) =>
        Of(ErrorIds.DocumentationHeadingNotFound, FailureKind.InvalidArgument, RegionTexts.HeadingTwice.With(page, heading, lines), RegionTexts.HeadingTwiceRemedy, heading);

    public static OpsException NoPage(string path) => Of(ErrorIds.DocumentationPageExpected, FailureKind.InvalidArgument, RegionTexts.NoPage.With(path), RegionTexts.NoPageRemedy, path);

    public static OpsException Outside(string path, string root) => Of(ErrorIds.DocumentationPageOutside, FailureKind.SecurityError, RegionTexts.Outside.With(path, root), RegionTexts.OutsideRemedy, path);

    public static OpsException ReadOnly(string path) => Of(ErrorIds.DocumentationPageNotWritable, FailureKind.PermissionDenied, RegionTexts.PageReadOnly.With(path), RegionTexts.PageReadOnlyRemedy, path);

    public static OpsException Changed(string path) => Of(ErrorIds.DocumentationPageNotWritable, FailureKind.ResourceBusy, RegionTexts.PageChanged.With(path), RegionTexts.PageChangedRemedy, path);

    public static OpsException NotWritable(string path, Exception cause) => Of(ErrorIds.DocumentationPageNotWritable, FailureKind.WriteError, RegionTexts.PageNotWritable.With(path, cause.Message), RegionTexts.PageNotWritableRemedy, path);

    private static OpsException Of(string id, FailureKind kind, string message, string remedy, object target) => new(new OpsFailure(id, kind, message, remedy, target));
}
