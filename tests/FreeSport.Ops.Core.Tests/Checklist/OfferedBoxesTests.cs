namespace FreeSport.Ops.Core.Tests.Checklist;

public sealed class OfferedBoxesTests
{
    [Fact]
    public void Every_box_on_paper_is_offered_once_and_in_that_order() =>
        Assert.Equal(Enum.GetValues<FsChecklistItem>(), Rooms.Boxes.Select(static b => b.Box));
}
