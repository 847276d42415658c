namespace FreeSport.Ops;

/// <summary>How the fingerprint of an input is taken, and so how it is compared later.</summary>
public enum FsInputKind
{
    /// <summary>Not known to this version; evidence that rests on it cannot be shown to be fresh.</summary>
    Unknown = 0,

    /// <summary>The content of a file or folder as git would commit it now: tracked and untracked files, without ignored ones.</summary>
    GitContent = 1,

    /// <summary>The version of a tool that took part. Recorded; not compared.</summary>
    Tool = 2,

    /// <summary>What a name of the configuration means, such as the paths and the marker of a test suite.</summary>
    Definition = 3,

    /// <summary>What a server told, such as when a secret was last changed. Recorded; only who asks the server again can compare it.</summary>
    Remote = 4,

    /// <summary>Names, sizes and times of change of files that git does not hold, such as installed packages; their content is not read.</summary>
    FileState = 5,
}
