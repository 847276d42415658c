namespace FreeSport.Ops;

/// <summary>A part of a page that <c>Update-FsDocumentation</c> writes, between two marks.</summary>
public enum FsDocumentationRegion
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The workflows: file, name, what starts them, environments.</summary>
    Workflows,

    /// <summary>The secrets and variables that workflows read, by environment, and where.</summary>
    Secrets,

    /// <summary>The environments: branch, approval, the workflows that deploy there, address.</summary>
    Environments,

    /// <summary>The releases, the newest first.</summary>
    Release,
}
