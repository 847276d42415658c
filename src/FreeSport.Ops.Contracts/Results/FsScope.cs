namespace FreeSport.Ops;

/// <summary>How much of its subject a result covers.</summary>
/// <remarks>The zero value is <see cref="Partial"/>: coverage has to be claimed, it is never assumed.</remarks>
public enum FsScope
{
    /// <summary>Something was left out; <see cref="FsResult.LeftOut"/> says what. Never ticks a checklist box.</summary>
    Partial = 0,

    /// <summary>Everything the subject names was looked at.</summary>
    Full = 1,
}
