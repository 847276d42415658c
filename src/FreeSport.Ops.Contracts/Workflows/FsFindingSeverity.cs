namespace FreeSport.Ops;

/// <summary>How much a finding in a workflow or a compose file matters.</summary>
public enum FsFindingSeverity
{
    /// <summary>Who reads the file refuses it, or what is written cannot do what it says.</summary>
    Error = 0,

    /// <summary>It works, but is dangerous, deprecated or without effect.</summary>
    Warning = 1,

    /// <summary>A matter of style; it does not change the outcome.</summary>
    Note = 2,
}
