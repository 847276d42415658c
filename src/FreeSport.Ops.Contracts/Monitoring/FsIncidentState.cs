namespace FreeSport.Ops;

/// <summary>What became of the document of an incident.</summary>
public enum FsIncidentState
{
    /// <summary>It was not written.</summary>
    NotWritten = 0,

    /// <summary>It was not there, and is now.</summary>
    Created,

    /// <summary>Its parts that come from the records were brought up to date.</summary>
    Updated,

    /// <summary>It says what the records say; nothing was written.</summary>
    Unchanged,
}
