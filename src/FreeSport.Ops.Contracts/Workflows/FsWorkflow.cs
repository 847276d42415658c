namespace FreeSport.Ops;

/// <summary>A GitHub Actions workflow as it stands in a file.</summary>
/// <remarks>Its <see cref="FsResult.Outcome"/> says only whether the file could be read as a workflow, not whether it is right.</remarks>
public sealed class FsWorkflow : FsResult
{
    /// <summary>Gets or sets the workflow's <c>name</c>, or the file's path when it has none, as GitHub shows it.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the absolute path of the file.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets what starts it.</summary>
    public FsWorkflowTrigger[] Triggers { get; set; } = [];

    /// <summary>Gets or sets its jobs, in file order.</summary>
    public FsWorkflowJob[] Jobs { get; set; } = [];

    /// <summary>Gets or sets every place that reads a secret; <c>GITHUB_TOKEN</c> is marked automatic.</summary>
    public FsWorkflowReference[] Secrets { get; set; } = [];

    /// <summary>Gets or sets every place that reads a configuration variable (<c>vars</c>).</summary>
    public FsWorkflowReference[] Variables { get; set; } = [];

    /// <summary>
    /// Gets or sets every place that reads secrets or variables whose names are only known at run time, such as
    /// <c>secrets[matrix.key]</c> or <c>toJSON(secrets)</c>; the name is the expression from there on.
    /// </summary>
    public FsWorkflowReference[] ComputedNames { get; set; } = [];

    /// <summary>Gets or sets the environments its jobs name; an expression stays an expression.</summary>
    public string[] Environments { get; set; } = [];
}
