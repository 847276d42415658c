namespace FreeSport.Ops;

/// <summary>What <c>Add-FsEvidence -WhatIf</c> would record. It has no evidence id and counts for nothing.</summary>
public sealed class FsEvidencePlan
{
    /// <summary>Gets or sets what kind of event it would be.</summary>
    public FsEvidenceKind Kind { get; set; }

    /// <summary>Gets or sets the checklist item.</summary>
    public FsChecklistItem Box { get; set; }

    /// <summary>Gets or sets the subjects; <c>*</c> stands for the whole box.</summary>
    public string[] Subjects { get; set; } = [];

    /// <summary>Gets or sets the verdict that would be asserted.</summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets the environment; null for all.</summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets why.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets who would answer for it.</summary>
    public string By { get; set; } = string.Empty;

    /// <summary>Gets or sets until when it would hold, in UTC; null without end.</summary>
    public DateTime? Until { get; set; }
}
