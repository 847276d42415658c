// What each means, whether it ends the command and what to do stands in about_FreeSport.Ops_Errors; a second telling would only disagree.
#pragma warning disable CS1591
namespace FreeSport.Ops.Core.Floor.Results;

/// <summary>Every ErrorId of the module. Scripts compare them: they are English, never translated and never renamed.</summary>
public static class ErrorIds
{
    public const string ActCannotTake = nameof(ActCannotTake);

    public const string ActJobNotFound = nameof(ActJobNotFound);

    public const string AlertFileForeign = nameof(AlertFileForeign);

    public const string AlertFileNotReadable = nameof(AlertFileNotReadable);

    public const string AlertFileNotWritable = nameof(AlertFileNotWritable);

    public const string AlertingInvalid = nameof(AlertingInvalid);

    public const string AlertingNotConfigured = nameof(AlertingNotConfigured);

    public const string AlertingNotLoaded = nameof(AlertingNotLoaded);

    public const string AlertingReloadFailed = nameof(AlertingReloadFailed);

    public const string AlertingSecretMissing = nameof(AlertingSecretMissing);

    public const string AlertsNotConfigured = nameof(AlertsNotConfigured);

    public const string ApprovalAmbiguous = nameof(ApprovalAmbiguous);

    public const string ApprovalForbidden = nameof(ApprovalForbidden);

    public const string ApprovalNotWaiting = nameof(ApprovalNotWaiting);

    public const string ApprovalStale = nameof(ApprovalStale);

    public const string ApprovalUncertain = nameof(ApprovalUncertain);

    public const string ChangeConfirmedAlready = nameof(ChangeConfirmedAlready);

    public const string ChangeNotFound = nameof(ChangeNotFound);

    public const string ChangeNotReadable = nameof(ChangeNotReadable);

    public const string ChangeNotReviewed = nameof(ChangeNotReviewed);

    public const string ChangeNotValidated = nameof(ChangeNotValidated);

    public const string ChangeNotWritable = nameof(ChangeNotWritable);

    public const string ChangeOpen = nameof(ChangeOpen);

    public const string ChangeStateWrong = nameof(ChangeStateWrong);

    public const string ChannelUnknown = nameof(ChannelUnknown);

    public const string ChecklistInputWrong = nameof(ChecklistInputWrong);

    public const string ChecklistNotMet = nameof(ChecklistNotMet);

    public const string CommitUnknown = nameof(CommitUnknown);

    public const string ComposeFileNotYaml = nameof(ComposeFileNotYaml);

    public const string ConfigurationExists = nameof(ConfigurationExists);

    public const string ConfigurationInvalid = nameof(ConfigurationInvalid);

    public const string ConfigurationNotWritable = nameof(ConfigurationNotWritable);

    public const string ConfirmationImpossible = nameof(ConfirmationImpossible);

    public const string DeliveryTimeWrong = nameof(DeliveryTimeWrong);

    public const string DependencyLocked = nameof(DependencyLocked);

    public const string DependencyNotWritable = nameof(DependencyNotWritable);

    public const string DeploymentAlreadyReleased = nameof(DeploymentAlreadyReleased);

    public const string DeploymentAmbiguous = nameof(DeploymentAmbiguous);

    public const string DeploymentBeforeUnknown = nameof(DeploymentBeforeUnknown);

    public const string DeploymentCommandFailed = nameof(DeploymentCommandFailed);

    public const string DeploymentCommitMisplaced = nameof(DeploymentCommitMisplaced);

    public const string DeploymentCommitMissing = nameof(DeploymentCommitMissing);

    public const string DeploymentEndedBeforeApproval = nameof(DeploymentEndedBeforeApproval);

    public const string DeploymentEngineSilent = nameof(DeploymentEngineSilent);

    public const string DeploymentFenced = nameof(DeploymentFenced);

    public const string DeploymentFilesRefused = nameof(DeploymentFilesRefused);

    public const string DeploymentImageMissing = nameof(DeploymentImageMissing);

    public const string DeploymentImageNotPulled = nameof(DeploymentImageNotPulled);

    public const string DeploymentImageUnpinned = nameof(DeploymentImageUnpinned);

    public const string DeploymentInProgress = nameof(DeploymentInProgress);

