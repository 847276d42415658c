namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>What git said of a push of one ref.</summary>
internal enum RefPush
{
    /// <summary>Nothing that decides; it may still arrive.</summary>
    Unknown,

    /// <summary>The ref moved, by this push.</summary>
    Moved,

    /// <summary>The server, a hook or a rule does not take it.</summary>
    Refused,
}
