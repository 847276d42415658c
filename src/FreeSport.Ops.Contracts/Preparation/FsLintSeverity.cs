namespace FreeSport.Ops;

/// <summary>How a linter itself rates a finding.</summary>
public enum FsLintSeverity
{
    /// <summary>To be put right; also what a linter without grades finds.</summary>
    Error = 0,

    /// <summary>Doubtful.</summary>
    Warning,

    /// <summary>An explanation of another finding.</summary>
    Note,
}
