namespace FreeSport.Ops;

/// <summary>Where a job's permissions come from.</summary>
public enum FsPlanPermissionSource
{
    /// <summary>Nothing in the file says them: the repository's setting decides, read or write.</summary>
    RepositoryDefault = 0,

    /// <summary>The workflow's <c>permissions</c>.</summary>
    Workflow = 1,

    /// <summary>The job's own <c>permissions</c>.</summary>
    Job = 2,

    /// <summary>The job that calls this reusable workflow.</summary>
    Caller = 3,
}
