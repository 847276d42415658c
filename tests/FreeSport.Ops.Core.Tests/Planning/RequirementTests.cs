using FreeSport.Ops.Core.Steps.Planning.Requirements;

namespace FreeSport.Ops.Core.Tests.Planning;

/// <summary>What Get-FsRequirement reads from stories, epics, gates and specifications, and where it says that they disagree.</summary>
public sealed class RequirementTests
{
    private static readonly DateTime Now = new(2026, 11, 27, 12, 0, 0, DateTimeKind.Utc);

    private const string Story = """
        # Story 3.2: Миграция

        ## Статус
        Done ✅ (2025-12-02)

        ## История
        Как инженер, я хочу миграцию.

        ## Критерии приёмки

        1. Бэкап создан через `pg_dump | gzip`
           и проверен
        2. Миграция выполнена

        ## Задачи / Подзадачи

        - [x] Бэкап (AC: 1)
          - [ ] Проверить: `python manage.py showmigrations | grep "[ ]"`
        * [X] Миграция (AC: 1-2, NFR3)

          ```markdown
          - [ ] шаблон
          ```

        | Шаг | Детали |
        |-----|--------|
        | 1 | - [ ] не задача |

            - [ ] это код

        <!--
        - [ ] это комментарий
        -->

        ## Dev Notes

        - [ ] заметка
        """;

    [Fact]
    public async Task A_story_in_Russian_is_read_and_boxes_in_code_comments_and_tables_are_none()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("docs/stories/epic-3/3.2.migration.md", Story);

        FsRequirement story = await OneAsync(repository, "3.2");

