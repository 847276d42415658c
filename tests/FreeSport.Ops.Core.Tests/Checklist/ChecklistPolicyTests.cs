namespace FreeSport.Ops.Core.Tests.Checklist;

/// <summary>Policies, people's words and several projects, end to end.</summary>
public sealed class ChecklistPolicyTests
{
    private const string Environments = "environments: { staging: {}, production: {} }\n";

    [Fact]
    public async Task A_box_that_does_not_apply_says_so_and_asks_for_nothing()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + "checklist: { MonitoringActive: { notApplicableTo: [Staging] } }\n");

        FsChecklistStatus box = await project.BoxAsync(FsChecklistItem.MonitoringActive, "staging");

        Assert.Equal((FsChecklistState.NotApplicable, null), (box.State, box.NextCommand));
        Assert.Contains("staging", box.Reason, StringComparison.Ordinal);
        Assert.NotEqual(FsChecklistState.NotApplicable, (await project.BoxAsync(FsChecklistItem.MonitoringActive, "production")).State);
    }

    [Fact]
    public async Task A_box_that_covers_nothing_is_never_ticked()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + "checklist: { TestsPassed: { subjects: [] } }\n");

        FsChecklistStatus box = await project.BoxAsync(environment: "staging");

        Assert.Equal((FsChecklistState.Inconclusive, 0), (box.State, box.Subjects.Length));
        Assert.StartsWith("Add-FsEvidence -Waive -Box TestsPassed -Environment staging ", box.NextCommand, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiver_of_the_whole_box_holds_for_all_its_subjects_and_for_a_box_without_any()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + "checklist: { MonitoringActive: { subjects: [] } }\n");
        await project.RecordAsync("unit", FsOutcome.Failed);
        await project.SayAsync(FsChecklistItem.TestsPassed, outcome: null, subject: null, "staging", DateTime.UtcNow.AddDays(1));
        await project.SayAsync(FsChecklistItem.MonitoringActive, outcome: null, subject: null, "staging", DateTime.UtcNow.AddDays(1));

        FsChecklistStatus tests = await project.BoxAsync(environment: "staging");

        Assert.Equal((FsChecklistState.Waived, FsAssurance.Asserted, "Иван", null), (tests.State, tests.Assurance, tests.By, tests.NextCommand));
        Assert.Equal(FsChecklistState.Waived, (await project.BoxAsync(FsChecklistItem.MonitoringActive, "staging")).State);
        Assert.Equal(FsChecklistState.Failed, (await project.BoxAsync(environment: "production")).State);
    }

    [Fact]
    public async Task A_waiver_of_one_subject_leaves_the_others_open()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments);
        await project.SayAsync(FsChecklistItem.TestsPassed, outcome: null, "integration", "staging", DateTime.UtcNow.AddDays(1));
        Assert.Equal(FsChecklistState.Missing, (await project.BoxAsync(environment: "staging")).State);

        await project.RecordAsync("unit");
        FsChecklistStatus box = await project.BoxAsync(environment: "staging");

        Assert.Equal((FsChecklistState.Waived, FsAssurance.Asserted), (box.State, box.Assurance));
    }

    [Fact]
    public async Task A_persons_word_is_enough_where_policy_says_so_and_shows_as_that()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + "checklist: { DocumentationUpdated: { subjects: [team] } }\n");
        await project.SayAsync(FsChecklistItem.DocumentationUpdated, FsOutcome.Passed, "team");

        FsChecklistStatus staging = await project.BoxAsync(FsChecklistItem.DocumentationUpdated, "staging");
        FsChecklistStatus production = await project.BoxAsync(FsChecklistItem.DocumentationUpdated, "production");

        Assert.Equal((FsChecklistState.Done, FsAssurance.Asserted, "Иван"), (staging.State, staging.Assurance, staging.By));
        Assert.Equal(FsChecklistState.Inconclusive, production.State);
    }

    [Theory]
    [InlineData("STAGING")]
    [InlineData("Staging")]
    public async Task The_case_of_an_environments_name_does_not_matter(string written)
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + "notifications: [{ name: team }]\nchecklist: { TeamNotified: { assurance: Asserted } }\n");
        await project.SayAsync(FsChecklistItem.TeamNotified, FsOutcome.Passed, "team", written);

        Assert.Equal(FsChecklistState.Done, (await project.BoxAsync(FsChecklistItem.TeamNotified, "staging")).State);
        Assert.Equal(FsChecklistState.Done, (await project.BoxAsync(FsChecklistItem.TeamNotified, written)).State);
    }

    [Fact]
    public async Task Evidence_of_one_environment_says_nothing_of_another()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + "checklist: { MonitoringActive: { subjects: [prometheus] } }\n");
        await project.RecordAsync("prometheus", item: FsChecklistItem.MonitoringActive, environment: "staging");

        Assert.Equal(FsChecklistState.Done, (await project.BoxAsync(FsChecklistItem.MonitoringActive, "staging")).State);
        Assert.Equal(FsChecklistState.Missing, (await project.BoxAsync(FsChecklistItem.MonitoringActive, "production")).State);
    }

    [Fact]
    public async Task For_an_environment_the_newer_of_its_own_and_the_general_evidence_decides()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + "checklist: { TestsPassed: { subjects: [unit] } }\n");
        await project.RecordAsync("unit", environment: "staging");
        await project.RecordAsync("unit", FsOutcome.Failed);

        Assert.Equal(FsChecklistState.Failed, (await project.BoxAsync(environment: "staging")).State);
    }

    [Fact]
    public async Task Two_projects_of_one_repository_do_not_share_evidence()
    {
        const string Policy = "checklist: { TestsPassed: { subjects: [unit] } }\n";
        using ChecklistProject shop = ChecklistProject.Of(Policy, "shop");
        shop.Repository.Write("блог/freesport.ops.yml", Policy);
        shop.Repository.Write("блог/backend/a.py", "a = 1\n");
        shop.Repository.Commit();
        await shop.RecordAsync("unit");

        Assert.Equal(FsChecklistState.Done, (await shop.BoxAsync()).State);
        Assert.Equal(FsChecklistState.Missing, (await shop.In("блог").BoxAsync()).State);
    }

    [Fact]
    public async Task A_second_working_tree_of_the_repository_sees_the_same_evidence_as_long_as_its_content_is_the_same()
    {
        using ChecklistProject project = ChecklistProject.Of("checklist: { TestsPassed: { subjects: [unit] } }\n");
        using TempFolder other = new();
        await project.RecordAsync("unit");
        project.Repository.Git("worktree", "add", "-q", other.At("two"), "-b", "two");
        ChecklistProject second = project.In(other.At("two"));

        Assert.Equal(FsChecklistState.Done, (await second.BoxAsync()).State);
        File.WriteAllText(other.At("two/backend/a.py"), "a = 2\n");
        Assert.Equal(FsChecklistState.Stale, (await second.BoxAsync()).State);
        Assert.Equal(FsChecklistState.Done, (await project.BoxAsync()).State);
    }

    [Fact]
    public async Task Subjects_of_which_the_same_is_said_are_told_together_and_counted()
    {
        using ChecklistProject project = ChecklistProject.Of(Environments + "checklist: { TestsPassed: { subjects: [a1, a2, a3, a4, a5, a6, a7] } }\n");

        FsChecklistStatus box = await project.BoxAsync();

        Assert.Equal("a1, a2, a3 and 4 more: no evidence", box.Reason);
    }
}
