namespace FreeSport.Ops;

/// <summary>What is looked at of a monitor.</summary>
public enum FsMonitoringAspect
{
    /// <summary>Not known to this version.</summary>
    Unknown = 0,

    /// <summary>Whether it answers and is ready.</summary>
    Answers,

    /// <summary>Whether it scrapes something, and all of it is up.</summary>
    Targets,

    /// <summary>Whether its rules are those of the configuration, and healthy.</summary>
    Rules,

    /// <summary>Whether the alert fires that always must.</summary>
    Watchdog,

    /// <summary>Whether Prometheus knows an Alertmanager.</summary>
    Alertmanagers,

    /// <summary>Whether the configuration is the one that was written.</summary>
    Configuration,

    /// <summary>Whether notifications are sent without failing.</summary>
    Notifications,

    /// <summary>Whether a silence hides alerts.</summary>
    Silences,

    /// <summary>Whether a test alert got through lately.</summary>
    TestAlert,

    /// <summary>Whether a project's own health address says that all is well.</summary>
    Health,
}
