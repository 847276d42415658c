using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>Gives what enabling alerts has shown its outcome, sentence and remedy.</summary>
internal static class AlertingVerdict
{
    /// <summary>Decides.</summary>
    /// <param name="result">What was shown; a failure on the way stands in it already.</param>
    /// <param name="project">The project, for the next command.</param>
    public static void Decide(FsAlerting result, Project project)
    {
        string again = $"Enable-FsAlert {PowerShellQuoting.Quote(result.Environment!)}{project.LocationArgument}";
        if (result.Outcome == FsOutcome.Failed)
        {
            result.Summary = result.IsPutBack ? Alerting.AlertingTexts.PutBack.With(result.Summary) : result.Summary;
            result.NextCommand = null;
            return;
        }

        FsReceiverTest[] failed = [.. result.Receivers.Where(static r => r.Delivery == FsAlertDelivery.Failed)];
        FsReceiverTest[] unknown = [.. result.Receivers.Where(static r => r.Delivery is not (FsAlertDelivery.Failed or FsAlertDelivery.Accepted or FsAlertDelivery.Confirmed))];
        if (failed.Length > 0)
        {
            (result.Outcome, result.Summary, result.Remedy) = (FsOutcome.Failed, Alerting.AlertingTexts.NotReached.With(Names(failed), failed[0].Reason), Alerting.AlertingTexts.NotReachedRemedy);
        }
        else if (unknown.Length > 0 || result.Receivers.Length == 0 || result.Proof == FsAlertProof.Nothing)
        {
            (result.Outcome, result.Summary) = (FsOutcome.Inconclusive, Alerting.AlertingTexts.ArrivalUnknown.With(Names(unknown), unknown.Length > 0 ? unknown[0].Reason : Alerting.AlertingTexts.NoReceivers));
            (result.Remedy, result.NextCommand) = (Alerting.AlertingTexts.ArrivalUnknownRemedy, again);
        }
        else
        {
            result.IsActive = true;
            result.Outcome = FsOutcome.Passed;
            string names = Names(result.Receivers);
            result.Summary = (result.Proof == FsAlertProof.RuleToReceiver ? Alerting.AlertingTexts.ActiveByRule : Alerting.AlertingTexts.ActiveByAlertmanager).With(result.Rules, names);
        }

        result.Detail = string.Join("\n", result.Receivers.Select(static r => $"{r.Receiver}: {r.Reason}"));
    }

    private static string Names(IEnumerable<FsReceiverTest> receivers) => string.Join(", ", receivers.Select(static r => r.Receiver));
}
