using System.Text;

using FreeSport.Ops.Core.Steps.Preparation;

namespace FreeSport.Ops.Core.Tests.Preparation;

public sealed class JunitReportTests
{
    // As pytest 7.2 writes it, shortened: a test that passes and whose clean-up breaks counts twice in 'tests' and stands once.
    private const string Real =
        """
        <?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" errors="3" failures="2" skipped="3" tests="10" time="0.037" timestamp="2026-11-23T06:46:57.491390" hostname="vm"><testcase classname="tests.unit.test_price" name="test_ok[\xab\u043e\u043f\u0442\xbb \U0001f600]" file="tests/unit/test_price.py" line="8" time="0.125" /><testcase classname="tests.unit.test_price" name="test_fail" file="tests/unit/test_price.py" line="9" time="0.001"><failure message="AssertionError: один&#10;assert 1 == 2">&gt;   def test_fail(): assert 1 == 2, "один"
        E   AssertionError: один</failure></testcase><testcase classname="tests.unit.test_price" name="test_ok_bad_end" file="tests/unit/test_price.py" line="10" time="0.000"><error message="failed on teardown with &quot;RuntimeError: clean-up&quot;">E       RuntimeError: clean-up</error></testcase><testcase classname="tests.unit.test_price" name="test_bad_both" file="tests/unit/test_price.py" line="14" time="0.000"><error message="failed on setup with &quot;RuntimeError: set-up&quot;">E  set-up</error><error message="failed on teardown with &quot;RuntimeError: clean-up&quot;">E  clean-up</error></testcase><testcase classname="tests.unit.test_price" name="test_skip" file="tests/unit/test_price.py" line="15" time="0.000"><skipped type="pytest.skip" message="не сейчас">/p/test_price.py:16: не сейчас</skipped></testcase><testcase classname="tests.unit.test_price" name="test_xfail" file="tests/unit/test_price.py" line="17" time="0.000"><skipped type="pytest.xfail" message="known" /></testcase><testcase classname="tests.unit.test_price" name="test_skip_bad_end" file="tests/unit/test_price.py" line="25" time="0.000"><skipped type="pytest.skip" message="later" /><error message="failed on teardown with &quot;RuntimeError: clean-up&quot;">E  clean-up</error></testcase></testsuite></testsuites>
        """;

    [Fact]
    public void Every_test_is_read_once_with_its_verdict_whatever_its_set_up_and_clean_up_did()
    {
        IReadOnlyList<FsTestCase>? cases = Read(Real);

        Assert.NotNull(cases);
        Assert.Equal(
            [
                ("test_fail", FsOutcome.Failed, "AssertionError: один"),
                ("test_ok_bad_end", FsOutcome.Failed, "failed on teardown with \"RuntimeError: clean-up\""),
                ("test_bad_both", FsOutcome.Failed, "failed on setup with \"RuntimeError: set-up\""),
                ("test_skip", FsOutcome.Skipped, "не сейчас"),
                ("test_xfail", FsOutcome.Skipped, "known"),
                ("test_skip_bad_end", FsOutcome.Failed, "failed on teardown with \"RuntimeError: clean-up\""),
            ],
            cases.Skip(1).Select(static c => (c.Name, c.Outcome, c.Message)));
        Assert.Equal((FsOutcome.Passed, null, null), (cases[0].Outcome, cases[0].Message, cases[0].Detail));
        Assert.Contains("один", cases[1].Detail, StringComparison.Ordinal);
        Assert.Null(cases[4].Detail);
    }

    [Fact]
    public void Place_and_duration_are_read_and_lines_count_from_one()
    {
        FsTestCase test = Read(Suite(1, """<testcase classname="tests.unit.TestPrice" name="test_a" file="tests/unit/test_price.py" line="8" time="0.125" />"""))![0];

        Assert.Equal(("tests.unit.TestPrice", "tests/unit/test_price.py", 9, TimeSpan.FromMilliseconds(125)), (test.ClassName, test.File, test.Line, test.Duration));
    }

