using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Checklist;

public sealed class ChecklistAssertionTests
{
    [Fact]
    public void Done_waived_and_not_applicable_let_a_script_pass() =>
        Require([Box(FsChecklistState.Done), Box(FsChecklistState.Waived), Box(FsChecklistState.NotApplicable)]);

    [Theory]
    [InlineData(FsChecklistState.Missing)]
    [InlineData(FsChecklistState.Failed)]
    [InlineData(FsChecklistState.Inconclusive)]
    [InlineData(FsChecklistState.Stale)]
    [InlineData((FsChecklistState)99)]
    public void Anything_else_stops_it_and_names_the_box_in_one_line(FsChecklistState state)
    {
        FsChecklistStatus open = Box(state);

        OpsFailure failure = Assert.Throws<OpsException>(() => Require([Box(FsChecklistState.Done), open])).Failure;

        Assert.Equal(("ChecklistNotMet", FailureKind.InvalidOperation), (failure.ErrorId, failure.Kind));
        Assert.Equal("1 of 2 boxes for 'production' are not met: TestsPassed.", failure.Message);
        Assert.Equal("Get-FsChecklist production says why, and what to run next.", failure.Remedy);
        Assert.Equal([open], Assert.IsType<FsChecklistStatus[]>(failure.Target));
    }

    [Fact]
    public void A_checklist_without_boxes_proves_nothing() => Assert.Throws<OpsException>(() => Require([]));

    [Fact]
    public void A_checklist_of_which_nothing_applies_proves_nothing()
    {
        OpsFailure failure = Assert.Throws<OpsException>(() => Require([Box(FsChecklistState.NotApplicable), Box(FsChecklistState.NotApplicable)])).Failure;

        Assert.Equal(("ChecklistNotMet", "No box of the checklist applies to 'production': nothing was shown."), (failure.ErrorId, failure.Message));
    }

    [Fact]
    public void One_box_that_does_not_apply_may_be_required_beside_others_that_do() =>
        ChecklistAssertion.Require([Box(FsChecklistState.Failed), Box(FsChecklistState.NotApplicable)], [Box(FsChecklistState.NotApplicable)]);

    private static void Require(FsChecklistStatus[] boxes) => ChecklistAssertion.Require(boxes, boxes);

    private static FsChecklistStatus Box(FsChecklistState state) => new()
    {
        Box = FsChecklistItem.TestsPassed,
        State = state,
        Environment = "production",
        Reason = "why it is so",
        NextCommand = "Invoke-FsTest -Suite unit",
    };
}