    public const string DeploymentLockHeld = nameof(DeploymentLockHeld);

    public const string DeploymentLockInvalid = nameof(DeploymentLockInvalid);

    public const string DeploymentLockLost = nameof(DeploymentLockLost);

    public const string DeploymentLockMaintenance = nameof(DeploymentLockMaintenance);

    public const string DeploymentLockMoved = nameof(DeploymentLockMoved);

    public const string DeploymentLockNameInvalid = nameof(DeploymentLockNameInvalid);

    public const string DeploymentLockNotRecorded = nameof(DeploymentLockNotRecorded);

    public const string DeploymentLockNotYours = nameof(DeploymentLockNotYours);

    public const string DeploymentLockRefused = nameof(DeploymentLockRefused);

    public const string DeploymentLockRemoteMissing = nameof(DeploymentLockRemoteMissing);

    public const string DeploymentLockUnknown = nameof(DeploymentLockUnknown);

    public const string DeploymentLogBrokeOff = nameof(DeploymentLogBrokeOff);

    public const string DeploymentLogExpired = nameof(DeploymentLogExpired);

    public const string DeploymentLogMissing = nameof(DeploymentLogMissing);

    public const string DeploymentLogUnread = nameof(DeploymentLogUnread);

    public const string DeploymentMetricFailed = nameof(DeploymentMetricFailed);

    public const string DeploymentNotConfigured = nameof(DeploymentNotConfigured);

    public const string DeploymentNotFound = nameof(DeploymentNotFound);

    public const string DeploymentNotRecorded = nameof(DeploymentNotRecorded);

    public const string DeploymentNotVerified = nameof(DeploymentNotVerified);

    public const string DeploymentOver = nameof(DeploymentOver);

    public const string DeploymentProgramFailed = nameof(DeploymentProgramFailed);

    public const string DeploymentRecordUnknown = nameof(DeploymentRecordUnknown);

    public const string DeploymentRefused = nameof(DeploymentRefused);

    public const string DeploymentRolledBackByEngine = nameof(DeploymentRolledBackByEngine);

    public const string DeploymentServiceNotChanged = nameof(DeploymentServiceNotChanged);

    public const string DeploymentServiceUnhealthy = nameof(DeploymentServiceUnhealthy);

    public const string DeploymentServiceUnknown = nameof(DeploymentServiceUnknown);

    public const string DeploymentTargetUnsupported = nameof(DeploymentTargetUnsupported);

    public const string DeploymentToolMissing = nameof(DeploymentToolMissing);

    public const string DeploymentUndecided = nameof(DeploymentUndecided);

    public const string DeploymentUnknown = nameof(DeploymentUnknown);

    public const string DeploymentVariableMissing = nameof(DeploymentVariableMissing);

    public const string DeploymentWaitCutOff = nameof(DeploymentWaitCutOff);

    public const string DeploymentWaitTimedOut = nameof(DeploymentWaitTimedOut);

    public const string DeploymentWaitTokenExpired = nameof(DeploymentWaitTokenExpired);

    public const string DocumentationHeadingNotFound = nameof(DocumentationHeadingNotFound);

    public const string DocumentationMarkInvalid = nameof(DocumentationMarkInvalid);

    public const string DocumentationPageExpected = nameof(DocumentationPageExpected);

    public const string DocumentationPageNotWritable = nameof(DocumentationPageNotWritable);

    public const string DocumentationPageOutside = nameof(DocumentationPageOutside);

    public const string DocumentationRegionMissing = nameof(DocumentationRegionMissing);

    public const string EnvFileInvalid = nameof(EnvFileInvalid);

    public const string EnvFileNotReadable = nameof(EnvFileNotReadable);

    public const string EnvironmentUnknown = nameof(EnvironmentUnknown);

    public const string EvidenceAccessDenied = nameof(EvidenceAccessDenied);

    public const string EvidenceAlreadyOver = nameof(EvidenceAlreadyOver);

    public const string EvidenceBranchProtected = nameof(EvidenceBranchProtected);

    public const string EvidenceBranchRewritten = nameof(EvidenceBranchRewritten);

    public const string EvidenceChainForked = nameof(EvidenceChainForked);

    public const string EvidenceChainRefused = nameof(EvidenceChainRefused);