    [Theory]
    [InlineData(@"test_p[\u043e\u043f\u0442]", "test_p[опт]")]
    [InlineData(@"test_p[\xab\u043e\u043f\u0442\xbb]", "test_p[«опт»]")]
    [InlineData(@"test_p[\U0001f600]", "test_p[😀]")]
    [InlineData(@"test_p[\n\u20bd]", @"test_p[\n₽]")]
    [InlineData(@"test_p[C:\\users]", @"test_p[C:\\users]")]
    [InlineData(@"test_p[\uXYZW]", @"test_p[\uXYZW]")]
    public void Parameters_are_shown_in_their_own_letters(string written, string shown) =>
        Assert.Equal(shown, Read(Suite(1, $"<testcase name=\"{written}\" />"))![0].Name);

    [Theory]
    [InlineData("time=\"1,5\"")]
    [InlineData("time=\"NaN\"")]
    [InlineData("time=\"-1\"")]
    [InlineData("time=\"1e300\"")]
    [InlineData("line=\"many\"")]
    [InlineData("line=\"-5\"")]
    public void Numbers_that_are_none_are_left_out(string attribute)
    {
        FsTestCase test = Read(Suite(1, $"<testcase name=\"a\" {attribute} />"))![0];

        Assert.Equal((TimeSpan.Zero, null, FsOutcome.Passed), (test.Duration, test.Line, test.Outcome));
    }

    [Fact]
    public void A_report_cut_at_any_byte_is_never_taken_for_whole()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Suite(3, """<testcase name="раз" /><testcase name="b"><failure message="x">y</failure></testcase><testcase name="c" />"""));
        Assert.Equal(3, Read(whole)!.Count);

        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Null(Read(whole[..length]));
        }
    }

    [Fact]
    public void A_real_report_cut_at_any_byte_is_never_taken_for_whole()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Real);

        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Null(Read(whole[..length]));
        }
    }

    [Theory]
    [InlineData(2, "<testcase name=\"a\" />")]
    [InlineData(1, "")]
    [InlineData(4, "<testcase name=\"a\"><failure message=\"x\" /></testcase><testcase name=\"b\" />")]
    public void A_report_that_announces_more_tests_than_follow_is_not_whole(int announced, string cases) =>
        Assert.Null(Read(Suite(announced, cases)));

    [Fact]
    public void Several_suites_are_one_list()
    {
        string one = """<testsuite tests="1"><testcase name="a" /></testsuite>""";

        Assert.Equal(2, Read($"<testsuites>{one}{one}</testsuites>")!.Count);
    }

    [Fact]
    public void A_report_of_no_tests_is_whole_and_empty() => Assert.Empty(Read("""<testsuites><testsuite tests="0" /></testsuites>""")!);

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("not xml")]
    [InlineData("{\"tests\": 1}")]
    [InlineData("<testsuites></testsuites>")]
    [InlineData("<html><body>503</body></html>")]
    [InlineData("<testsuites><testsuite tests=\"1\"><testcase name=\"a\"/></testsuites>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such-encoding\"?><testsuites><testsuite tests=\"0\"/></testsuites>")]
    [InlineData("<!DOCTYPE x><testsuites><testsuite tests=\"0\"/></testsuites>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><testsuites><testsuite tests=\"1\"><testcase name=\"&a;\"/></testsuite></testsuites>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><testsuites><testsuite tests=\"0\"/></testsuites>")]
    public void What_is_no_report_of_pytest_is_none(string text) => Assert.Null(Read(text));

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00 })]
    [InlineData(new byte[] { 0x3C, 0x61, 0xFF, 0xFE, 0x3E })]
    [InlineData(new byte[] { 0x00, 0x00, 0x00, 0x00 })]
    public void Bytes_that_are_no_text_are_no_report(byte[] bytes) => Assert.Null(Read(bytes));

    [Fact]
    public void Anything_done_to_a_real_report_is_read_or_refused_and_nothing_is_thrown()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Real);
#pragma warning disable CA5394 // The same mutations in every run.
        Random chance = new(1);
        for (int run = 0; run < 3000; run++)
        {
            byte[] mutated = [.. whole];
            for (int change = chance.Next(1, 5); change > 0; change--)
            {
                mutated[chance.Next(mutated.Length)] = (byte)chance.Next(256);
            }

            Assert.True(Read(mutated) is null or { Count: <= 7 });
        }
#pragma warning restore CA5394
    }

    private static string Suite(int announced, string cases) =>
        $"""<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" tests="{announced}">{cases}</testsuite></testsuites>""";

    private static IReadOnlyList<FsTestCase>? Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<FsTestCase>? Read(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        return JunitReport.Read(stream);
    }
}
