using FreeSport.Ops.Core.Checklist;

namespace FreeSport.Ops.Core.Tests.Checklist;

public sealed class ChecklistWatchTests
{
    [Fact]
    public async Task A_box_is_written_again_when_it_stands_otherwise_until_all_are_met()
    {
        Queue<FsChecklistStatus[]> looks = new(
        [
            [Box(FsChecklistItem.TestsPassed, FsChecklistState.Missing, "none"), Box(FsChecklistItem.TeamNotified, FsChecklistState.Done, "told")],
            [Box(FsChecklistItem.TestsPassed, FsChecklistState.Missing, "none"), Box(FsChecklistItem.TeamNotified, FsChecklistState.Done, "told")],
            [Box(FsChecklistItem.TestsPassed, FsChecklistState.Failed, "1 failed"), Box(FsChecklistItem.TeamNotified, FsChecklistState.Stale, "old")],
            [Box(FsChecklistItem.TestsPassed, FsChecklistState.Done, "16 passed"), Box(FsChecklistItem.TeamNotified, FsChecklistState.Waived, "Anna")],
        ]);
        List<string> written = [];
        int pauses = 0;

        await new ChecklistWatch(
            _ => Task.FromResult<IReadOnlyList<FsChecklistStatus>>(looks.Dequeue()),
            box => written.Add($"{box.Box} {box.State}"),
            _ =>
            {
                pauses++;
                return Task.CompletedTask;
            }).RunAsync(Cancel.Token);

        Assert.Equal(["TestsPassed Missing", "TeamNotified Done", "TestsPassed Failed", "TeamNotified Stale", "TestsPassed Done", "TeamNotified Waived"], written);
        Assert.Equal((3, 0), (pauses, looks.Count));
    }

    private static FsChecklistStatus Box(FsChecklistItem item, FsChecklistState state, string reason) => new() { Box = item, State = state, Reason = reason, Environment = "staging" };
}
