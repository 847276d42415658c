using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Checklist;

/// <summary>Whose rules decide production, and what is weaker in them than the default.</summary>
public sealed class ReleasePolicyTests
{
    private const string Environments = "environments: { staging: {}, production: {} }\n";
    private const string File = "freesport.ops.yml";

    [Theory]
    [InlineData("checklist: { TestsPassed: { notApplicableTo: [production] } }\n")]
    [InlineData("checklist: { TestsPassed: { notApplicableTo: [Production] } }\n")]
    [InlineData("checklist: { TestsPassed: { subjects: [lint] } }\n")]
    [InlineData("checklist: { TestsPassed: { maxAge: 10000d } }\n")]
    [InlineData("checklist: { TestsPassed: { assurance: Asserted, allowWarnings: true } }\n")]
    public async Task Production_is_decided_by_the_committed_policy(string edited)
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + "checklist: { TestsPassed: { subjects: [unit] } }\n");
        await project.SayAsync(FsChecklistItem.TestsPassed, FsOutcome.Passed, "lint", "production");
        FsChecklistStatus before = await project.BoxAsync(environment: "production");

        project.Repository.Write(File, Environments + edited);
        FsChecklistStatus after = await project.BoxAsync(environment: "production");

        Assert.Equal(FsChecklistState.Missing, before.State);
        Assert.Equal((before.State, before.Reason), (after.State, after.Reason));
        Assert.Equal(["unit"], after.Subjects);
        Assert.Contains("freesport.ops.yml counts as it was committed; what was changed since does not", after.PolicyNotes);
        Assert.DoesNotContain(before.PolicyNotes, static n => n.Contains("committed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("environments: { staging: {}, production: { kind: staging } }\n")]
    [InlineData("environments: { staging: {}, production: { kind: development } }\n")]
    [InlineData("{}\n")]
    public async Task An_edited_kind_makes_production_nothing_else(string edited)
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + "checklist: { TestsPassed: { subjects: [unit] } }\n");
        project.Repository.Write("backend/a.py", "a = 2\n");
        await project.RecordAsync("unit");
        project.Repository.Write(File, edited);

        FsChecklistStatus box = await project.BoxAsync(environment: "production");

        Assert.Equal(FsChecklistState.Inconclusive, box.State);
    }

    [Fact]
    public async Task An_environment_that_is_only_in_the_edited_file_has_the_rules_of_production_unless_its_name_is_a_tests()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments);
        project.Repository.Write(File, "environments: { staging: {}, production: {}, shop: { kind: staging }, qa2: { kind: development } }\nchecklist: { TeamNotified: { subjects: [team], assurance: Asserted } }\n");
        await project.SayAsync(FsChecklistItem.TeamNotified, FsOutcome.Passed, "team");

        Assert.NotEqual(FsChecklistState.Done, (await project.BoxAsync(FsChecklistItem.TeamNotified, "shop")).State);
        Assert.Equal(FsChecklistState.Done, (await project.BoxAsync(FsChecklistItem.TeamNotified, "qa2")).State);
    }

    [Fact]
    public async Task What_HEAD_holds_is_released_and_not_the_older_content_that_was_put_back_over_it()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + "checklist: { TestsPassed: { subjects: [unit] } }\n");
        await project.RecordAsync("unit");
        project.Repository.Write("backend/a.py", "broken\n");
        project.Repository.Commit("bad");
        project.Repository.Git("checkout", "-q", "HEAD~1", "--", "backend");

        FsChecklistStatus production = await project.BoxAsync(environment: "production");

        Assert.Equal((FsChecklistState.Stale, "unit: 'HEAD:backend' changed after the evidence was taken"), (production.State, production.Reason));
        Assert.Equal(FsChecklistState.Done, (await project.BoxAsync(environment: "staging")).State);
    }

    [Fact]
    public async Task Outside_production_the_file_counts_as_it_is()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments);
        project.Repository.Write(File, Environments + "checklist: { MonitoringActive: { notApplicableTo: [staging] } }\n");

        FsChecklistStatus box = await project.BoxAsync(FsChecklistItem.MonitoringActive, "staging");

        Assert.Equal(FsChecklistState.NotApplicable, box.State);
        Assert.Equal(["does not apply here"], box.PolicyNotes);
    }

    [Theory]
    [InlineData("assurance: Asserted", "Asserted is enough (by default Measured)")]
    [InlineData("maxAge: 30d", "evidence may be 30d old (by default 14d)")]
    [InlineData("maxWaiver: 90d", "a waiver may last 90d (by default 7d)")]
    [InlineData("allowWarnings: true", "warnings tick it")]
    [InlineData("notApplicableTo: [production]", "does not apply here")]
    [InlineData("subjects: [unit]", "leaves out integration")]
    [InlineData("maxAge: 1h", null)]
    [InlineData("assurance: Independent", null)]
    public async Task What_is_weaker_than_the_default_is_told(string policy, string? note)
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + $"checklist: {{ TestsPassed: {{ {policy} }} }}\n");

        FsChecklistStatus box = await project.BoxAsync(environment: "production");

        Assert.Equal(note is null ? [] : [note], box.PolicyNotes);
    }

    [Theory]
    [InlineData(90, "unit: 90 % of the tests may be skipped (by default 25 %)")]
    [InlineData(10, null)]
    public async Task A_suite_that_may_skip_more_than_by_default_is_told(int share, string? note)
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + $"tests: {{ unit: {{ paths: [tests/unit], maxSkipped: {share} }} }}\n");

        Assert.Equal(note is null ? [] : [note], (await project.BoxAsync(environment: "production")).PolicyNotes);
    }

    [Theory]
    [InlineData("paths: [tests/unit/test_it.py]", "unit: runs tests/unit/test_it.py (by default all of tests/unit)")]
    [InlineData("paths: [tests/unit], marker: unit and not slow", "unit: of tests/unit only the tests that match 'unit and not slow' (by default all)")]
    [InlineData("paths: [tests/units]", "unit: runs tests/units (by default all of tests/unit)")]
    [InlineData("paths: [tests/unit/], marker: unit", null)]
    [InlineData("paths: [tests]", null)]
    [InlineData("marker: unit", null)]
    public async Task A_suite_that_runs_less_than_by_default_is_told(string suite, string? note)
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + $"tests: {{ unit: {{ {suite} }} }}\n");
        Directory.CreateDirectory(project.Repository.At("backend/tests/unit"));

        Assert.Equal(note is null ? [] : [note], (await project.BoxAsync(environment: "production")).PolicyNotes);
    }

    [Fact]
    public async Task A_committed_production_that_is_none_is_told()
    {
        using ChecklistProject project = ChecklistProject.Of("environments: { production: { kind: staging } }\n");

        Assert.Contains("'production' is configured as no production: weaker rules hold", (await project.BoxAsync(environment: "production")).PolicyNotes);
    }

    [Fact]
    public async Task A_committed_file_that_is_wrong_is_an_error_that_names_the_commit_and_the_place()
    {
        using ChecklistProject project = ChecklistProject.Of("checklist: { TestsPassed: { maxAge: soon } }\n");
        project.Repository.Write(File, Environments);

        OpsFailure failure = (await Assert.ThrowsAsync<OpsException>(() => project.EvaluateAsync("production"))).Failure;

        Assert.Equal("ConfigurationInvalid", failure.ErrorId);
        Assert.StartsWith("'HEAD:freesport.ops.yml', line 1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_of_another_repository_brings_no_waivers_and_no_words_along()
    {
        using ChecklistProject theirs = ChecklistProject.Of(Environments);
        using ChecklistProject ours = ChecklistProject.Of(Environments + "name: another\n");
        await theirs.SayAsync(FsChecklistItem.TestsPassed, outcome: null, subject: null, "production", DateTime.UtcNow.AddDays(1));
        await theirs.SayAsync(FsChecklistItem.TeamNotified, FsOutcome.Passed, "team", "staging");

        string ledger = Directory.GetFiles(LedgerFolder.Of((await theirs.LoadAsync()).Git.Repository!)).Single(static f => f.EndsWith(".jsonl", StringComparison.Ordinal));
        string folder = LedgerFolder.Of((await ours.LoadAsync()).Git.Repository!);
        Directory.CreateDirectory(folder);
        System.IO.File.Copy(ledger, Path.Combine(folder, Path.GetFileName(ledger)));
        FsChecklistStatus box = await ours.BoxAsync(environment: "production");

        Assert.Equal(FsChecklistState.Waived, (await theirs.BoxAsync(environment: "production")).State);
        Assert.Equal(FsChecklistState.Missing, box.State);
        Assert.Equal("unit, integration: the evidence was recorded for another repository, or does not say for which", box.Reason);
    }

    [Fact]
    public async Task A_clone_is_the_same_repository()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments);
        await project.SayAsync(FsChecklistItem.TestsPassed, outcome: null, subject: null, "production", DateTime.UtcNow.AddDays(1));
        project.Repository.Write("backend/b.py", "b = 1\n");
        project.Repository.Commit();

        Assert.Equal(FsChecklistState.Waived, (await project.BoxAsync(environment: "production")).State);
    }

    [Fact]
    public async Task A_waiver_names_who_answers_for_it_and_who_git_and_the_machine_say_recorded_it()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments);
        FsEvidence waiver = await project.SayAsync(FsChecklistItem.TestsPassed, outcome: null, subject: null, "production", DateTime.UtcNow.AddDays(1));

        FsChecklistStatus box = await project.BoxAsync(environment: "production");

        Assert.Matches("^.+ <.+@.+>$", waiver.Author);
        Assert.Contains($"waived by Иван (recorded by {waiver.Author}, {waiver.Writer}) until", box.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiver_holds_no_longer_than_the_policy_lets_it_whatever_it_says()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + "checklist: { TestsPassed: { maxWaiver: 1m } }\n");
        await project.SayAsync(FsChecklistItem.TestsPassed, outcome: null, subject: null, "production", DateTime.UtcNow.AddYears(1));

        FsChecklistStatus box = await project.BoxAsync(environment: "production");

        Assert.Equal(FsChecklistState.Waived, box.State);
        Assert.DoesNotContain(DateTime.UtcNow.AddYears(1).Year.ToString(System.Globalization.CultureInfo.InvariantCulture), box.Reason, StringComparison.Ordinal);
    }
}
