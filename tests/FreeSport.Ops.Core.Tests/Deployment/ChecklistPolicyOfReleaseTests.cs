using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Policies;

namespace FreeSport.Ops.Core.Tests.Deployment;

/// <summary>The checklist lets a release pass by the rule by which it lets a script pass.</summary>
public sealed class ChecklistPolicyOfReleaseTests
{
    [Theory]
    [InlineData("No box of the checklist applies here: nothing was shown.", FsChecklistState.NotApplicable, FsChecklistState.NotApplicable)]
    [InlineData("No box of the checklist applies here: nothing was shown.")]
    [InlineData("Open boxes: TestsPassed.", FsChecklistState.Stale, FsChecklistState.NotApplicable)]
    [InlineData("Open boxes: TestsPassed, TestsPassed.", FsChecklistState.Failed, (FsChecklistState)99, FsChecklistState.Done)]
    public async Task Boxes_that_show_nothing_refuse_the_release(string reason, params FsChecklistState[] states)
    {
        EnvironmentDefinition production = new("production", IsProduction: true) { Deployment = new DeploymentDefinition { RequireChecklist = true } };
        DeploymentPolicies policies = new(new Boxes(states), new JudgedContent(Real.Git, new Project("/", new GitLookup(GitState.NoRepository), new ProjectConfiguration())), static () => DateTime.UtcNow);

        FsPolicyAnswer answer = (await policies.AskAsync(production, new FsPolicyAnswer(), commit: "0123", isRollback: false, Cancel.Token)).Single(static a => a.Policy == FsPolicyKind.Checklist);

        Assert.Equal((FsPolicyState.Refused, reason), (answer.State, answer.Reason));
    }

    private sealed class Boxes(FsChecklistState[] states) : IChecklist
    {
        public Task<IReadOnlyList<FsChecklistStatus>> EvaluateAsync(string? environment, IReadOnlyList<FsResult>? selection, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<FsChecklistStatus>>([.. states.Select(static s => new FsChecklistStatus { Box = FsChecklistItem.TestsPassed, State = s })]);
    }
}
