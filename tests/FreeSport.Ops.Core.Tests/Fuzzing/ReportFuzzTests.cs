using System.Text;

using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Preparation;
using FreeSport.Ops.Core.Steps.Workflows;
using FreeSport.Ops.Core.Steps.Workflows.Act;

namespace FreeSport.Ops.Core.Tests.Fuzzing;

/// <summary>What other programs report, and the ledger itself, with anything done to it.</summary>
public sealed class ReportFuzzTests
{
    private const string Junit =
        """<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" errors="1" failures="1" skipped="1" tests="5" time="0.037"><properties><property name="a" value="b"/></properties><testcase classname="t.u" name="test_ok[\xab\u043e\U0001f600]" file="t/u.py" line="8" time="0.125" /><testcase classname="t.u" name="test_fail" time="0.001"><failure message="AssertionError: один&#10;assert">E   один</failure></testcase><testcase name="both"><error message="set-up">E</error><error message="clean-up"><![CDATA[E]]></error></testcase><testcase name="skip"><skipped type="pytest.skip" message="later" /><system-out>x</system-out></testcase></testsuite></testsuites>""";

    private static readonly string[] XmlTokens =
    [
        "<a>", "<testcase name='a'>", "<failure>", "<testsuite tests='1'>", "</testcase>", "</testsuite>", "<![CDATA[", "]]>", "<!--", "-->", "<?x ?>", "<!DOCTYPE a>", "&#0;", "&#xD800;", "&#x10FFFF;", "&lt;", "&a;",
        "\"", "'", "/>", " xmlns='u'", " xmlns:p='u'", "<p:testcase/>", " tests='2147483647'", " line='2147483647'", " time='1e999'", "\\ud83d", "\\U0010ffff", "encoding='utf-16'",
    ];

    private static readonly string Act = string.Concat(new[] { "build", "test" }.SelectMany(static id => new[]
    {
        $$"""{"dryrun":true,"job":"CI/{{id}}     ","jobID":"{{id}}","level":"info","matrix":{"py":"3.12"},"msg":"⭐ Run Main make","step":"make","stepID":["0"],"stage":"Main","time":"2026-11-23T07:00:00Z"}""",
        $$"""{"dryrun":true,"job":"CI/{{id}}     ","jobID":"{{id}}","level":"info","matrix":{"py":"3.12"},"msg":"✅  Success","step":"make","stepID":["0"],"stage":"Main","stepResult":"success","executionTime":12000000}""",
        $$"""{"dryrun":true,"job":"CI/{{id}}     ","jobID":"{{id}}","level":"info","matrix":{"py":"3.12"},"msg":"🏁  Job succeeded","jobResult":"success"}""",
    }.Select(static l => l + "\n")));

    private static readonly string[] JsonTokens =
    [
        "{", "[", "{\"a\":", "}", "]", "\"", ",", ":", "\\ud800", "\\u0000", "\\", "null", "true", "1e400", "-1", "99999999999999999999", "\n", "\n{\n", "\"jobResult\":\"failure\",", "\"jobID\":\"test\",", "\"matrix\":[],",
        "\"stepID\":[[]],", "\"stepID\":[\"\\udc00\"],", "\"executionTime\":-9223372036854775808,", "\"raw_output\":true,", "panic: ", "\u2028",
    ];

    private static readonly ActSubject Subject = ActSubject.Of(
        WorkflowReader.Read("name: CI\non: push\njobs:\n  build: {runs-on: x}\n  test: {needs: build, if: 'a', runs-on: x}\n", "/w.yml", "w.yml").Workflow,
        new ActOptions(Event: null, Job: null, Execute: false, TimeSpan.FromMinutes(1)));

    [Fact]
    public Task A_junit_report_is_read_or_refused() => Fuzz.RunAsync(20_000, static chance =>
    {
        using MemoryStream report = new(Fuzz.Mutate(Encoding.UTF8.GetBytes(Junit), chance, XmlTokens));

        foreach (FsTestCase test in JunitReport.Read(report) ?? [])
        {
            Assert.Contains(test.Outcome, new[] { FsOutcome.Passed, FsOutcome.Failed, FsOutcome.Skipped });
            Assert.True(test.Duration >= TimeSpan.Zero && test.Line is null or > 0);
        }
    });

    [Fact]
    public Task A_report_of_act_is_read_and_passes_only_with_every_job() => Fuzz.RunAsync(20_000, static chance =>
    {
        string output = Encoding.UTF8.GetString(Fuzz.Mutate(Encoding.UTF8.GetBytes(Act), chance, JsonTokens));
        ProcessResult result = new(chance.Next(2), output, chance.Next(4) == 0 ? output : string.Empty, Truncated: false, TimeSpan.Zero);

        ActReport report = new(result);
        IReadOnlyList<FsActJob> jobs = ActJobs.Read(report.Lines, Subject);

        Assert.All(jobs.SelectMany(static j => j.Steps), static s => Assert.True(s.Duration >= TimeSpan.Zero));
        if (ActStates.Of(result, report, jobs, executed: false) == FsActRunState.Completed)
        {
            Assert.True(report.IsWhole && result.ExitCode == 0);
            Assert.Contains(jobs, static j => j is { Id: "build", Outcome: FsOutcome.Passed });
            Assert.DoesNotContain(jobs, static j => j.Outcome is FsOutcome.Failed or FsOutcome.Inconclusive);
        }
    });

    [Fact]
    public async Task A_ledger_is_never_verified_beyond_what_was_written_and_takes_the_next_event_or_says_why_not()
    {
        using TempFolder folder = new();
        string ledger = folder.At("a.jsonl");
        await Events.AppendAsync(ledger, Events.Measured("1"), Events.Measured("два"), Events.Said(), Events.Measured("4"));
        byte[] whole = await File.ReadAllBytesAsync(ledger, Cancel.Token);
        string written = Encoding.UTF8.GetString(whole);

        await Fuzz.RunAsync(1_500, chance =>
        {
            byte[] bytes = Fuzz.Mutate(whole, chance, JsonTokens);
            File.WriteAllBytes(ledger, bytes);

            FsLedgerCheck check = Events.Verify(ledger);
            _ = new LedgerFile(ledger).ReadHeads();

            // Intact is only a beginning of what was written, cut between two lines.
            Assert.True(check.State != FsLedgerState.Intact || written.StartsWith(Encoding.UTF8.GetString(bytes), StringComparison.Ordinal), "Verified what nobody wrote.");
            Assert.InRange(check.EventCount, 0, 4);
            try
            {
                Events.AppendAsync(ledger, Events.Measured("after")).GetAwaiter().GetResult();
                Assert.True(new LedgerFile(ledger).ReadHeads().Newest.ContainsKey(EvidenceKey.Of(Events.Measured("after")).Single()));
            }
            catch (OpsException refused)
            {
                Assert.Equal("LedgerNewerVersion", refused.Failure.ErrorId);
            }
        });
    }
}
