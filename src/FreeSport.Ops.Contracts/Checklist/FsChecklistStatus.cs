namespace FreeSport.Ops;

/// <summary>One box of the checklist, decided by the evidence in the ledger.</summary>
public sealed class FsChecklistStatus
{
    /// <summary>Gets or sets the box.</summary>
    public FsChecklistItem Box { get; set; }

    /// <summary>Gets or sets the box's text on paper, in the reader's language.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets where it stands.</summary>
    public FsChecklistState State { get; set; }

    /// <summary>Gets or sets why, naming the subjects, in the reader's language.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets the exact command to run next; null when the box needs nothing.</summary>
    public string? NextCommand { get; set; }

    /// <summary>Gets or sets the environment it was decided for.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets the subjects the box covers here.</summary>
    public string[] Subjects { get; set; } = [];

    /// <summary>Gets or sets what each of these subjects came to; none where the box does not apply.</summary>
    public FsChecklistSubject[] Decisions { get; set; } = [];

    /// <summary>Gets or sets where the project's policy is weaker than the default, and which policy was gone by where that is not the file's; in the reader's language.</summary>
    public string[] PolicyNotes { get; set; } = [];

    /// <summary>Gets or sets the evidence that decided it.</summary>
    public FsEvidence[] Evidence { get; set; } = [];

    /// <summary>Gets or sets the weakest assurance among that evidence.</summary>
    public FsAssurance Assurance { get; set; }

    /// <summary>Gets or sets when the oldest of that evidence was recorded, in UTC; null without evidence.</summary>
    public DateTime? At { get; set; }

    /// <summary>Gets or sets who recorded it.</summary>
    public string? By { get; set; }

    /// <summary>Gets or sets the commit that evidence was taken on.</summary>
    public string? Commit { get; set; }
}