    public const string EvidenceChainTruncated = nameof(EvidenceChainTruncated);

    public const string EvidenceForeignFile = nameof(EvidenceForeignFile);

    public const string EvidenceNotRecorded = nameof(EvidenceNotRecorded);

    public const string EvidenceNotSent = nameof(EvidenceNotSent);

    public const string EvidenceOtherRepository = nameof(EvidenceOtherRepository);

    public const string EvidencePushRefused = nameof(EvidencePushRefused);

    public const string EvidenceRemoteMissing = nameof(EvidenceRemoteMissing);

    public const string EvidenceSigningFailed = nameof(EvidenceSigningFailed);

    public const string EvidenceWithoutReason = nameof(EvidenceWithoutReason);

    public const string EvidenceWithoutRepository = nameof(EvidenceWithoutRepository);

    public const string FileNotReadable = nameof(FileNotReadable);

    public const string FileNotUtf8 = nameof(FileNotUtf8);

    public const string FileTooLarge = nameof(FileTooLarge);

    public const string FolderNotFound = nameof(FolderNotFound);

    public const string GitFailed = nameof(GitFailed);

    public const string GitHubAnswerUnreadable = nameof(GitHubAnswerUnreadable);

    public const string GitHubApiInsecure = nameof(GitHubApiInsecure);

    public const string GitHubConflict = nameof(GitHubConflict);

    public const string GitHubForbidden = nameof(GitHubForbidden);

    public const string GitHubGone = nameof(GitHubGone);

    public const string GitHubHostNotFound = nameof(GitHubHostNotFound);

    public const string GitHubNotFound = nameof(GitHubNotFound);

    public const string GitHubRateLimited = nameof(GitHubRateLimited);

    public const string GitHubRefused = nameof(GitHubRefused);

    public const string GitHubRejected = nameof(GitHubRejected);

    public const string GitHubRepositoryInvalid = nameof(GitHubRepositoryInvalid);

    public const string GitHubRepositoryUnknown = nameof(GitHubRepositoryUnknown);

    public const string GitHubTimedOut = nameof(GitHubTimedOut);

    public const string GitHubTlsFailed = nameof(GitHubTlsFailed);

    public const string GitHubTokenMissing = nameof(GitHubTokenMissing);

    public const string GitHubTokenRefused = nameof(GitHubTokenRefused);

    public const string GitHubUnavailable = nameof(GitHubUnavailable);

    public const string GitHubUnreachable = nameof(GitHubUnreachable);

    public const string GitNotInstalled = nameof(GitNotInstalled);

    public const string GitPushRejected = nameof(GitPushRejected);

    public const string GitRemoteFailed = nameof(GitRemoteFailed);

    public const string ImageNameInvalid = nameof(ImageNameInvalid);

    public const string ImageTagInvalid = nameof(ImageTagInvalid);

    public const string ImageTagMissing = nameof(ImageTagMissing);

    public const string IncidentIssuesDisabled = nameof(IncidentIssuesDisabled);

    public const string IncidentIssueUnknown = nameof(IncidentIssueUnknown);

    public const string IncidentMarkersBroken = nameof(IncidentMarkersBroken);

    public const string IncidentNotWritable = nameof(IncidentNotWritable);

    public const string InfrastructureNotConfigured = nameof(InfrastructureNotConfigured);

    public const string InfrastructureNotFound = nameof(InfrastructureNotFound);

    public const string InfrastructureRefUnknown = nameof(InfrastructureRefUnknown);

    public const string InfrastructureToolMissing = nameof(InfrastructureToolMissing);

    public const string LedgerBroken = nameof(LedgerBroken);

    public const string LedgerLocked = nameof(LedgerLocked);

    public const string LedgerNewerVersion = nameof(LedgerNewerVersion);

    public const string LedgerNotReadable = nameof(LedgerNotReadable);

    public const string LedgerNotWritable = nameof(LedgerNotWritable);

    public const string LogNotFound = nameof(LogNotFound);

    public const string ManifestEmpty = nameof(ManifestEmpty);

    public const string ManifestFileExists = nameof(ManifestFileExists);

    public const string ManifestFileNotWritable = nameof(ManifestFileNotWritable);

