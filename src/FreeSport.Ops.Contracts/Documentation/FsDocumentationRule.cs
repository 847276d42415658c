namespace FreeSport.Ops;

/// <summary>What <c>Test-FsDocumentation</c> asks of the pages.</summary>
public enum FsDocumentationRule
{
    /// <summary>A workflow that a page names does not exist.</summary>
    WorkflowMissing = 0,

    /// <summary>No page names a workflow that exists, though a page lists the workflows.</summary>
    WorkflowUnnamed = 1,

    /// <summary>A page says that a workflow was removed, and it is there.</summary>
    WorkflowNotRemoved = 2,

    /// <summary>What a page says of a workflow's triggers is not what the workflow has.</summary>
    Trigger = 3,

    /// <summary>A command or a table gives a workflow an input that it does not take, or starts one that cannot be started by hand.</summary>
    WorkflowInput = 4,

    /// <summary>A secret that a page names is read by no workflow, or one that workflows read is named by no page.</summary>
    Secret = 5,

    /// <summary>What pages say of environments is not what the workflows have.</summary>
    Environment = 6,

    /// <summary>No workflow makes a check or a job that a page names.</summary>
    CheckMissing = 7,

    /// <summary>A check is called required, and its workflow reports nothing on some pull requests.</summary>
    RequiredCheck = 8,

    /// <summary>Two pages, or two places of one, contradict each other.</summary>
    Contradiction = 9,

    /// <summary>A tag that people are told to roll back to is none that the build makes.</summary>
    RollbackTag = 10,

    /// <summary>A link, an image or a cited source leads to a file that does not exist.</summary>
    BrokenLink = 11,

    /// <summary>A link leads to a heading or an anchor that does not exist.</summary>
    BrokenAnchor = 12,

    /// <summary>A table is not shown as it was meant.</summary>
    Table = 13,

    /// <summary>No page leads to a page.</summary>
    Orphan = 14,

    /// <summary>A secret stands in a page as it is.</summary>
    PlainSecret = 15,

    /// <summary>Code that a page describes changed after the page was reviewed.</summary>
    Stale = 16,

    /// <summary>The log of changes and the releases disagree.</summary>
    ChangeLog = 17,

    /// <summary>A script breaks a rule that the coding standards hold in their marked block.</summary>
    CodingStandard = 18,

    /// <summary>A command names a file that does not exist, or leaves out what the workflows cannot do without.</summary>
    Command = 19,

    /// <summary>A block of code holds nothing.</summary>
    EmptyExample = 20,

    /// <summary>A mark in a page cannot be read, or gives no reason.</summary>
    Mark = 21,

    /// <summary>An address outside of the repository does not answer.</summary>
    ExternalLink = 22,

    /// <summary>The history that an answer needs is not there.</summary>
    History = 23,

    /// <summary>A page cannot be read.</summary>
    Unreadable = 24,
}
