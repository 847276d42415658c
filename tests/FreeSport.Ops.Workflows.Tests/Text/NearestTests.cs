namespace FreeSport.Ops.Workflows.Tests.Text;

public sealed class NearestTests
{
    private static readonly string[] Choices = ["paths", "tests", "environments", "notifications", "monitoring", "checklist"];

    [Theory]
    [InlineData("path", "paths")]
    [InlineData("enviroments", "environments")]
    [InlineData("Checklist", "checklist")]
    [InlineData("monitorign", "monitoring")]
    [InlineData("notification", "notifications")]
    public void A_slip_of_the_finger_is_met_with_a_suggestion(string written, string meant) =>
        Assert.Equal($" Did you mean '{meant}'?", Nearest.Suggest(written, Choices)?.ToString());

    [Theory]
    [InlineData("zzz")]
    [InlineData("completely-different")]
    [InlineData("пути")]
    public void Something_else_is_met_with_silence(string written) => Assert.Null(Nearest.Suggest(written, Choices));

    [Fact]
    public void Without_choices_there_is_no_suggestion() => Assert.Null(Nearest.Suggest("paths", []));

    [Fact]
    public void A_whole_page_in_place_of_a_word_is_met_with_silence() => Assert.Null(Nearest.Suggest(new string('p', 1_000_000), Choices));
}
