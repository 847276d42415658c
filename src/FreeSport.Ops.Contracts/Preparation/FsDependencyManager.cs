namespace FreeSport.Ops;

/// <summary>Who brings the packages.</summary>
public enum FsDependencyManager
{
    /// <summary>The backend's Python packages, in the project's virtual environment.</summary>
    Pip,

    /// <summary>The frontend's Node packages, in <c>node_modules</c>.</summary>
    Npm,
}
