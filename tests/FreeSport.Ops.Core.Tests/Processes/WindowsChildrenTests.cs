using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Tests.Processes;

/// <summary>Who descends from a program, on a system that gives the numbers of programs away again.</summary>
public sealed class WindowsChildrenTests
{
    private static readonly DateTime Start = new(2026, 11, 2, 3, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Children_and_theirs_descend_from_a_program() =>
        Assert.Equal([11, 13, 12], Of([(10, 1), (11, 10), (12, 11), (13, 10)], (10, 0), (11, 1), (12, 2), (13, 2)));

    [Fact]
    public void Who_names_a_parent_that_began_later_is_a_stranger() =>
        // 20 was started by a program that ended; its number went to 11, a child of ours.
        Assert.Equal([11], Of([(10, 1), (11, 10), (20, 11), (21, 20)], (10, 0), (11, 60), (20, 5), (21, 70)));

    [Fact]
    public void Who_was_there_before_the_program_is_a_stranger() =>
        Assert.Empty(Of([(10, 1), (5, 10)], (10, 0), (5, -3600)));

    [Fact]
    public void A_program_whose_number_is_anothers_by_now_has_no_family() =>
        Assert.Empty(Of([(10, 1), (11, 10)], (10, 3600), (11, 3601)));

    [Fact]
    public void The_children_of_a_program_that_has_ended_are_still_its_own() =>
        Assert.Equal([11], Of([(11, 10)], (11, 1)));

    [Fact]
    public void Who_may_not_be_asked_is_left_alone_and_a_circle_ends() =>
        Assert.Equal([11], Of([(0, 0), (10, 11), (11, 10), (12, 10)], (10, 0), (11, 0)));

    private static IReadOnlyList<int> Of((int Id, int Parent)[] all, params (int Id, int Seconds)[] began) =>
        WindowsChildren.Of(10, Start, all, id => began.Where(b => b.Id == id).Select(static b => (DateTime?)Start.AddSeconds(b.Seconds)).FirstOrDefault());
}
