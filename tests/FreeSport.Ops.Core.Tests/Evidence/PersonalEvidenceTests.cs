using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Evidence;

public sealed class PersonalEvidenceTests
{
    [Fact]
    public void With_an_outcome_it_is_an_assertion_and_without_a_waiver_of_the_whole_box()
    {
        FsEvidence asserted = Create(outcome: FsOutcome.Passed, subjects: ["team"]);
        FsEvidence waived = Create(outcome: null, subjects: null);

        Assert.Equal((FsEvidenceKind.Assertion, FsOutcome.Passed, FsAssurance.Asserted), (asserted.Kind, asserted.Outcome, asserted.Assurance));
        Assert.Equal((FsEvidenceKind.Waiver, FsOutcome.Skipped, FsAssurance.Asserted), (waived.Kind, waived.Outcome, waived.Assurance));
        Assert.Equal("team", Assert.Single(asserted.Subjects).Name);
        Assert.Equal("*", Assert.Single(waived.Subjects).Name);
        Assert.Empty(asserted.EvidenceId);
    }

    [Fact]
    public void Its_end_is_kept_in_UTC()
    {
        DateTime local = DateTime.Now.AddDays(1);

        FsEvidence evidence = Create(outcome: null, subjects: null, until: local);

        Assert.Equal((local.ToUniversalTime(), DateTimeKind.Utc), (evidence.Until!.Value, evidence.Until.Value.Kind));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-100000)]
    public void What_would_already_be_over_is_refused(int minutes)
    {
        OpsFailure failure = Assert.Throws<OpsException>(() => Create(until: DateTime.UtcNow.AddMinutes(minutes))).Failure;

        Assert.Equal(("EvidenceAlreadyOver", FailureKind.InvalidArgument), (failure.ErrorId, failure.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \t\n")]
    [InlineData("…")]
    [InlineData("...")]
    [InlineData(" … ")]
    public void A_reason_that_says_nothing_is_refused(string reason)
    {
        OpsFailure failure = Assert.Throws<OpsException>(() => Create(reason: reason)).Failure;

        Assert.Equal(("EvidenceWithoutReason", FailureKind.InvalidArgument), (failure.ErrorId, failure.Kind));
    }

    [Fact]
    public void The_plan_says_what_would_be_recorded()
    {
        FsEvidence evidence = Create(outcome: FsOutcome.Passed, subjects: ["team", "ops"], until: DateTime.UtcNow.AddDays(1));

        FsEvidencePlan plan = PersonalEvidence.Plan(evidence);

        Assert.Equal((evidence.Kind, evidence.Box, evidence.Outcome, evidence.Until), (plan.Kind, plan.Box, plan.Outcome, plan.Until));
        Assert.Equal(["team", "ops"], plan.Subjects);
        Assert.Equal(("staging", "звонил", "Иван"), (plan.Environment, plan.Reason, plan.By));
        Assert.Equal("TeamNotified [team, ops] staging", PersonalEvidence.Describe(evidence));
    }

    private static FsEvidence Create(
        FsOutcome? outcome = FsOutcome.Passed, IReadOnlyList<string>? subjects = null, string reason = "звонил", DateTime? until = null) =>
        PersonalEvidence.Create(FsChecklistItem.TeamNotified, outcome, subjects, reason, "Иван", until, "staging", change: null);
}
