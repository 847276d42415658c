using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Checklist.Reports;
using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Runbook;
using FreeSport.Ops.Core.Steps.Deployment;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Targets;
using FreeSport.Ops.Core.Steps.Documentation;
using FreeSport.Ops.Core.Steps.Documentation.Standards;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Planning;
using FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;
using FreeSport.Ops.Core.Steps.Monitoring;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;
using FreeSport.Ops.Core.Steps.Monitoring.Checkup;
using FreeSport.Ops.Core.Steps.Monitoring.Notifications;
using FreeSport.Ops.Core.Steps.Planning.Changes;
using FreeSport.Ops.Core.Steps.Planning.Looks;
using FreeSport.Ops.Core.Steps.Preparation;
using FreeSport.Ops.Core.Steps.Preparation.Dependencies;
using FreeSport.Ops.Core.Steps.Preparation.Lint;
using FreeSport.Ops.Core.Steps.Prerequisites;
using FreeSport.Ops.Core.Steps.Prerequisites.Registry;
using FreeSport.Ops.Core.Steps.Secrets.Comparing;
using FreeSport.Ops.Core.Steps.Secrets.Needs;
using FreeSport.Ops.Core.Steps.Validation;
using FreeSport.Ops.Core.Steps.Validation.Metrics;
using FreeSport.Ops.Core.Steps.Validation.Regression;
using FreeSport.Ops.Core.Steps.Validation.Smoke;
using FreeSport.Ops.Core.Steps.Workflows;
using FreeSport.Ops.Core.Steps.Workflows.Act;
using FreeSport.Ops.Core.Steps.Workflows.Checking;
using FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

namespace FreeSport.Ops.Core;

/// <summary>The one place that knows every room: puts together what checklist and runbook collect. Nothing in the core refers to it.</summary>
public static class Rooms
{
    /// <summary>Gets the boxes of the checklist, in the order on paper.</summary>
    public static IReadOnlyList<ChecklistBox> Boxes { get; } = BoxesWith(needs: null);

    /// <summary>One box of the checklist.</summary>
    /// <param name="item">Which.</param>
    /// <returns>The box. Throws where no room offers it.</returns>
    public static ChecklistBox Box(FsChecklistItem item) => Boxes.Single(b => b.Box == item);

    /// <summary>What a box asks where the project's policy says nothing.</summary>
    /// <param name="item">The box.</param>
    /// <returns>The defaults.</returns>
    public static PolicyDefaults Defaults(FsChecklistItem item) => Box(item).Defaults;

    /// <summary>What tells whether evidence is still of what is there now.</summary>
    /// <param name="project">The project.</param>
    /// <param name="fingerprints">Takes the fingerprints of files.</param>
    /// <returns>It, with what the rooms know of what names mean.</returns>
    public static InputFreshness Freshness(Project project, ContentFingerprint fingerprints) => Freshness(project, fingerprints, new GitHubNeeds(project));

    /// <summary>The checklist of a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="git">Reads the repository.</param>
    /// <param name="fingerprints">Takes the fingerprints of files.</param>
    /// <param name="host">Is told of ledgers that cannot be read.</param>
    /// <returns>The checklist.</returns>
    public static ChecklistService Checklist(Project project, GitReader git, ContentFingerprint fingerprints, IOpsHost host) => new(
        project,
        configured =>
        {
            GitHubNeeds needs = new(configured);
            return new OfferedBoxes(BoxesWith(needs), Freshness(configured, fingerprints, needs));
        },
        git,
        host);

    /// <summary>The runbook of a project.</summary>
    /// <param name="session">What to work with; its host has <paramref name="tally"/> behind it.</param>
    /// <param name="tally">Counts the results.</param>
    /// <param name="project">The project.</param>
    /// <param name="ofShell">Prerequisites that only the shell itself can tell.</param>
    /// <param name="scripts">Looks at scripts with the shell's parser.</param>
    /// <param name="options">How much of it is run, and how.</param>
    /// <returns>The runbook.</returns>
    public static RunbookService Runbook(OpsSession session, RunbookTally tally, Project project, IReadOnlyList<PrerequisiteCheck> ofShell, IScriptParser scripts, RunbookOptions options)
    {
        string? environment = options.Environment;
        return new RunbookService(
            session,
            tally,
            project,
            [
                own => new PrerequisiteSteps(own, project, environment, ofShell),
                own => new PlanningSteps(own, project, environment),
                own => new DocumentationSteps(own, project, scripts, Releases(project)),
                own => new SnapshotSteps(own, project, environment),
                own => new DependencySteps(own, project),
                own => new TestSteps(own, project),
                own => new LintSteps(own, project),
                own => new CheckingSteps(own, project),
                own => new DryRunSteps(own, project),
                own => new SecretSteps(own, project, environment),
                own => new ComposeSteps(own, project, environment),
                own => new PlanSteps(own, project, environment),
                own => new SmokeSteps(own, project, environment),
                own => new MetricSteps(own, project, environment),
                own => new RegressionSteps(own, project, environment, Regression(own, project)),
                own => new DeploymentSteps(own, project, environment, Deployments(own, project)),
                own => new MonitoringSteps(own, project, environment),
                own => new NotificationSteps(own, project, environment),
                own => new RecordSteps(own, project, environment),
            ],
            Checklist(project, session.Git, session.Fingerprints, session.Host),
            options);
    }

