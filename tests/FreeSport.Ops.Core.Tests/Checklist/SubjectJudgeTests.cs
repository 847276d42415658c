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
        SubjectDecision verdict = await DecideAsync(Strict, "Passed -24h", partial: null, asserted: null, waived: null);

        Assert.NotEqual(State.Done, verdict.State);
    }

    [Fact]
    public async Task A_persons_word_is_too_weak_where_measuring_is_asked_for()
    {
        SubjectDecision verdict = await AssertAsync("too weak", Strict, full: null, partial: null, "Passed 1h", waived: null, State.Inconclusive);

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
        SubjectDecision changed = await AssertAsync("changed", Strict, "Passed 1h changed", null, null, null, State.Stale);
        SubjectDecision partial = await AssertAsync("partial", Strict, null, "Passed 1h", null, null, State.Missing);
        SubjectDecision waived = await AssertAsync("waived", Strict, null, null, null, "Skipped 1h lasting", State.Waived);

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
        SubjectDecision verdict = await DecideAsync(Lenient, check, partial: null, asserted: null, waived: null, dryRun);

        Assert.True(verdict.State == expected, $"{what}: {verdict.State} ({verdict.Reason})");
    }

    [Fact]
    public async Task A_waiver_that_ends_at_this_moment_holds_no_longer() =>
        Assert.Equal(State.Missing, (await JudgeAsync(Strict, full: null, partial: null, asserted: null, waived: Until(Now))).State);

    [Fact]
    public async Task A_word_that_ends_at_this_moment_holds_no_longer() =>
        Assert.Equal(State.Stale, (await JudgeAsync(Lenient, full: null, partial: null, asserted: Until(Now), waived: null)).State);

    [Fact]
    public async Task A_word_of_the_same_moment_as_what_is_too_old_does_not_stand_in_for_it()
    {
        FsEvidence measured = Events.Measured(at: Now.AddHours(-337));
        FsEvidence word = Events.Said(at: Now.AddHours(-337));

        SubjectDecision verdict = await JudgeAsync(Lenient, measured, partial: null, word, waived: null);

        Assert.Same(measured, verdict.Evidence);
    }

    [Fact]
    public async Task A_part_that_failed_in_the_same_moment_as_all_passed_is_not_talked_over() =>
        await AssertAsync("same moment", Strict, "Passed 1h", "Failed 1h", asserted: null, waived: null, State.Failed);

    [Theory]
    [InlineData(5, 0, State.Done)]
    [InlineData(5, 1, State.Stale)]
    public async Task Clocks_may_differ_by_five_minutes_and_no_more(int minutes, int seconds, State expected)
    {
        FsEvidence evidence = Events.Measured(at: Now.AddMinutes(minutes).AddSeconds(seconds));

        Assert.Equal(expected, (await JudgeAsync(Strict, evidence, partial: null, asserted: null, waived: null)).State);
    }

    [Theory]
    [InlineData(0, State.Done)]
    [InlineData(1, State.Stale)]
    public async Task Evidence_may_be_as_old_as_the_policy_says_and_no_older(int seconds, State expected)
    {
        FsEvidence evidence = Events.Measured(at: Now - Strict.MaxAge - TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected, (await JudgeAsync(Strict, evidence, partial: null, asserted: null, waived: null)).State);
    }

    [Fact]
    public async Task The_part_that_failed_is_told_before_the_dry_run_that_failed()
    {
        FsEvidence part = Events.Measured(outcome: FsOutcome.Failed, scope: FsScope.Partial);
        FsEvidence dryRun = Events.Measured(outcome: FsOutcome.Failed);

        SubjectDecision both = await JudgeAsync(Strict, full: null, part, asserted: null, waived: null, dryRun);
        SubjectDecision one = await JudgeAsync(Strict, full: null, partial: null, asserted: null, waived: null, dryRun);

        Assert.Same(part, both.Evidence);
        Assert.Same(dryRun, one.Evidence);
    }

    [Fact]
    public async Task The_verdict_names_the_event_that_decided_it()
    {
        FsEvidence full = Events.Measured(at: Now.AddHours(-2));
        FsEvidence part = Events.Measured(at: Now.AddHours(-1), scope: FsScope.Partial);
        FsEvidence word = Events.Said(at: Now.AddHours(-1));
        FsEvidence waiver = Until(Now.AddHours(1));

        Assert.Null((await JudgeAsync(Lenient, full: null, partial: null, asserted: null, waived: null)).Evidence);
        Assert.Same(full, (await JudgeAsync(Lenient, full, part, word, waived: null)).Evidence);
        Assert.Same(part, (await JudgeAsync(Lenient, full: null, part, asserted: null, waived: null)).Evidence);
        Assert.Same(word, (await JudgeAsync(Lenient, full: null, part, word, waived: null)).Evidence);
        Assert.Same(waiver, (await JudgeAsync(Lenient, full, part, word, waiver)).Evidence);
    }

    [Fact]
    public async Task Dates_in_a_reason_are_written_as_the_reader_writes_them()
    {
        DateTime until = Now.AddHours(-1);
        string written = until.ToLocalTime().ToString("g", System.Globalization.CultureInfo.CurrentCulture);
        SubjectDecision over = await JudgeAsync(Lenient, full: null, partial: null, asserted: Until(until), waived: null);
        SubjectDecision waived = await JudgeAsync(Lenient, full: null, partial: null, asserted: null, waived: Until(Now.AddDays(1)));

        Assert.Equal(ChecklistTexts.Expired.With("unit", written), over.Reason);
        Assert.Contains(" until " + Now.AddDays(1).ToLocalTime().ToString("g", System.Globalization.CultureInfo.CurrentCulture) + ": ", waived.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_was_left_out_is_told()
    {
        FsEvidence part = Events.Measured(scope: FsScope.Partial);
        part.Subjects[0].LeftOut = ["slow tests", "tests of payments"];

        SubjectDecision verdict = await JudgeAsync(Strict, full: null, part, asserted: null, waived: null);

        Assert.Equal(ChecklistTexts.OnlyPartial.With("unit", "slow tests, tests of payments"), verdict.Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_done_on_uncommitted_changes_says_so_and_nothing_else_does(bool dirty)
    {
        FsEvidence evidence = Events.Measured();
        evidence.Dirty = dirty;

        SubjectDecision verdict = await JudgeAsync(Lenient, evidence, partial: null, asserted: null, waived: null);

        Assert.Equal(State.Done, verdict.State);
        Assert.Equal((dirty ? ChecklistTexts.DoneDirty : ChecklistTexts.SubjectSays).With("unit", "unit is Passed"), verdict.Reason);
    }

    [Theory]
    [InlineData("Failed 1h", null, null)]
    [InlineData(null, "Failed 1h", null)]
    [InlineData(null, null, "Failed 1h")]
    public async Task A_failure_is_told_in_the_words_of_what_was_measured(string? full, string? partial, string? dryRun) =>
        Assert.Equal(ChecklistTexts.SubjectSays.With("unit", "unit is Failed"), (await DecideAsync(Strict, full, partial, asserted: null, waived: null, dryRun)).Reason);

    [Theory]
    [InlineData(2880, "2 d")]
    [InlineData(2879, "47 h")]
    [InlineData(120, "2 h")]
    [InlineData(119, "119 min")]
    public async Task An_age_is_told_in_the_unit_that_reads_best(int minutes, string age)
    {
        EffectivePolicy policy = Strict with { MaxAge = TimeSpan.FromMinutes(1) };

        SubjectDecision verdict = await JudgeAsync(policy, Events.Measured(at: Now.AddMinutes(-minutes)), partial: null, asserted: null, waived: null);

        Assert.Equal((State.Stale, ChecklistTexts.TooOld.With("unit", age, "1 min")), (verdict.State, verdict.Reason));
    }

    [Fact]
    public async Task Evidence_from_the_future_and_a_word_that_is_too_weak_are_told_as_such()
    {
        SubjectDecision future = await DecideAsync(Strict, "Passed -24h", partial: null, asserted: null, waived: null);
        SubjectDecision weak = await DecideAsync(Strict, full: null, partial: null, "Passed 1h", waived: null);
        SubjectDecision dirty = await DecideAsync(Strict, "Passed 1h dirty", partial: null, asserted: null, waived: null);

        Assert.Equal(
            [ChecklistTexts.FromTheFuture.With("unit"), ChecklistTexts.TooWeak.With("unit", FsAssurance.Asserted, FsAssurance.Measured), ChecklistTexts.Dirty.With("unit")],
            [future.Reason, weak.Reason, dirty.Reason]);
    }

    private static EffectivePolicy Strict => EffectivePolicy.For(Rooms.Defaults(FsChecklistItem.TestsPassed), configured: null, new EnvironmentDefinition("production", IsProduction: true));

    private static EffectivePolicy Lenient => EffectivePolicy.For(Rooms.Defaults(FsChecklistItem.WorkflowsChecked), configured: null, new EnvironmentDefinition("staging", IsProduction: false));

    private static async Task<SubjectDecision> AssertAsync(
        string what, EffectivePolicy policy, string? full, string? partial, string? asserted, string? waived, State expected)
    {
        SubjectDecision verdict = await DecideAsync(policy, full, partial, asserted, waived);

        Assert.True(verdict.State == expected, $"{what}: {verdict.State} ({verdict.Reason})");
        Assert.StartsWith("unit: ", verdict.Reason, StringComparison.Ordinal);
        return verdict;
    }

    private static Task<SubjectDecision> DecideAsync(EffectivePolicy policy, string? full, string? partial, string? asserted, string? waived, string? dryRun = null)
    {
        return JudgeAsync(
            policy,
            Make(full, FsEvidenceKind.Measurement),
            Make(partial, FsEvidenceKind.Measurement, FsScope.Partial),
            Make(asserted, FsEvidenceKind.Assertion),
            Make(waived, FsEvidenceKind.Waiver),
            Make(dryRun, FsEvidenceKind.Measurement));
    }

    private static Task<SubjectDecision> JudgeAsync(EffectivePolicy policy, FsEvidence? full, FsEvidence? partial, FsEvidence? asserted, FsEvidence? waived, FsEvidence? dryRun = null)
    {
        SubjectJudge judge = new(policy, Now, static (_, said) => Task.FromResult(said.Inputs.Any(static i => i.Fingerprint == "changed") ? "backend" : null), static _ => null);
        return judge.DecideAsync("unit", new SubjectEvidence(full, dryRun, partial, asserted, waived));
    }

    [Theory]
    [InlineData(3, 30, 30)]
    [InlineData(3, 300, 60)]
    [InlineData(1, 300, null)]
    public async Task A_waiver_ends_when_it_says_and_no_later_than_the_policy_lets_it(int maxHours, int untilMinutes, int? endMinutes)
    {
        SubjectDecision decided = await JudgeAsync(Strict with { MaxWaiver = TimeSpan.FromHours(maxHours) }, full: null, partial: null, asserted: null, Until(Now.AddMinutes(untilMinutes)));

        Assert.Equal(endMinutes is null ? FsChecklistState.Missing : FsChecklistState.Waived, decided.State);
        if (endMinutes is { } end)
        {
            Assert.Contains(Now.AddMinutes(end).ToLocalTime().ToString("g", System.Globalization.CultureInfo.CurrentCulture), decided.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Anna <anna@freesport.example>")]
    public async Task A_waiver_tells_who_recorded_it(string? author)
    {
        FsEvidence waiver = Until(Now.AddHours(1));
        waiver.Author = author;

        SubjectDecision decided = await JudgeAsync(Strict, full: null, partial: null, asserted: null, waiver);

        Assert.Contains($"(recorded by {(author is null ? string.Empty : author + ", ")}{waiver.Writer})", decided.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "unit: the evidence was recorded for another repository, or does not say for which")]
    [InlineData(false, "unit: no evidence")]
    public async Task What_was_recorded_for_another_repository_is_told_and_counts_for_nothing(bool isThere, string reason)
    {
        SubjectJudge judge = new(Strict, Now, static (_, _) => Task.FromResult<string?>(null), static _ => null);
        FsEvidence? foreign = isThere ? Until(Now.AddHours(1)) : null;

        SubjectDecision decided = await judge.DecideAsync("unit", new SubjectEvidence(null, null, null, null, null, foreign));

        Assert.Equal((FsChecklistState.Missing, reason), (decided.State, decided.Reason));
    }

    private static FsEvidence Until(DateTime end) => Events.Said(FsEvidenceKind.Waiver, at: Now.AddHours(-2), until: end);

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
