namespace FreeSport.Ops.Core.Checklist;

/// <summary>The boxes' texts as on paper.</summary>
internal static class ChecklistTitles
{
    public static string Of(FsChecklistItem item) => item switch
    {
        FsChecklistItem.TestsPassed => ChecklistTexts.TitleTestsPassed,
        FsChecklistItem.WorkflowsChecked => ChecklistTexts.TitleWorkflowsChecked,
        FsChecklistItem.SecretsSynchronized => ChecklistTexts.TitleSecretsSynchronized,
        FsChecklistItem.MonitoringActive => ChecklistTexts.TitleMonitoringActive,
        FsChecklistItem.DocumentationUpdated => ChecklistTexts.TitleDocumentationUpdated,
        FsChecklistItem.TeamNotified => ChecklistTexts.TitleTeamNotified,
        _ => item.ToString(),
    };
}
