namespace FreeSport.Ops;

/// <summary>What a package is installed from. All but the first run code of the package on this machine.</summary>
public enum FsDependencySource
{
    /// <summary>What is only unpacked: a wheel, or an archive of npm's.</summary>
    Package,

    /// <summary>An archive of sources (sdist), which pip builds.</summary>
    SourceArchive,

    /// <summary>A folder, which pip builds.</summary>
    LocalFolder,

    /// <summary>A folder that stays where it is and is imported from there.</summary>
    Editable,

    /// <summary>A commit of a repository.</summary>
    Repository,
}
