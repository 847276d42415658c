namespace FreeSport.Ops.Workflows.Globs;

/// <summary>One part of a pattern: a character, some characters, or a star, and how often it may stand.</summary>
/// <param name="Kind">What it takes.</param>
/// <param name="Characters">The characters it takes; ranges are written out.</param>
internal sealed record GlobPart(GlobPartKind Kind, string Characters = "")
{
    public bool IsOptional { get; init; }

    public bool Repeats { get; init; }

    /// <summary>Gets a value indicating whether this part and the next may be passed over together.</summary>
    public bool SkipsNext => Kind == GlobPartKind.FoldersStart;

    public bool IsFolders => Kind == GlobPartKind.Folders;

    public bool Takes(char c) => Kind switch
    {
        GlobPartKind.Characters => Characters.IndexOf(c) >= 0,
        GlobPartKind.Star => c != '/',
        GlobPartKind.FoldersStart => c != '/',
        _ => true,
    };
}

/// <summary>What a part of a pattern takes.</summary>
internal enum GlobPartKind
{
    /// <summary>One of some characters.</summary>
    Characters,

    /// <summary>Anything but a slash.</summary>
    Star,

    /// <summary>Anything.</summary>
    DoubleStar,

    /// <summary>The first character of the folders that <c>**/</c> stands for.</summary>
    FoldersStart,

    /// <summary>The rest of them, up to and with a slash.</summary>
    Folders,
}
