namespace FreeSport.Ops;

/// <summary>What became of a page.</summary>
public enum FsDocumentationUpdateState
{
    /// <summary>It was not written.</summary>
    NotWritten = 0,

    /// <summary>It says all that already.</summary>
    Unchanged,

    /// <summary>It was written.</summary>
    Updated,
}
