namespace FreeSport.Ops.Core.Tests.Checklist;

/// <summary>Objects piped into the checklist select recorded evidence; they are none themselves.</summary>
public sealed class ChecklistSelectionTests
{
    private const string Policy = "environments: { staging: {} }\nchecklist: { TestsPassed: { subjects: [unit], assurance: Asserted } }\n";

    [Fact]
    public async Task A_recorded_result_selects_its_evidence()
    {
        using ChecklistProject project = ChecklistProject.Of(Policy);
        FsResult passed = await project.RecordAsync("unit");

        FsChecklistStatus box = await project.BoxAsync(environment: "staging", selection: [passed]);

        Assert.Equal(FsChecklistState.Done, box.State);
        Assert.Equal(passed.EvidenceId, Assert.Single(box.Evidence).EvidenceId);
    }

    [Fact]
    public async Task A_result_made_by_hand_ticks_nothing_and_is_called_so()
    {
        using ChecklistProject project = ChecklistProject.Of(Policy);
        await project.RecordAsync("unit");
        FsResult made = new() { ChecklistItem = FsChecklistItem.TestsPassed, Subject = "unit", Outcome = FsOutcome.Passed, Scope = FsScope.Full };

        FsChecklistStatus box = await project.BoxAsync(environment: "staging", selection: [made]);

        Assert.Equal((FsChecklistState.Inconclusive, FsAssurance.None), (box.State, box.Assurance));
        Assert.Contains("made by hand", box.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_made_by_hand_ticks_nothing()
    {
        using ChecklistProject project = ChecklistProject.Of(Policy);
        await project.RecordAsync("unit");
        FsResult made = new() { ChecklistItem = FsChecklistItem.TestsPassed, Subject = "unit", Outcome = FsOutcome.Passed, Scope = FsScope.Full, EvidenceId = Guid.NewGuid().ToString("N") };

        Assert.Equal(FsChecklistState.Missing, (await project.BoxAsync(environment: "staging", selection: [made])).State);
    }

    [Fact]
    public async Task An_object_painted_over_after_it_was_recorded_counts_as_it_was_recorded()
    {
        using ChecklistProject project = ChecklistProject.Of(Policy);
        FsResult failed = await project.RecordAsync("unit", FsOutcome.Failed);
        failed.Outcome = FsOutcome.Passed;

        Assert.Equal(FsChecklistState.Failed, (await project.BoxAsync(environment: "staging", selection: [failed])).State);
    }

    [Fact]
    public async Task An_older_pass_is_not_picked_over_a_newer_failure()
    {
        using ChecklistProject project = ChecklistProject.Of(Policy);
        FsResult passed = await project.RecordAsync("unit");
        await project.RecordAsync("unit", FsOutcome.Failed);

        Assert.NotEqual(FsChecklistState.Done, (await project.BoxAsync(environment: "staging", selection: [passed])).State);
    }

    [Fact]
    public async Task An_older_pass_is_not_picked_over_a_newer_failure_of_a_part()
    {
        using ChecklistProject project = ChecklistProject.Of(Policy);
        FsResult passed = await project.RecordAsync("unit");
        await project.RecordAsync("unit", FsOutcome.Failed, FsScope.Partial);

        Assert.NotEqual(FsChecklistState.Done, (await project.BoxAsync(environment: "staging", selection: [passed])).State);
    }

    [Theory]
    [InlineData(FsOutcome.Failed)]
    [InlineData(FsOutcome.Inconclusive)]
    public async Task A_persons_word_is_not_picked_over_a_measurement(FsOutcome measured)
    {
        using ChecklistProject project = ChecklistProject.Of(Policy);
        await project.RecordAsync("unit", measured);
        FsEvidence said = await project.SayAsync(FsChecklistItem.TestsPassed, FsOutcome.Passed, "unit");
        FsResult selected = new() { ChecklistItem = FsChecklistItem.TestsPassed, Subject = "unit", EvidenceId = said.EvidenceId };

        Assert.NotEqual(FsChecklistState.Done, (await project.BoxAsync(environment: "staging", selection: [selected])).State);
    }

    [Fact]
    public async Task What_is_not_among_the_objects_does_not_count_and_is_named()
    {
        using ChecklistProject project = ChecklistProject.Of(Policy);
        await project.RecordAsync("unit");

        FsChecklistStatus box = await project.BoxAsync(environment: "staging", selection: []);

        Assert.Equal(FsChecklistState.Missing, box.State);
        Assert.Contains("among the objects given", box.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objects_id_does_not_speak_for_another_subject()
    {
        using ChecklistProject project = ChecklistProject.Of(Policy.Replace("[unit]", "[unit, integration]", StringComparison.Ordinal));
        FsResult unit = await project.RecordAsync("unit");
        await project.RecordAsync("integration", FsOutcome.Failed);
        unit.Subject = "integration";

        Assert.NotEqual(FsChecklistState.Done, (await project.BoxAsync(environment: "staging", selection: [unit])).State);
    }
}