    public const string ManifestKeyInvalid = nameof(ManifestKeyInvalid);

    public const string ManifestNameInvalid = nameof(ManifestNameInvalid);

    public const string ManifestNotYaml = nameof(ManifestNotYaml);

    public const string ManifestStoreMissing = nameof(ManifestStoreMissing);

    public const string ManifestTooLarge = nameof(ManifestTooLarge);

    public const string ManifestValueNotPrivate = nameof(ManifestValueNotPrivate);

    public const string ManifestsTooMany = nameof(ManifestsTooMany);

    public const string MetricInputWrong = nameof(MetricInputWrong);

    public const string MetricQueryFailed = nameof(MetricQueryFailed);

    public const string MetricQueryInvalid = nameof(MetricQueryInvalid);

    public const string MetricRangeTooLong = nameof(MetricRangeTooLong);

    public const string MetricUnknown = nameof(MetricUnknown);

    public const string MigrationsNotUndone = nameof(MigrationsNotUndone);

    public const string MigrationsUnknown = nameof(MigrationsUnknown);

    public const string MonitorAddressInvalid = nameof(MonitorAddressInvalid);

    public const string MonitorAnswerTooLarge = nameof(MonitorAnswerTooLarge);

    public const string MonitorAnswerUnreadable = nameof(MonitorAnswerUnreadable);

    public const string MonitorForbidden = nameof(MonitorForbidden);

    public const string MonitorLoginInvalid = nameof(MonitorLoginInvalid);

    public const string MonitorNotConfigured = nameof(MonitorNotConfigured);

    public const string MonitorNotFound = nameof(MonitorNotFound);

    public const string MonitorNotInEnvironment = nameof(MonitorNotInEnvironment);

    public const string MonitorRejected = nameof(MonitorRejected);

    public const string MonitorTimedOut = nameof(MonitorTimedOut);

    public const string MonitorTlsFailed = nameof(MonitorTlsFailed);

    public const string MonitorUnavailable = nameof(MonitorUnavailable);

    public const string MonitorUnreachable = nameof(MonitorUnreachable);

    public const string NotificationEmpty = nameof(NotificationEmpty);

    public const string NotificationInputWrong = nameof(NotificationInputWrong);

    public const string NotificationTemplateInvalid = nameof(NotificationTemplateInvalid);

    public const string OrganizationMissing = nameof(OrganizationMissing);

    public const string PathAmbiguous = nameof(PathAmbiguous);

    public const string PathNotFileSystem = nameof(PathNotFileSystem);

    public const string PathNotFound = nameof(PathNotFound);

    public const string PlanAfterFailure = nameof(PlanAfterFailure);

    public const string PlanAltered = nameof(PlanAltered);

    public const string PlanDestroys = nameof(PlanDestroys);

    public const string PlanExpired = nameof(PlanExpired);

    public const string PlanInconclusive = nameof(PlanInconclusive);

    public const string PlanMisplaced = nameof(PlanMisplaced);

    public const string PlanMockMalformed = nameof(PlanMockMalformed);

    public const string PlanNotFound = nameof(PlanNotFound);

    public const string PlanPayloadNotJson = nameof(PlanPayloadNotJson);

    public const string PlanRefNotFound = nameof(PlanRefNotFound);

    public const string PlanStale = nameof(PlanStale);

    public const string PlanUsed = nameof(PlanUsed);

    public const string PlannerCannotExecute = nameof(PlannerCannotExecute);

    public const string ProcessNotStarted = nameof(ProcessNotStarted);

    public const string RegressionInputWrong = nameof(RegressionInputWrong);

    public const string RegressionTooEarly = nameof(RegressionTooEarly);

    public const string RegressionWithoutTime = nameof(RegressionWithoutTime);

    public const string ReleasesUnknown = nameof(ReleasesUnknown);

    public const string ReportChangesDiffer = nameof(ReportChangesDiffer);

    public const string ReportChangeUnknown = nameof(ReportChangeUnknown);

    public const string ReportEnvironmentsDiffer = nameof(ReportEnvironmentsDiffer);

    public const string ReportInputWrong = nameof(ReportInputWrong);

    public const string ReportNothingStated = nameof(ReportNothingStated);

    public const string ReportNotWritable = nameof(ReportNotWritable);

