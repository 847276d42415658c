using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

using State = FreeSport.Ops.FsChecklistState;

namespace FreeSport.Ops.Core.Tests.Checklist;

/// <summary>
/// The table of states. A piece of evidence is written as its outcome, its age, and what else is to be said of it:
/// <c>changed</c> (an input is not as it was), <c>dirty</c>, <c>over</c> (it ended an hour ago), <c>lasting</c> (it ends in an hour).
/// </summary>
public sealed class SubjectJudgeTests
{
    private static readonly DateTime Now = Events.Noon;

    [Theory]
    [InlineData("nothing at all", null, null, State.Missing)]
    [InlineData("measured and passed", "Passed 1h", null, State.Done)]
    [InlineData("measured and failed", "Failed 1h", null, State.Failed)]
    [InlineData("a warning, where policy has none of it", "Warning 1h", null, State.Failed)]
    [InlineData("measured and not decided", "Inconclusive 1h", null, State.Inconclusive)]
    [InlineData("deliberately not looked at, and nobody waived it", "Skipped 1h", null, State.Inconclusive)]
    [InlineData("old, but not too old", "Passed 335h", null, State.Done)]
    [InlineData("too old", "Passed 337h", null, State.Stale)]
    [InlineData("an input changed", "Passed 1h changed", null, State.Stale)]
    [InlineData("failed, and an input changed since", "Failed 1h changed", null, State.Stale)]
    [InlineData("on uncommitted changes", "Passed 1h dirty", null, State.Inconclusive)]
    [InlineData("only a part passed", null, "Passed 1h", State.Missing)]
    [InlineData("only a part was looked at and it failed", null, "Failed 1h", State.Failed)]
    [InlineData("a part failed, and an input changed since", null, "Failed 1h changed", State.Missing)]
    [InlineData("passed, then a part failed", "Passed 2h", "Failed 1h", State.Failed)]
    [InlineData("a part failed, then all passed", "Passed 1h", "Failed 2h", State.Done)]
    [InlineData("passed, then a part passed", "Passed 2h", "Passed 1h", State.Done)]
    [InlineData("failed, then a part passed", "Failed 2h", "Passed 1h", State.Failed)]
    [InlineData("too old, then a part passed", "Passed 337h", "Passed 1h", State.Stale)]
    public async Task What_was_measured_decides_a_box_of_production(string what, string? full, string? partial, State expected) =>
        await AssertAsync(what, Strict, full, partial, asserted: null, waived: null, expected);

    [Theory]
    [InlineData("a warning", "Warning 1h", State.Done)]
    [InlineData("on uncommitted changes", "Passed 1h dirty", State.Done)]
    [InlineData("failed", "Failed 1h", State.Failed)]
    [InlineData("not decided", "Inconclusive 1h", State.Inconclusive)]
    [InlineData("too old", "Passed 337h", State.Stale)]
    public async Task Outside_production_warnings_and_uncommitted_changes_are_let_pass(string what, string full, State expected) =>
        await AssertAsync(what, Lenient, full, partial: null, asserted: null, waived: null, expected);

    [Theory]
    [InlineData("fills a gap", null, null, "Passed 1h", State.Done)]
    [InlineData("that it failed", null, null, "Failed 1h", State.Failed)]
    [InlineData("that it is not clear", null, null, "Inconclusive 1h", State.Inconclusive)]
    [InlineData("that is over", null, null, "Passed 1h over", State.Stale)]
    [InlineData("that holds for a while yet", null, null, "Passed 1h lasting", State.Done)]
    [InlineData("that is too old", null, null, "Passed 337h", State.Stale)]
    [InlineData("beside a part that passed", null, "Passed 2h", "Passed 1h", State.Done)]
    [InlineData("against a part that failed", null, "Failed 2h", "Passed 1h", State.Failed)]
    [InlineData("against a fresh failure", "Failed 2h", null, "Passed 1h", State.Failed)]
    [InlineData("against a fresh doubt", "Inconclusive 2h", null, "Passed 1h", State.Inconclusive)]
    [InlineData("against a fresh pass", "Passed 2h", null, "Failed 1h", State.Done)]
    [InlineData("in place of what is too old", "Passed 337h", null, "Passed 1h", State.Done)]
    [InlineData("in place of what changed", "Failed 2h changed", null, "Passed 1h", State.Done)]
    [InlineData("from before what changed", "Failed 1h changed", null, "Passed 2h", State.Stale)]
    public async Task A_persons_word_fills_a_gap_and_never_talks_over_a_measurement(string what, string? full, string? partial, string asserted, State expected) =>
        await AssertAsync("a person's word " + what, Lenient, full, partial, asserted, waived: null, expected);

    [Fact]
    public async Task Evidence_dated_a_day_ahead_of_our_clock_is_not_known_to_be_fresh()
    {
        SubjectVerdict verdict = await DecideAsync(Strict, "Passed -24h", partial: null, asserted: null, waived: null);

        Assert.NotEqual(State.Done, verdict.State);
    }

