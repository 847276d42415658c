namespace FreeSport.Ops;

/// <summary>What a <c>uses</c> or an image is held to.</summary>
public enum FsPlanPinKind
{
    /// <summary>The text alone does not tell, as where an expression gives it.</summary>
    Unknown = 0,

    /// <summary>A full commit id, or an image's digest. Nobody can move it.</summary>
    Sha = 1,

    /// <summary>A tag. Whoever owns it can move it.</summary>
    Tag = 2,

    /// <summary>A branch, or an image without a tag. It moves with every change.</summary>
    Branch = 3,

    /// <summary>A path of this repository. It is what is checked out.</summary>
    Local = 4,
}
