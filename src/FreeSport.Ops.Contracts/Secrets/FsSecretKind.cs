namespace FreeSport.Ops;

/// <summary>What a name stands for on GitHub.</summary>
public enum FsSecretKind
{
    /// <summary>A secret: nobody can read its value back.</summary>
    Secret = 0,

    /// <summary>A configuration variable (<c>vars</c>): whoever may see the settings can read it.</summary>
    Variable,
}
