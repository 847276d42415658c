namespace FreeSport.Ops;

/// <summary>What decided whether a name is a secret.</summary>
public enum FsManifestRule
{
    /// <summary>Nothing says that it is one.</summary>
    Plain,

    /// <summary>A person named it with -Secret or -Plain.</summary>
    Named,

    /// <summary>The comparison says what GitHub and the workflows take it for.</summary>
    Compared,

    /// <summary>Its name says so: PASSWORD, TOKEN, SECRET, a name that ends in _KEY and their kind.</summary>
    NameSign,

    /// <summary>Its value looks like one: a token, a private key, an address with a password in it.</summary>
    ValueSign,
}
