namespace FreeSport.Ops;

/// <summary>The form a requirement is written in.</summary>
public enum FsRequirementFormat
{
    /// <summary>None that is known.</summary>
    Unknown = 0,

    /// <summary>BMAD version 4: a section Status, a Change Log, QA results.</summary>
    BmadV4,

    /// <summary>BMAD version 6: a line <c>Status:</c>, and <c>sprint-status.yaml</c>.</summary>
    BmadV6,

    /// <summary>A specification of BMAD version 6: front matter, and a block that is frozen after approval.</summary>
    BmadSpec,

    /// <summary>The YAML file of a gate.</summary>
    GateFile,

    /// <summary>GitHub's own.</summary>
    GitHub,
}
