namespace FreeSport.Ops;

/// <summary>What a quality gate decided.</summary>
public enum FsGateVerdict
{
    /// <summary>It does not say, or says a word that is not known; that is no pass.</summary>
    Unknown = 0,

    /// <summary>PASS.</summary>
    Pass,

    /// <summary>CONCERNS: usable, with something a person should look at.</summary>
    Concerns,

    /// <summary>FAIL.</summary>
    Fail,

    /// <summary>WAIVED: a person took it on.</summary>
    Waived,
}
