namespace FreeSport.Ops;

/// <summary>One event of the ledger: what one invocation of a cmdlet saw, or what a person said.</summary>
public sealed class FsEvidence
{
    /// <summary>Gets or sets the event's id, unique in every ledger: 32 hexadecimal digits.</summary>
    public string EvidenceId { get; set; } = string.Empty;

    /// <summary>Gets or sets the writer: machine and user.</summary>
    public string Writer { get; set; } = string.Empty;

    /// <summary>Gets or sets the event's number in its writer's chain, counted from 1.</summary>
    public long Sequence { get; set; }

    /// <summary>Gets or sets when it was recorded, in UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Gets or sets what kind of event it is.</summary>
    public FsEvidenceKind Kind { get; set; }

    /// <summary>Gets or sets the project's path below the git root with forward slashes; empty when it is the root.</summary>
    public string Project { get; set; } = string.Empty;

    /// <summary>Gets or sets the checklist item it feeds; null when it feeds none, as a change of dependencies.</summary>
    public FsChecklistItem? Box { get; set; }

    /// <summary>Gets or sets the environment it holds for; null for all.</summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets the change it belongs to; null when none was named.</summary>
    public string? Change { get; set; }

    /// <summary>Gets or sets the worst verdict among its subjects.</summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets what stands behind it.</summary>
    public FsAssurance Assurance { get; set; }

    /// <summary>Gets or sets the subjects it speaks of.</summary>
    public FsEvidenceSubject[] Subjects { get; set; } = [];

    /// <summary>Gets or sets the tools that took part.</summary>
    public FsTool[] Tools { get; set; } = [];

    /// <summary>Gets or sets the commit the working tree stood on; null before the first commit.</summary>
    public string? Commit { get; set; }

    /// <summary>Gets or sets the tree id of that commit.</summary>
    public string? Tree { get; set; }

    /// <summary>Gets or sets a value indicating whether the working tree held changes that are not committed.</summary>
    public bool Dirty { get; set; }

    /// <summary>Gets or sets why a person asserted or waived it; null for a measurement.</summary>
    public string? Reason { get; set; }

    /// <summary>Gets or sets who answers for an assertion or a waiver; null for a measurement.</summary>
    public string? By { get; set; }

    /// <summary>Gets or sets who git says recorded a person's word, as <c>Anna Ivanova &lt;anna@freesport.example&gt;</c>; null for a measurement, or where git did not know.</summary>
    public string? Author { get; set; }

    /// <summary>Gets or sets the commit that the repository's history begins with, which tells it from other repositories; null for a measurement, in events of older versions, and before the first commit.</summary>
    public string? Repository { get; set; }

    /// <summary>Gets or sets until when a waiver or an assertion holds, in UTC; null for a measurement.</summary>
    public DateTime? Until { get; set; }
}
