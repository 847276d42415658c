namespace FreeSport.Ops;

/// <summary>What a smoke test asks.</summary>
public enum FsSmokeKind
{
    /// <summary>An address over HTTP.</summary>
    Http = 0,

    /// <summary>A port that takes connections.</summary>
    Tcp = 1,

    /// <summary>A name that has addresses.</summary>
    Dns = 2,

    /// <summary>The image that the containers of a compose service run.</summary>
    Container = 3,
}
