namespace FreeSport.Ops;

/// <summary>How much stands behind a piece of evidence, from least to most.</summary>
public enum FsAssurance
{
    /// <summary>Nothing does.</summary>
    None = 0,

    /// <summary>A person said so.</summary>
    Asserted = 1,

    /// <summary>This module measured it on this machine.</summary>
    Measured = 2,

    /// <summary>A party independent of this machine measured it, such as the repository's own CI.</summary>
    Independent = 3,

    /// <summary>Signed and anchored outside this machine.</summary>
    Attested = 4,
}
