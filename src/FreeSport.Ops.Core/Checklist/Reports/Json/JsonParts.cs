using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Json;

/// <summary>The objects of the report.</summary>
internal static class JsonParts
{
    public static void Box(JsonShape shape, FsChecklistStatus box)
    {
        shape.Json.WriteStartObject();
        shape.Text("box", box.Box.ToString());
        shape.Text("title", box.Title);
        shape.Text("state", box.State.ToString());
        shape.Text("reason", box.Reason);
        shape.Text("nextCommand", box.NextCommand);
        shape.Text("environment", box.Environment);
        shape.Text("assurance", box.Assurance.ToString());
        shape.Time("at", box.At);
        shape.Text("by", box.By);
        shape.Text("commit", box.Commit);
        shape.Texts("policyNotes", box.PolicyNotes);
        shape.List("subjects", box.Decisions, static (s, subject) =>
        {
            s.Json.WriteStartObject();
            s.Text("name", subject.Name);
            s.Text("state", subject.State.ToString());
            s.Text("reason", subject.Reason);
            s.Text("evidenceId", subject.EvidenceId);
            s.Json.WriteEndObject();
        });
        shape.Json.WriteEndObject();
    }

    public static void Event(JsonShape shape, FsEvidence evidence)
    {
        shape.Json.WriteStartObject();
        shape.Text("evidenceId", evidence.EvidenceId);
        shape.Time("at", evidence.At);
        shape.Text("kind", evidence.Kind.ToString());
        shape.Text("box", evidence.Box?.ToString());
        shape.Text("environment", evidence.Environment);
        shape.Text("change", evidence.Change);
        shape.Text("outcome", evidence.Outcome.ToString());
        shape.Text("assurance", evidence.Assurance.ToString());
        shape.Text("writer", evidence.Writer);
        shape.Text("by", evidence.By);
        shape.Text("author", evidence.Author);
        shape.Text("reason", evidence.Reason);
        shape.Time("until", evidence.Until);
        shape.Text("commit", evidence.Commit);
        shape.Text("tree", evidence.Tree);
        shape.Json.WriteBoolean("dirty", evidence.Dirty);
        shape.List("subjects", evidence.Subjects, static (s, subject) =>
        {
            s.Json.WriteStartObject();
            s.Text("name", subject.Name);
            s.Text("outcome", subject.Outcome.ToString());
            s.Text("scope", subject.Scope.ToString());
            s.Text("summary", subject.Summary);
            s.Json.WriteEndObject();
        });
        shape.Json.WriteEndObject();
    }

    public static void Change(JsonShape shape, FsChange change)
    {
        shape.Json.WriteStartObject();
        shape.Text("changeId", change.ChangeId);
        shape.Text("title", change.Title);
        shape.Text("environment", change.Environment);
        shape.Text("state", change.State.ToString());
        shape.Text("risk", change.Risk.ToString());
        shape.Text("emergencyReason", change.EmergencyReason);
        shape.Time("windowFrom", change.WindowFrom);
        shape.Time("windowUntil", change.WindowUntil);
        shape.Texts("people", change.People);
        shape.Texts("missing", change.Missing);
        shape.Text("createdBy", change.CreatedBy);
        shape.Time("createdAt", change.CreatedAt);
        shape.Text("commit", change.Commit);
        shape.Json.WriteNumber("neededConfirmations", change.NeededConfirmations);
        shape.Text("singlePersonReason", change.SinglePersonReason);
        shape.Texts("deployments", change.Deployments);
        shape.Json.WriteBoolean("needsReview", change.NeedsReview);
        shape.Text("review", change.Review);
        shape.Time("endedAt", change.EndedAt);
        shape.Text("nextCommand", change.NextCommand);
        shape.List("requirements", change.Requirements, static (s, requirement) =>
        {
            s.Json.WriteStartObject();
            s.Text("kind", requirement.Kind.ToString());
            s.Text("id", requirement.Id);
            s.Text("title", requirement.Title);
            s.Text("gate", requirement.Gate?.ToString());
            s.Text("outcome", requirement.Outcome.ToString());
            s.Json.WriteEndObject();
        });
        shape.List("confirmations", change.Confirmations, static (s, confirmation) =>
        {
            s.Json.WriteStartObject();
            s.Text("by", confirmation.By);
            s.Time("at", confirmation.At);
            s.Text("note", confirmation.Note);
            s.Text("recordedBy", confirmation.RecordedBy);
            s.Json.WriteEndObject();
        });
        shape.List("events", change.Events, static (s, happened) =>
        {
            s.Json.WriteStartObject();
            s.Time("at", happened.At);
            s.Text("by", happened.By);
            s.Text("state", happened.State.ToString());
            s.Text("text", happened.Text);
            s.Json.WriteEndObject();
        });
        shape.Json.WriteEndObject();
    }

    public static void Deployment(JsonShape shape, FsDeployment deployment)
    {
        FsGitHubDeployment? run = deployment as FsGitHubDeployment;
        shape.Json.WriteStartObject();
        shape.Text("deploymentId", deployment.DeploymentId);
        shape.Text("target", deployment.Target.ToString());
        shape.Text("environment", deployment.Environment);
        shape.Text("ending", deployment.Ending.ToString());
        shape.Text("outcome", deployment.Outcome.ToString());
        shape.Text("summary", deployment.Summary);
        shape.Text("commit", deployment.Commit);
        shape.Text("previousCommit", deployment.PreviousCommit);
        shape.Text("imageTag", deployment.ImageTag);
        shape.Text("startedBy", deployment.StartedBy);
        shape.Time("createdAt", deployment.CreatedAt);
        shape.Time("updatedAt", deployment.UpdatedAt);
        shape.Json.WriteBoolean("isRollback", deployment.IsRollback);
        shape.Text("backTo", deployment.BackTo);
        shape.Text("override", deployment.Override);
        shape.Text("workflow", run?.Workflow);
        shape.Text("url", SafeLink.Of(run?.Url?.OriginalString));
        shape.Json.WriteEndObject();
    }