    /// <summary>What deployments recorded of releases.</summary>
    /// <param name="project">The project.</param>
    /// <returns>It.</returns>
    public static IReleaseRecords Releases(Project project) => new RecordedReleases(project);

    /// <summary>What carries a change from its plan to its end.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <returns>It, with the channels of the team and the checklist.</returns>
    public static ChangeService Changes(OpsSession session, Project project) =>
        new(session, project, new TeamMessages(session, project), Checklist(project, session.Git, session.Fingerprints, session.Host));

    /// <summary>What writes reports of an environment.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <returns>It, with the checklist and the room that knows deployments.</returns>
    public static ReportService Reports(OpsSession session, Project project) => new(
        session,
        project,
        new ReportGathering(
            session,
            project,
            Checklist(project, session.Git, session.Fingerprints, session.Host),
            environment => Deployments(session, project).List(environment, int.MaxValue)),
        Environment.GetEnvironmentVariable);

    /// <summary>What tells deployments of the change that is under way.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <returns>It, with the gates of the project's stories.</returns>
    public static IChangeGate ChangeGate(OpsSession session, Project project) => new ChangeGate(session, project, static () => DateTime.UtcNow);

    /// <summary>The deployments that this machine carries out.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <returns>They, with the rooms that know targets and verdicts.</returns>
    public static LocalDeployments Deployments(OpsSession session, Project project) => new(session, project, Carriers(session, project), static () => DateTime.UtcNow);

    /// <summary>How each environment is changed.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <returns>It, with the rooms that know targets and verdicts.</returns>
    public static Carriers Carriers(OpsSession session, Project project) =>
        new(session, project, Verdicts(session, project), (environment, release) => Target(session, project, environment, release));

    /// <summary>What tells whether an environment got worse after a change.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <returns>It, with the room that knows what runs.</returns>
    public static RegressionService Regression(OpsSession session, Project project) =>
        new(session, project, new RunningInfrastructure(session, project), static () => DateTimeOffset.UtcNow);

    /// <summary>What tells whether an environment is well.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <returns>Its smoke tests and metrics.</returns>
    public static IEnvironmentVerdicts Verdicts(OpsSession session, Project project) => new EnvironmentVerdicts(session, project);

    /// <summary>What registries have.</summary>
    /// <param name="session">What to work with.</param>
    /// <returns>It, with Docker's own logins.</returns>
    public static IImageRegistry Registry(OpsSession session) => new ImageRegistry(session);

    /// <summary>What a deployment to an environment changes, where Docker is behind it.</summary>
    /// <param name="session">What to work with.</param>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="release">What is to run.</param>
    /// <returns>It, with the room that reads env files.</returns>
    /// <exception cref="OpsException">As <see cref="DeploymentTargets.Open(OpsTools, Project, EnvironmentDefinition, Release, Func{ComposeSet, IReadOnlyDictionary{string, string}}?)"/>.</exception>
    public static IDeploymentTarget Target(OpsSession session, Project project, EnvironmentDefinition environment, Release release) =>
        DeploymentTargets.Open(session, project, environment, release, static set => ComposeEnvironment.Of(set, new ComposeFindings()).Values);

    private static ChecklistBox[] BoxesWith(GitHubNeeds? needs) =>
    [
        new TestSuiteBox(),
        new WorkflowBox(),
        new SecretBox(needs),
        new MonitoringBox(),
        new DocumentationBox(),
        new TeamBox(),
    ];

    private static InputFreshness Freshness(Project project, ContentFingerprint fingerprints, GitHubNeeds needs) => new(
        new InputFingerprints(project, fingerprints),
        [
            new TestSuiteDefinitions(project),
            new CheckDefinitions(project),
            new SecretDefinitions(needs),
            new AlertingDefinitions(project),
            new VerdictDefinitions(project),
        ]);
}
