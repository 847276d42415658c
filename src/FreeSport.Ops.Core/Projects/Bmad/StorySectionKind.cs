namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>The sections of a story or a specification that mean something here.</summary>
internal enum StorySectionKind
{
    Other,
    Status,
    Story,
    Criteria,
    Tasks,
    DevNotes,
    ChangeLog,
    DevRecord,
    QaResults,
    AgentModel,
    DebugLog,
    CompletionNotes,
    FileList,
}
