using System.Globalization;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Checkup;

/// <summary>Whether a test alert got through lately, for the alerts as they are now: from the ledger, which Enable-FsAlert writes.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class LastTestAlert(OpsSession session, Project project)
{
    /// <summary>Decides.</summary>
    /// <param name="result">Is told when.</param>
    /// <param name="setup">The alerts; null where the configuration says nothing of them.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="commands">The commands that help.</param>
    /// <returns>The check.</returns>
    public FsMonitoringCheck Check(FsMonitoring result, AlertingSetup? setup, EnvironmentDefinition environment, CheckupCommands commands)
    {
        if (setup is null)
        {
            return CheckList.Bad(FsOutcome.Failed, CheckupTexts.AlertsNotConfigured, CheckupTexts.DescribeRemedy);
        }

        DateTime oldest = DateTime.UtcNow - setup.Definition.TestMaxAge;
        (FsEvidence? evidence, FsEvidenceSubject? subject) = Newest(AlertingSetup.SubjectOf(environment.Name), environment.Name, oldest);
        if (evidence is null || subject is null)
        {
            return CheckList.Bad(FsOutcome.Failed, CheckupTexts.NoTestAlert.With(Age(setup.Definition.TestMaxAge)), CheckupTexts.EnableRemedy, commands.Enable);
        }

        string at = evidence.At.ToLocalTime().ToString("g", CultureInfo.CurrentCulture);
        if (subject.Outcome != FsOutcome.Passed)
        {
            return CheckList.Bad(subject.Outcome == FsOutcome.Failed ? FsOutcome.Failed : FsOutcome.Inconclusive, CheckupTexts.TestAlertLost.With(at, subject.Summary), CheckupTexts.EnableRemedy, commands.Enable);
        }

        FsInput now = AlertingDefinitions.InputOf(setup);
        if (!subject.Inputs.Any(i => i.Name == now.Name && i.Fingerprint == now.Fingerprint))
        {
            return CheckList.Bad(FsOutcome.Failed, CheckupTexts.TestAlertOfOtherRules.With(at), CheckupTexts.EnableRemedy, commands.Enable);
        }

        result.TestedAt = evidence.At;
        return CheckList.Passed(CheckupTexts.TestAlertArrived.With(at));
    }

    private static string Age(TimeSpan age) => age.TotalHours >= 1 ? CheckupTexts.Hours.With((int)age.TotalHours) : CheckupTexts.Minutes.With((int)age.TotalMinutes);

    private (FsEvidence? Evidence, FsEvidenceSubject? Subject) Newest(string name, string environment, DateTime oldest)
    {
        if (project.Git.Repository is not { } repository)
        {
            return (null, null);
        }

        DateTime now = DateTime.UtcNow;
        foreach (FsEvidence evidence in new EvidenceStore(repository, session.Host).NewestFirst().TakeWhile(e => e.At >= oldest).Where(e => PlausibleTime.Is(e.At, now)))
        {
            if (evidence.Kind == FsEvidenceKind.Measurement && evidence.Box is null && evidence.Project == project.Key
                && environment.Equals(evidence.Environment, StringComparison.OrdinalIgnoreCase) && evidence.Subjects.FirstOrDefault(s => s.Name == name) is { } subject)
            {
                return (evidence, subject);
            }
        }

        return (null, null);
    }
}
