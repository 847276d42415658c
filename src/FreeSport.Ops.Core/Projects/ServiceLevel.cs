namespace FreeSport.Ops.Core.Projects;

/// <summary>A promise of the project's documents.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Limit">The number that is promised: seconds, or a part of one.</param>
/// <param name="WarnAbove">The number above which the documents let a person decide; null where they do not say.</param>
/// <param name="Text">The promise as it is written.</param>
/// <param name="Where">The page and its line.</param>
internal sealed record ServiceLevel(ServiceLevelKind Kind, double Limit, double? WarnAbove, string Text, string Where);