    [Fact]
    public async Task A_persons_word_is_too_weak_where_measuring_is_asked_for()
    {
        SubjectVerdict verdict = await AssertAsync("too weak", Strict, full: null, partial: null, "Passed 1h", waived: null, State.Inconclusive);

        Assert.Contains("Asserted", verdict.Reason, StringComparison.Ordinal);
        Assert.Contains("Measured", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("over nothing", null, "Skipped 1h lasting", State.Waived)]
    [InlineData("over a failure", "Failed 1h", "Skipped 2h lasting", State.Waived)]
    [InlineData("that ended, over nothing", null, "Skipped 2h over", State.Missing)]
    [InlineData("that ended, over a failure", "Failed 1h", "Skipped 2h over", State.Failed)]
    [InlineData("that ended, over a pass", "Passed 1h", "Skipped 2h over", State.Done)]
    [InlineData("without end", null, "Skipped 1h", State.Missing)]
    public async Task A_waiver_holds_until_its_end_and_not_longer(string what, string? full, string waived, State expected) =>
        await AssertAsync("a waiver " + what, Strict, full, partial: null, asserted: null, waived, expected);

    [Fact]
    public async Task The_reason_names_what_changed_what_was_left_out_and_who_waived()
    {
        SubjectVerdict changed = await AssertAsync("changed", Strict, "Passed 1h changed", null, null, null, State.Stale);
        SubjectVerdict partial = await AssertAsync("partial", Strict, null, "Passed 1h", null, null, State.Missing);
        SubjectVerdict waived = await AssertAsync("waived", Strict, null, null, null, "Skipped 1h lasting", State.Waived);

        Assert.Contains("'backend'", changed.Reason, StringComparison.Ordinal);
        Assert.Contains("tests not selected by 'fast'", partial.Reason, StringComparison.Ordinal);
        Assert.Contains("Иван", waived.Reason, StringComparison.Ordinal);
        Assert.Contains("проверено руками", waived.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a check that passed counts by itself", "Passed 1h", null, State.Done)]
    [InlineData("so does a dry run", null, "Passed 1h", State.Done)]
    [InlineData("a later check does not outvote a dry run that failed", "Passed 1h", "Failed 2h", State.Failed)]
    [InlineData("a dry run of what has changed since says nothing", "Passed 1h", "Failed 2h changed", State.Done)]
    [InlineData("a dry run does not outvote a check that failed", "Failed 2h", "Passed 1h", State.Failed)]
    [InlineData("a dry run that could not tell does not outvote a check", "Passed 1h", "Inconclusive 1h", State.Done)]
    public async Task A_check_of_the_text_and_a_dry_run_both_have_a_say(string what, string? check, string? dryRun, State expected)
    {
        SubjectVerdict verdict = await DecideAsync(Lenient, check, partial: null, asserted: null, waived: null, dryRun);

        Assert.True(verdict.State == expected, $"{what}: {verdict.State} ({verdict.Reason})");
    }

    private static EffectivePolicy Strict => EffectivePolicy.For(Rooms.Defaults(FsChecklistItem.TestsPassed), configured: null, new EnvironmentDefinition("production", IsProduction: true));

    private static EffectivePolicy Lenient => EffectivePolicy.For(Rooms.Defaults(FsChecklistItem.WorkflowsChecked), configured: null, new EnvironmentDefinition("staging", IsProduction: false));

    private static async Task<SubjectVerdict> AssertAsync(
        string what, EffectivePolicy policy, string? full, string? partial, string? asserted, string? waived, State expected)
    {
        SubjectVerdict verdict = await DecideAsync(policy, full, partial, asserted, waived);

        Assert.True(verdict.State == expected, $"{what}: {verdict.State} ({verdict.Reason})");
        Assert.StartsWith("unit: ", verdict.Reason, StringComparison.Ordinal);
        return verdict;
    }

    private static Task<SubjectVerdict> DecideAsync(EffectivePolicy policy, string? full, string? partial, string? asserted, string? waived, string? dryRun = null)
    {
        SubjectJudge judge = new(policy, Now, static said => Task.FromResult(said.Inputs.Any(static i => i.Fingerprint == "changed") ? "backend" : null));
        SubjectEvidence evidence = new(
            Make(full, FsEvidenceKind.Measurement),
            Make(dryRun, FsEvidenceKind.Measurement),
            Make(partial, FsEvidenceKind.Measurement, FsScope.Partial),
            Make(asserted, FsEvidenceKind.Assertion),
            Make(waived, FsEvidenceKind.Waiver));

        return judge.DecideAsync("unit", evidence);
    }

    private static FsEvidence? Make(string? written, FsEvidenceKind kind, FsScope scope = FsScope.Full)
    {
        if (written is null)
        {
            return null;
        }

        string[] words = written.Split(' ');
        FsOutcome outcome = Enum.Parse<FsOutcome>(words[0]);
        DateTime at = Now.AddHours(-int.Parse(words[1].TrimEnd('h'), System.Globalization.CultureInfo.InvariantCulture));
        FsInput[] inputs = [new FsInput { Name = "backend", Kind = FsInputKind.GitContent, Fingerprint = words.Contains("changed") ? "changed" : "same" }];
        FsEvidence evidence = kind == FsEvidenceKind.Measurement
            ? Events.Measured(outcome: outcome, at: at, scope: scope, inputs: inputs)
            : Events.Said(kind, outcome: outcome, at: at, until: words.Contains("over") ? Now.AddHours(-1) : words.Contains("lasting") ? Now.AddHours(1) : null);
        evidence.Dirty = words.Contains("dirty");
        return evidence;
    }
}