    public static void Delivery(JsonShape shape, FsDelivery delivery)
    {
        shape.Json.WriteStartObject();
        shape.Text("environment", delivery.Environment);
        shape.Text("period", delivery.Period.ToString());
        shape.Time("from", delivery.From);
        shape.Time("until", delivery.Until);
        shape.Json.WriteNumber("deployments", delivery.DeploymentCount);
        shape.Json.WriteNumber("delivered", delivery.DeliveredCount);
        shape.Json.WriteNumber("failed", delivery.FailedCount);
        shape.Json.WriteNumber("rollbacks", delivery.RollbackCount);
        shape.Number("deploymentsPerWeek", delivery.DeploymentsPerWeek);
        shape.Number("leadTimeMedianSeconds", delivery.LeadTimeMedian?.TotalSeconds);
        shape.Number("leadTimeP90Seconds", delivery.LeadTimeP90?.TotalSeconds);
        shape.Number("changeFailureRate", delivery.ChangeFailureRate);
        shape.Number("recoveryTimeMedianSeconds", delivery.RecoveryTimeMedian?.TotalSeconds);
        shape.Json.WriteNumber("notRecovered", delivery.NotRecoveredCount);
        shape.Number("reworkRate", delivery.ReworkRate);
        shape.Text("failureDefinition", delivery.FailureDefinition);
        shape.Text("reworkDefinition", delivery.ReworkDefinition);
        shape.Json.WriteEndObject();
    }

    public static void Metric(JsonShape shape, FsMetric metric)
    {
        shape.Json.WriteStartObject();
        shape.Text("name", metric.Name);
        shape.Text("query", metric.Query);
        shape.Text("monitor", metric.Monitor);
        shape.Text("outcome", metric.Outcome.ToString());
        shape.Text("state", metric.State.ToString());
        shape.Text("metricReason", metric.Reason.ToString());
        shape.Text("condition", metric.Condition);
        shape.Number("value", metric.Value);
        shape.Number("threshold", metric.Threshold);
        shape.Text("series", metric.Series);
        shape.Text("summary", metric.Summary);
        shape.Text("evidenceId", metric.EvidenceId);
        shape.List("points", metric.Points, static (s, point) =>
        {
            s.Json.WriteStartObject();
            s.Time("at", point.At);
            s.Number("value", point.Value);
            s.Text("state", point.State.ToString());
            s.Text("series", point.Series);
            s.Json.WriteEndObject();
        });
        shape.List("baseline", metric.Baseline, static (s, series) =>
        {
            s.Json.WriteStartObject();
            s.Text("series", series.Series);
            s.Number("before", series.Before);
            s.Number("after", series.After);
            s.Json.WriteNumber("beforeCount", series.BeforeCount);
            s.Json.WriteNumber("afterCount", series.AfterCount);
            s.Number("pValue", series.PValue);
            s.Text("state", series.State.ToString());
            s.Json.WriteEndObject();
        });
        shape.Json.WriteEndObject();
    }

    public static void Plan(JsonShape shape, FsInfrastructurePlan plan)
    {
        shape.Json.WriteStartObject();
        shape.Text("planId", plan.PlanId);
        shape.Text("kind", plan.Kind.ToString());
        shape.Text("subject", plan.Subject);
        shape.Text("target", plan.Target);
        shape.Text("environment", plan.Environment);
        shape.Text("state", plan.State.ToString());
        shape.Text("summary", plan.Summary);
        shape.Time("createdAt", plan.CreatedAt);
        shape.Time("expiresAt", plan.ExpiresAt);
        shape.Texts("drifted", plan.Drifted);
        shape.Texts("coverage", plan.Coverage);
        shape.Texts("reasons", plan.Reasons);
        shape.List("changes", plan.Changes, static (s, change) =>
        {
            s.Json.WriteStartObject();
            s.Text("address", change.Address);
            s.Text("action", change.Action.ToString());
            s.Text("reason", change.Reason);
            s.Texts("masked", change.Masked);
            s.Json.WriteBoolean("isDestructive", change.IsDestructive);
            s.Text("state", change.State.ToString());
            s.Json.WriteEndObject();
        });
        shape.Json.WriteEndObject();
    }

    public static void Result(JsonShape shape, FsResult result)
    {
        shape.Json.WriteStartObject();
        shape.Text("type", result.GetType().Name);
        shape.Text("step", result.Step.ToString());
        shape.Text("subject", result.Subject);
        shape.Text("outcome", result.Outcome.ToString());
        shape.Text("summary", result.Summary);
        shape.Text("detail", result.Detail);
        shape.Text("remedy", result.Remedy);
        shape.Text("nextCommand", result.NextCommand);
        shape.Text("environment", result.Environment);
        shape.Time("startedAt", result.StartedAt);
        shape.Text("evidenceId", result.EvidenceId);
        shape.Texts("links", result.Links.Select(static l => SafeLink.Of(l?.OriginalString)).OfType<string>());
        shape.Json.WriteEndObject();
    }
}
