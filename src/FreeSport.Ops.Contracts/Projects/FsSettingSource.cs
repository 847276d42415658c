namespace FreeSport.Ops;

/// <summary>Where an effective setting of a project comes from.</summary>
public enum FsSettingSource
{
    /// <summary>Nothing tells it.</summary>
    NotFound = 0,

    /// <summary><c>freesport.ops.yml</c> says so.</summary>
    Configuration,

    /// <summary>It was found where such things usually lie.</summary>
    Convention,

    /// <summary>It is the module's default.</summary>
    Default,
}
