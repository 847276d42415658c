namespace FreeSport.Ops;

/// <summary>What <c>Test-FsDocumentation</c> asks of the pages.</summary>
public enum FsDocumentationRule
{
    /// <summary>Nothing was asked.</summary>
    None = 0,

    /// <summary>A workflow that a page names does not exist.</summary>
    WorkflowMissing,

    /// <summary>No page names a workflow that exists, though a page lists the workflows.</summary>
    WorkflowUnnamed,

    /// <summary>A page says that a workflow was removed, and it is there.</summary>
    WorkflowNotRemoved,

    /// <summary>What a page says of a workflow's triggers is not what the workflow has.</summary>
    Trigger,

    /// <summary>A command or a table gives a workflow an input that it does not take, or starts one that cannot be started by hand.</summary>
    WorkflowInput,

    /// <summary>A secret that a page names is read by no workflow, or one that workflows read is named by no page.</summary>
    Secret,

    /// <summary>What pages say of environments is not what the workflows have.</summary>
    Environment,

    /// <summary>No workflow makes a check or a job that a page names.</summary>
    CheckMissing,

    /// <summary>A check is called required, and its workflow reports nothing on some pull requests.</summary>
    RequiredCheck,

    /// <summary>Two pages, or two places of one, contradict each other.</summary>
    Contradiction,

    /// <summary>A tag that people are told to roll back to is none that the build makes.</summary>
    RollbackTag,

    /// <summary>A link, an image or a cited source leads to a file that does not exist.</summary>
    BrokenLink,

    /// <summary>A link leads to a heading or an anchor that does not exist.</summary>
    BrokenAnchor,

    /// <summary>A table is not shown as it was meant.</summary>
    Table,

    /// <summary>No page leads to a page.</summary>
    Orphan,

    /// <summary>A secret stands in a page as it is.</summary>
    PlainSecret,

    /// <summary>Code that a page describes changed after the page was reviewed.</summary>
    Stale,

    /// <summary>The log of changes and the releases disagree.</summary>
    ChangeLog,

    /// <summary>A script breaks a rule that the coding standards hold in their marked block.</summary>
    CodingStandard,

    /// <summary>A command names a file that does not exist, or leaves out what the workflows cannot do without.</summary>
    Command,

    /// <summary>A block of code holds nothing.</summary>
    EmptyExample,

    /// <summary>A mark in a page cannot be read, or gives no reason.</summary>
    Mark,

    /// <summary>An address outside of the repository does not answer.</summary>
    ExternalLink,

    /// <summary>The history that an answer needs is not there.</summary>
    History,

    /// <summary>A page cannot be read.</summary>
    Unreadable,

    /// <summary>A region that <c>Update-FsDocumentation</c> writes does not say what the repository holds.</summary>
    GeneratedRegion,
}