    public const string ReportPullRequestUnknown = nameof(ReportPullRequestUnknown);

    public const string ReportTreeDirty = nameof(ReportTreeDirty);

    public const string ReportWithoutCommit = nameof(ReportWithoutCommit);

    public const string RequirementNotFound = nameof(RequirementNotFound);

    public const string RollbackNotConfigured = nameof(RollbackNotConfigured);

    public const string RollbackNothingKnown = nameof(RollbackNothingKnown);

    public const string RollbackRefused = nameof(RollbackRefused);

    public const string RunNotNamed = nameof(RunNotNamed);

    /// <summary>No step of the runbook is left to run.</summary>
    public const string RunbookStepsNone = nameof(RunbookStepsNone);

    public const string SecretAudienceUnknown = nameof(SecretAudienceUnknown);

    public const string SecretInvalid = nameof(SecretInvalid);

    public const string SecretKeyInvalid = nameof(SecretKeyInvalid);

    public const string SecretKindWrong = nameof(SecretKindWrong);

    public const string SecretNamedTwice = nameof(SecretNamedTwice);

    public const string SecretNotFound = nameof(SecretNotFound);

    public const string SecretNotNamed = nameof(SecretNotNamed);

    public const string SecretRepositoriesMixed = nameof(SecretRepositoriesMixed);

    public const string SecretScopeContradiction = nameof(SecretScopeContradiction);

    public const string SecretUnknown = nameof(SecretUnknown);

    public const string SecretValueMissing = nameof(SecretValueMissing);

    public const string SelfApprovalNotAllowed = nameof(SelfApprovalNotAllowed);

    public const string ServerNameInvalid = nameof(ServerNameInvalid);

    public const string SinceUnknown = nameof(SinceUnknown);

    public const string SilenceLengthRefused = nameof(SilenceLengthRefused);

    public const string SilenceMatcherRefused = nameof(SilenceMatcherRefused);

    public const string SilenceNotRecorded = nameof(SilenceNotRecorded);

    public const string SilenceNotSet = nameof(SilenceNotSet);

    public const string SilenceReasonMissing = nameof(SilenceReasonMissing);

    public const string SmokeObjectUnknown = nameof(SmokeObjectUnknown);

    public const string SmokeTargetInvalid = nameof(SmokeTargetInvalid);

    public const string SmokeTestUnknown = nameof(SmokeTestUnknown);

    public const string SnapshotInvalid = nameof(SnapshotInvalid);

    public const string StoryAmbiguous = nameof(StoryAmbiguous);

    public const string StoryBaselineUnknown = nameof(StoryBaselineUnknown);

    public const string StoryFrozen = nameof(StoryFrozen);

    public const string StoryNotWritable = nameof(StoryNotWritable);

    public const string StoryRecordNoPlace = nameof(StoryRecordNoPlace);

    public const string StoryStatusBack = nameof(StoryStatusBack);

    public const string StoryStatusUnknown = nameof(StoryStatusUnknown);

    public const string StoryTaskNotFound = nameof(StoryTaskNotFound);

    public const string UnexpectedError = nameof(UnexpectedError);

    public const string WaiverTooLong = nameof(WaiverTooLong);

    public const string WorkflowBinary = nameof(WorkflowBinary);

    public const string WorkflowDuplicateKey = nameof(WorkflowDuplicateKey);

    public const string WorkflowEmpty = nameof(WorkflowEmpty);

    public const string WorkflowFileExpected = nameof(WorkflowFileExpected);

    public const string WorkflowInputInvalid = nameof(WorkflowInputInvalid);

    public const string WorkflowInputSecret = nameof(WorkflowInputSecret);

    public const string WorkflowNotDispatchable = nameof(WorkflowNotDispatchable);

    public const string WorkflowNotFound = nameof(WorkflowNotFound);

    public const string WorkflowNotMapping = nameof(WorkflowNotMapping);

    public const string WorkflowNotYaml = nameof(WorkflowNotYaml);

    public const string WorkflowTooDeep = nameof(WorkflowTooDeep);

    public const string WorkflowWithoutJob = nameof(WorkflowWithoutJob);

    public const string WorkflowWithoutTrigger = nameof(WorkflowWithoutTrigger);
}
