namespace FreeSport.Ops;

/// <summary>What would be done with a message.</summary>
public enum FsNotificationAction
{
    /// <summary>Nothing can be done.</summary>
    None = 0,

    /// <summary>It would be sent.</summary>
    Send,

    /// <summary>The message of the change would be edited in place, and the details added to its thread.</summary>
    Update,

    /// <summary>It would be left, since the same was sent before.</summary>
    Skip,
}
