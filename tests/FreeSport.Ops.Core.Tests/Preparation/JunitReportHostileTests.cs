using System.Text;

using FreeSport.Ops.Core.Steps.Preparation;

namespace FreeSport.Ops.Core.Tests.Preparation;

public sealed class JunitReportHostileTests
{
    [Theory]
    [InlineData("<testcase name=\"a\">", "</testcase>")]
    [InlineData("<testcase name=\"a\"><failure message=\"x\">", "</failure></testcase>")]
    [InlineData("<testcase name=\"a\" />", "")]
    public void Nesting_that_nobody_writes_is_no_report_and_takes_neither_the_stack_nor_the_afternoon(string before, string after)
    {
        const int Depth = 200_000;
        string deep = string.Concat(Enumerable.Repeat("<a>x", Depth)) + string.Concat(Enumerable.Repeat("</a>", Depth));

        Assert.Null(Read($"<testsuite tests=\"1\">{before}{deep}{after}</testsuite>"));
    }

    [Theory]
    [InlineData(JunitReport.DeepestNesting - 2, true)]
    [InlineData(JunitReport.DeepestNesting + 1, false)]
    public void Nesting_up_to_the_limit_is_read(int depth, bool isRead)
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));

        Assert.Equal(isRead, Read($"<testsuite tests=\"1\"><testcase name=\"a\">{deep}</testcase></testsuite>") is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tests=\"\"")]
    [InlineData("tests=\"many\"")]
    [InlineData("tests=\"-1\"")]
    [InlineData("tests=\"2147483647\"")]
    [InlineData("tests=\"99999999999999999999\"")]
    public void A_suite_that_does_not_tell_how_many_tests_it_has_is_not_whole(string announced) =>
        Assert.Null(Read($"<testsuites><testsuite {announced}><testcase name=\"a\" /></testsuite></testsuites>"));

    [Fact]
    public void Numbers_that_run_over_when_added_do_not_make_a_cut_report_whole() =>
        Assert.Null(Read("""<testsuites><testsuite tests="2147483646"><testcase name="a" /></testsuite><testsuite tests="2147483646" /></testsuites>"""));

    [Fact]
    public void Of_a_long_failure_the_end_is_kept()
    {
        string text = string.Concat(Enumerable.Range(0, 100_000).Select(static n => $"E  {n}\n")) + "E  the end";

        FsTestCase test = Read($"<testsuite tests=\"1\"><testcase name=\"a\"><failure message=\"x\"><![CDATA[{text}]]></failure></testcase></testsuite>")![0];

        Assert.Equal(FsOutcome.Failed, test.Outcome);
        Assert.EndsWith("E  99999\nE  the end", test.Detail, StringComparison.Ordinal);
        Assert.InRange(test.Detail!.Length, 1000, 21_000);
    }

    [Fact]
    public void What_a_test_printed_is_neither_its_failure_nor_another_test()
    {
        IReadOnlyList<FsTestCase>? cases = Read(
            """<testsuite tests="2"><testcase name="a"><system-out>x<failure/><testcase name="c"/></system-out></testcase><testcase name="b"><properties><property name="p" value="v"/></properties></testcase></testsuite>""");

        Assert.Equal([("a", FsOutcome.Passed), ("b", FsOutcome.Passed)], cases!.Select(static c => (c.Name, c.Outcome)));
    }

    private static IReadOnlyList<FsTestCase>? Read(string text)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(text));
        return JunitReport.Read(stream);
    }
}
