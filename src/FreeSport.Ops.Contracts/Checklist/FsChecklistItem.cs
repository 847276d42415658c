namespace FreeSport.Ops;

/// <summary>The six boxes of the completion checklist.</summary>
public enum FsChecklistItem
{
    /// <summary>Unit and integration tests passed.</summary>
    TestsPassed = 1,

    /// <summary>Workflows were checked.</summary>
    WorkflowsChecked,

    /// <summary>Secrets needed are there and current.</summary>
    SecretsSynchronized,

    /// <summary>Monitoring and alerts are active.</summary>
    MonitoringActive,

    /// <summary>Documentation describes what now is.</summary>
    DocumentationUpdated,

    /// <summary>The team was told.</summary>
    TeamNotified,
}
