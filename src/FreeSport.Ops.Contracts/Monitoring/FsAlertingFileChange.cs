namespace FreeSport.Ops;

/// <summary>What happens to a file of Prometheus or Alertmanager.</summary>
public enum FsAlertingFileChange
{
    /// <summary>It is as it shall be.</summary>
    Unchanged = 0,

    /// <summary>It comes to be.</summary>
    Created = 1,

    /// <summary>Lines of it change.</summary>
    Updated = 2,
}