        Assert.Equal((FsRequirementKind.Story, FsRequirementFormat.BmadV4, "3.2", "Миграция"), (story.Kind, story.Format, story.Id, story.Title));
        Assert.Equal(("Done ✅ (2025-12-02)", FsRequirementState.Done), (story.Status, story.State));
        Assert.Equal([("1", "Бэкап создан через `pg_dump | gzip` и проверен", 2, 2), ("2", "Миграция выполнена", 1, 1)], story.Criteria.Select(static c => (c.Number, c.Text, c.TaskCount, c.DoneTaskCount)));
        Assert.Equal([(true, 0, "Бэкап (AC: 1)"), (false, 1, "Проверить: `python manage.py showmigrations | grep \"[ ]\"`"), (true, 0, "Миграция (AC: 1-2, NFR3)")], story.Tasks.Select(static t => (t.IsDone, t.Level, t.Text)));
        Assert.Equal((3, 2, 4), (story.TaskCount, story.DoneTaskCount, story.BoxCount));
        Assert.Contains(story.Findings, static f => f is { Kind: FsRequirementFindingKind.DoneWithOpenTasks, Line: 18 });
        Assert.Contains(story.Findings, static f => f.Kind == FsRequirementFindingKind.GateMissing);
    }

    [Theory]
    [InlineData("gate: PASS", FsGateVerdict.Pass, null)]
    [InlineData("gate: CONCERNS", FsGateVerdict.Concerns, FsRequirementFindingKind.GateConcerns)]
    [InlineData("gate: FAIL", FsGateVerdict.Fail, FsRequirementFindingKind.GateFailed)]
    [InlineData("gate: APPROVED", FsGateVerdict.Unknown, FsRequirementFindingKind.GateInvalid)]
    [InlineData("gate: [PASS]", FsGateVerdict.Unknown, FsRequirementFindingKind.GateInvalid)]
    [InlineData("gate: \"PASS", FsGateVerdict.Unknown, FsRequirementFindingKind.GateInvalid)]
    [InlineData("gate:", FsGateVerdict.Unknown, FsRequirementFindingKind.GateInvalid)]
    [InlineData("gate: PASS\ntop_issues: none", FsGateVerdict.Pass, FsRequirementFindingKind.GateInvalid)]
    [InlineData("gate: PASS\ntop_issues: [text]", FsGateVerdict.Pass, FsRequirementFindingKind.GateInvalid)]
    [InlineData("gate: PASS\nexpires: soon", FsGateVerdict.Pass, FsRequirementFindingKind.GateInvalid)]
    [InlineData("gate: PASS\nquality_score: 101", FsGateVerdict.Pass, FsRequirementFindingKind.GateInvalid)]
    [InlineData("gate: PASS\nwaiver: yes", FsGateVerdict.Pass, FsRequirementFindingKind.GateInvalid)]
    [InlineData("gate: PASS\nexpires: 2026-11-26", FsGateVerdict.Pass, FsRequirementFindingKind.GateExpired)]
    [InlineData("gate: PASS\nexpires: 2026-11-27T15:00:00+03:00", FsGateVerdict.Pass, FsRequirementFindingKind.GateExpired)]
    [InlineData("gate: PASS\nexpires: 2026-11-27", FsGateVerdict.Pass, null)]
    [InlineData("gate: WAIVED\nwaiver: {active: false}", FsGateVerdict.Waived, FsRequirementFindingKind.WaiverIncomplete)]
    [InlineData("gate: WAIVED\nwaiver: {active: true, reason: a hotfix, approved_by: Anna}", FsGateVerdict.Waived, null)]
    [InlineData("gate: FAIL\nwaiver: {active: true, reason: a hotfix, approved_by: Anna}", FsGateVerdict.Fail, FsRequirementFindingKind.WaiverIncomplete)]
    public async Task A_gate_says_what_it_says_and_never_passes_by_mistake(string gate, FsGateVerdict verdict, FsRequirementFindingKind? finding)
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("docs/stories/3.2.migration.md", Plain(status: "InProgress"));
        repository.Write("docs/qa/gates/3.2-migration.yml", "schema: 1\nstory: \"3.2\"\n" + gate + "\n");

        FsRequirement story = await OneAsync(repository, "3.2");

        Assert.Equal(verdict, story.Gate!.Verdict);
        Assert.Equal(finding is null ? FsOutcome.Passed : story.Findings[0].Outcome, story.Outcome);
        Assert.Equal(finding is not null, story.Findings.Any(f => f.Kind == finding));
    }

    [Fact]
    public async Task Gates_are_found_by_number_and_what_a_story_says_of_them_is_held_against_them()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("docs/stories/3.2.migration.md", Plain(tasks: "- [ ] Story 3.1 gate: PASS in docs/qa/gates/3.1-models.yml\n- [ ] Story 3.3 gate: PASS in docs/qa/gates/3.3-api.yml\n- [ ] Story 3.4 gate: PASS\n"));
        repository.Write("docs/archive/qa/gates/3.1-models.yml", "story: '3.1'\ngate: FAIL\n");
        repository.Write("docs/archive/qa/gates/3.2-migration.yml", "story: 3.2\ngate: PASS\nupdated: 2026-11-02\n");
        repository.Write("docs/archive/qa/gates/3.2-draft.yml", "story: 3.2\ngate: CONCERNS\nupdated: 2026-11-01\n");

        FsRequirement story = await OneAsync(repository, "3.2");

        Assert.Equal("docs/archive/qa/gates/3.2-migration.yml", story.Gate!.Path);
        FsRequirementFindingKind[] kinds = [.. story.Findings.Select(static f => f.Kind)];
        Assert.Equal(
            [FsRequirementFindingKind.DraftPassed, FsRequirementFindingKind.GateMissing, FsRequirementFindingKind.GateMissing, FsRequirementFindingKind.GateMoved, FsRequirementFindingKind.GateDisagrees, FsRequirementFindingKind.GateDuplicate],
            kinds.Order());
        Assert.Equal(12, story.Findings.Single(static f => f.Kind == FsRequirementFindingKind.GateDisagrees).Line);
    }

    [Fact]
    public async Task A_gate_that_is_older_than_the_commit_of_what_it_judged_is_told()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("backend/models.py", "a = 1\n");
        repository.Write("docs/stories/3.2.migration.md", Plain(status: "Review") + "\n## Dev Agent Record\n\n### File List\n\n- `backend/models.py` (NEW)\n");
        repository.Write("docs/qa/gates/3.2-migration.yml", "story: '3.2'\ngate: PASS\nupdated: 2020-01-01T00:00:00Z\n");
        repository.Commit();
        FsRequirement together = await OneAsync(repository, "3.2");

        repository.Write("backend/models.py", "a = 2\n");
        repository.Commit("models");
        FsRequirement later = await OneAsync(repository, "3.2");

        Assert.Empty(together.Findings);
        Assert.Equal(FsRequirementFindingKind.GateOutdated, Assert.Single(later.Findings).Kind);
        Assert.Equal(FsOutcome.Failed, later.Outcome);
    }

    [Fact]
    public async Task Sections_that_are_missing_empty_or_there_twice_are_told()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("docs/stories/3.2.migration.md", "# Story 3.5: x\n\n## Status\nWhatever\n\n## Acceptance Criteria\n\n## Tasks / Subtasks\n- [ ] a\n\n## Tasks / Subtasks\n- [ ] b\n");

        FsRequirement story = await OneAsync(repository, "3.2");

        Assert.Equal(
            [FsRequirementFindingKind.StatusUnknown, FsRequirementFindingKind.SectionMissing, FsRequirementFindingKind.SectionMissing, FsRequirementFindingKind.SectionDuplicate, FsRequirementFindingKind.NumberDisagrees],
            story.Findings.Select(static f => f.Kind).Order());
        Assert.Equal("a", Assert.Single(story.Tasks).Text);
    }

    [Fact]
    public async Task Version_6_is_held_against_its_sprint_and_what_has_no_file_is_told()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("_bmad-output/implementation-artifacts/1-2a-user-login.md", "# Story 1.2a: User login\n\nStatus: ready-for-dev\n\n## Story\nAs a user\n\n## Acceptance Criteria\n\n1. **Given** a login\n\n## Tasks / Subtasks\n\n- [ ] Task 1 (AC: #1)\n");
        repository.Write("_bmad-output/implementation-artifacts/sprint-status.yaml", "development_status:\n  epic-1: in-progress\n  1-2a-user-login: review\n  1-3-logout: in-progress\n  1-4-later: backlog\n  epic-1-retrospective: optional\n");
        repository.Write("_bmad-output/planning-artifacts/epics.md", "# Epics\n\n## Epic 1: Accounts\n\n### Story 1.1: Sign up\n\n### Story 1.2a: User login\n");

        FsRequirement[] stories = await StoriesAsync(repository, "*");
        FsRequirement epic = (await RunAsync(repository, static s => s.EpicsAsync(["epic-1"], Cancel.Token))).Single();

        Assert.Equal(["1.2a", "1.3", "1.4"], stories.Select(static s => s.Id));
        Assert.Equal(("1-2a-user-login", FsRequirementFormat.BmadV6, FsRequirementState.Ready, 1), (stories[0].Key, stories[0].Format, stories[0].State, stories[0].Criteria[0].TaskCount));
        Assert.Equal(FsRequirementFindingKind.StatusDisagrees, Assert.Single(stories[0].Findings).Kind);
        Assert.Equal([FsOutcome.Failed, FsOutcome.Warning], stories.Skip(1).Select(static s => Assert.Single(s.Findings, static f => f.Kind == FsRequirementFindingKind.StoryMissing).Outcome));
        Assert.Equal(("Accounts", "in-progress", "epic-1"), (epic.Title, epic.Status, epic.Key));
        Assert.Equal(["1.1", "1.2a", "1.3", "1.4"], epic.Stories);
        Assert.Equal(2, epic.Findings.Count(static f => f.Kind == FsRequirementFindingKind.StoryMissing));
    }

    [Fact]
    public async Task A_specification_is_read_with_its_boxes_and_criteria()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("_bmad-output/implementation-artifacts/spec-backup.md", "---\ntitle: 'Backup'\ntype: 'feature'\nstatus: 'in-review' # draft | done\n---\n\n<frozen-after-approval reason=\"x\">\n\n## Intent\n\n**Problem:** none\n\n</frozen-after-approval>\n\n## Tasks & Acceptance\n\n**Execution:**\n- [x] `scripts/backup.sh` -- ADD -- it\n- [ ] `docs/backup.md` -- ADD -- it\n\n**Acceptance Criteria:**\n- Given a database, when it runs, then a dump is there\n\n## Spec Change Log\n");

        FsRequirement spec = (await RunAsync(repository, static s => s.SpecsAsync(["backup"], Cancel.Token))).Single();

        Assert.Equal((FsRequirementKind.Spec, FsRequirementFormat.BmadSpec, "Backup", "in-review", FsRequirementState.InReview), (spec.Kind, spec.Format, spec.Title, spec.Status, spec.State));
        Assert.Equal((2, 1), (spec.TaskCount, spec.DoneTaskCount));
        Assert.Equal("Given a database, when it runs, then a dump is there", Assert.Single(spec.Criteria).Text);
        Assert.Empty(spec.Findings);
    }

    [Fact]
    public async Task A_name_that_means_nothing_is_an_error_that_says_what_there_is()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("docs/stories/3.2.migration.md", Plain());
        RecordingHost host = new();

        await RunAsync(repository, static s => s.StoriesAsync(["9.9", "3.2"], Cancel.Token), host);

        Assert.Equal("RequirementNotFound", Assert.Single(host.Errors).ErrorId);
        Assert.Contains("3.2", host.Errors.Single().Remedy, StringComparison.Ordinal);
        Assert.Single(host.Results);
    }

    [Fact]
    public async Task The_platforms_own_stories_and_gates_are_read_as_a_person_reads_them()
    {
        using TestRepository repository = TestRepository.Create();
        CopyAll(Sources.RequirePlatform(), repository.Path);
        repository.Commit();

        FsRequirement[] stories = await StoriesAsync(repository, "*");
        IReadOnlyList<FsRequirement> gates = await RunAsync(repository, static s => s.GatesAsync(["*"], Cancel.Token));

        Assert.Equal([("1.5", 25, 5), ("10.1", 39, 4), ("13.4", 61, 7)], stories.Select(static s => (s.Id, s.TaskCount, s.Criteria.Length)));
        Assert.Equal(
            [FsRequirementFindingKind.GateExpired, FsRequirementFindingKind.GateExpired, FsRequirementFindingKind.GateMissing, FsRequirementFindingKind.GateMissing, FsRequirementFindingKind.GateMoved, FsRequirementFindingKind.GateMoved],
            stories[2].Findings.Select(static f => f.Kind).Order());
        Assert.Equal([FsGateVerdict.Concerns, FsGateVerdict.Pass, FsGateVerdict.Pass, FsGateVerdict.Pass], gates.Select(static g => g.Gate!.Verdict));
        Assert.DoesNotContain(gates, static g => g.Findings.Any(static f => f.Kind == FsRequirementFindingKind.GateInvalid));
    }

    private static string Plain(string status = "Draft", string tasks = "- [ ] a task\n") =>
        $"# Story 3.2: Migration\n\n## Status\n{status}\n\n## Story\nAs an engineer\n\n## Acceptance Criteria\n1. It works\n## Tasks / Subtasks\n{tasks}";

    private static async Task<FsRequirement> OneAsync(TestRepository repository, string name) => Assert.Single(await StoriesAsync(repository, name));

    private static async Task<FsRequirement[]> StoriesAsync(TestRepository repository, string name) => [.. await RunAsync(repository, s => s.StoriesAsync([name], Cancel.Token))];

    private static async Task<IReadOnlyList<FsRequirement>> RunAsync(TestRepository repository, Func<RequirementService, Task> run, RecordingHost? host = null)
    {
        host ??= new RecordingHost();
        using OpsSession session = new(host, repository.Path);
        await run(new RequirementService(session, await session.LoadProjectAsync(Cancel.Token), Now));
        return [.. host.Results.OfType<FsRequirement>()];
    }

    private static void CopyAll(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(from, "docs"), "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, File.ReadAllBytes(file));
        }
    }
}
