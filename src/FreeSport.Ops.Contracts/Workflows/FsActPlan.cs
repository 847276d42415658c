namespace FreeSport.Ops;

/// <summary>What <c>Invoke-FsActDryRun -WhatIf</c> would take through act. It has no evidence id and counts for nothing.</summary>
public sealed class FsActPlan
{
    /// <summary>Gets or sets the workflow's file, relative to the project root with forward slashes.</summary>
    public string Subject { get; set; } = string.Empty;

    /// <summary>Gets or sets the workflow's name.</summary>
    public string Workflow { get; set; } = string.Empty;

    /// <summary>Gets or sets the event.</summary>
    public string Event { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether the steps would really be executed.</summary>
    public bool Execute { get; set; }

    /// <summary>Gets or sets the jobs, with their stages as the file gives them.</summary>
    public FsActJob[] Jobs { get; set; } = [];
}
