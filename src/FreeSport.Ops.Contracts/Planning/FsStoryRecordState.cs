namespace FreeSport.Ops;

/// <summary>What became of a story's file.</summary>
public enum FsStoryRecordState
{
    /// <summary>It was not written.</summary>
    NotWritten = 0,

    /// <summary>It says all that already.</summary>
    Unchanged,

    /// <summary>It was written.</summary>
    Updated,
}
