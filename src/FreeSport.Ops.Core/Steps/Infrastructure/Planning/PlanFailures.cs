using System.Globalization;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>Why there is no plan, or why a plan is not applied.</summary>
internal static class PlanFailures
{
    public static OpsException NotConfigured(string what) => new(new OpsFailure(
        ErrorIds.InfrastructureNotConfigured, FailureKind.ObjectNotFound, what.Length == 0 ? PlanTexts.NothingConfigured : PlanTexts.NotConfigured.With(what), PlanTexts.NotConfiguredRemedy, what));

    public static OpsException ProgramMissing(string program) => new(new OpsFailure(
        ErrorIds.InfrastructureToolMissing, FailureKind.NotInstalled, PlanTexts.ProgramMissing.With(program), PlanTexts.ProgramMissingRemedy, program));

    public static OpsException Inconclusive(FsInfrastructurePlan plan) => new(new OpsFailure(
        ErrorIds.PlanInconclusive, FailureKind.InvalidOperation, PlanTexts.CannotApplyInconclusive.With(plan.Subject, plan.Summary), PlanTexts.AgainRemedy.With(Again(plan)), plan.PlanId));

    public static OpsException Used(FsInfrastructurePlan plan, DateTime? at) => new(new OpsFailure(
        ErrorIds.PlanUsed,
        FailureKind.InvalidOperation,
        at is { } time ? PlanTexts.UsedAt.With(plan.Subject, time.ToLocalTime().ToString("g", CultureInfo.CurrentCulture)) : PlanTexts.Used.With(plan.Subject),
        PlanTexts.AgainRemedy.With(Again(plan)),
        plan.PlanId));

    public static OpsException NotKept(FsInfrastructurePlan plan) => new(new OpsFailure(
        ErrorIds.PlanNotFound, FailureKind.ObjectNotFound, PlanTexts.NotKept.With(plan.Subject), PlanTexts.AgainRemedy.With(Again(plan)), plan.PlanId));

    public static OpsException Altered(FsInfrastructurePlan plan) => new(new OpsFailure(
        ErrorIds.PlanAltered, FailureKind.SecurityError, PlanTexts.Altered.With(plan.Subject), PlanTexts.AgainRemedy.With(Again(plan)), plan.PlanId));

    public static OpsException Expired(FsInfrastructurePlan plan) => new(new OpsFailure(
        ErrorIds.PlanExpired,
        FailureKind.OperationTimeout,
        PlanTexts.Expired.With(plan.Subject, plan.ExpiresAt.ToLocalTime().ToString("g", CultureInfo.CurrentCulture)),
        PlanTexts.AgainRemedy.With(Again(plan)),
        plan.PlanId));

    public static OpsException Misplaced(FsInfrastructurePlan plan, string folder) => new(new OpsFailure(
        ErrorIds.PlanMisplaced, FailureKind.InvalidArgument, PlanTexts.Misplaced.With(plan.Subject, plan.Project, folder), PlanTexts.AgainRemedy.With(Again(plan)), plan.PlanId));

    public static OpsException Stale(FsInfrastructurePlan plan, IReadOnlyList<string> changed) => new(new OpsFailure(
        ErrorIds.PlanStale, FailureKind.InvalidOperation, PlanTexts.Stale.With(plan.Subject, PlanWords.Names(changed)), PlanTexts.AgainRemedy.With(Again(plan)), plan.PlanId));

    public static OpsException Destroys(FsInfrastructurePlan plan) => new(new OpsFailure(
        ErrorIds.PlanDestroys,
        FailureKind.PermissionDenied,
        PlanTexts.Destroys.With(plan.Subject, PlanWords.Names(plan.Changes.Where(static c => c.IsDestructive).Select(static c => c.ToString()))),
        PlanTexts.DestroysRemedy,
        plan.PlanId));

    public static OpsException AfterFailure(FsInfrastructurePlan plan, FsInfrastructureChange broken) => new(new OpsFailure(
        ErrorIds.PlanAfterFailure, FailureKind.InvalidOperation, PlanTexts.AfterFailure.With(plan.Subject, broken.Subject, broken.Summary), PlanTexts.AfterFailureRemedy, plan.PlanId));

    /// <summary>The command that makes such a plan anew.</summary>
    public static string Again(FsInfrastructurePlan plan) =>
        $"New-FsInfrastructurePlan {plan.Kind} -Folder {PowerShellQuoting.Quote(plan.Folder)}{(plan.Environment is { } environment ? " -Environment " + PowerShellQuoting.Quote(environment) : string.Empty)}";
}
