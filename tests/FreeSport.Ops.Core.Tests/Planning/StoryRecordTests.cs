using System.Text;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Planning.Records;

namespace FreeSport.Ops.Core.Tests.Planning;

/// <summary>What Add-FsStoryRecord writes into a story, and what it leaves as it is.</summary>
public sealed class StoryRecordTests
{
    private const string V4 = "# Story 3.2: Migration\n\n## Status\nInProgress\n\n## Story\nx\n\n## Acceptance Criteria\n1. a\n\n## Tasks / Subtasks\n\n- [ ] One\n  - [ ] Two `[ ]`\n\n```\n- [ ] One\n```\n\n## Change Log\n\n| Date | Version | Description | Author |\n|------|---------|-------------|--------|\n| 2026-10-19 | 0.1 | First \\| draft | SM |\n\n## Dev Agent Record\n\n### Agent Model Used\n_TBD - будет заполнено dev агентом_\n\n### Debug Log References\n\n### Completion Notes List\n- done before\n\n### File List\n_To be filled by Dev Agent_\n\n---\n\n## QA Results\n_TBD_";

    private static readonly StoryRecordRequest Everything = new()
    {
        Notes = ["Выполнено: a | b\n- [ ] c"],
        DebugLogs = ["logs/run.log"],
        AgentModel = "Anna",
        Change = "Two | columns",
        Status = FsRequirementState.InReview,
        Tasks = ["One"],
        Date = new DateTime(2026, 11, 27, 12, 0, 0, DateTimeKind.Utc),
    };

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Everything_is_written_where_the_format_has_it_and_twice_changes_nothing(string newLine)
    {
        string before = V4.Replace("\n", newLine, StringComparison.Ordinal);

        string after = Edit(before, Everything, ("backend/a.py", "modified"), ("docs/new.md", "new"));

        string expected = V4
            .Replace("\nInProgress\n", "\nReview\n", StringComparison.Ordinal)
            .Replace("\n- [ ] One\n  -", "\n- [x] One\n  -", StringComparison.Ordinal)
            .Replace("| SM |\n", "| SM |\n| 2026-11-27 | 0.2 | Two \\| columns | Тест |\n", StringComparison.Ordinal)
            .Replace("_TBD - будет заполнено dev агентом_", "Anna", StringComparison.Ordinal)
            .Replace("### Debug Log References\n", "### Debug Log References\n\n- logs/run.log\n", StringComparison.Ordinal)
            .Replace("- done before\n", "- done before\n- Выполнено: a | b - [ ] c\n", StringComparison.Ordinal)
            .Replace("_To be filled by Dev Agent_", "- `backend/a.py` (modified)\n- `docs/new.md` (new)", StringComparison.Ordinal)
            .Replace("\n", newLine, StringComparison.Ordinal);
        Assert.Equal(expected, after);
        Assert.Equal(after, Edit(after, Everything, ("backend/a.py", "modified"), ("docs/new.md", "new")));
    }

    [Fact]
    public void Sections_that_are_missing_come_where_the_template_has_them_in_the_documents_language()
    {
        const string Story = "# История 3.2: x\n\n## Статус\nЧерновик\n\n## История\nx\n\n## Задачи\n- [ ] a\n\n## Результаты QA\nнет\n";

        string after = Edit(Story, new StoryRecordRequest { Notes = ["готово"], Change = "сделано", Date = Everything.Date });

        Assert.Equal(
            Story.Replace("## Результаты QA", "## Журнал изменений\n\n| Дата | Версия | Описание | Автор |\n| --- | --- | --- | --- |\n| 2026-11-27 | 1.0 | сделано | Тест |\n\n## Запись dev-агента\n\n### Заметки о выполнении\n\n- готово\n\n## Результаты QA", StringComparison.Ordinal),
            after);
    }

    [Theory]
    [InlineData(FsRequirementState.Ready, "StoryStatusBack")]
    [InlineData(FsRequirementState.InProgress, null)]
    [InlineData(FsRequirementState.Done, null)]
    public void A_status_never_goes_back(FsRequirementState status, string? error)
    {
        OpsException? refused = Record.Exception(() => Edit(V4, new StoryRecordRequest { Status = status })) as OpsException;

        Assert.Equal(error, refused?.Failure.ErrorId);
    }

    [Fact]
    public void Each_format_has_its_own_words_for_a_status()
    {
        const string V6 = "# Story 1.2: x\n\nStatus: ready-for-dev\n\n## Story\nx\n";
        const string Spec = "---\ntitle: 'x'\nstatus: 'draft' # draft | done\n---\n\n## Tasks & Acceptance\n\n**Execution:**\n- [ ] a\n\n## Spec Change Log\n\n## Verification\n";

        Assert.Equal(V6.Replace("ready-for-dev", "review", StringComparison.Ordinal), Edit(V6, new StoryRecordRequest { Status = FsRequirementState.InReview }));
        Assert.Equal(
            Spec.Replace("status: 'draft'", "status: 'in-review'", StringComparison.Ordinal).Replace("- [ ] a", "- [x] a", StringComparison.Ordinal).Replace("## Spec Change Log\n", "## Spec Change Log\n\n- 2026-11-27: amended (Тест)\n", StringComparison.Ordinal),
            Edit(Spec, new StoryRecordRequest { Status = FsRequirementState.InReview, Tasks = ["a"], Change = "amended", Date = Everything.Date }));
        Assert.Equal("StoryRecordNoPlace", Assert.Throws<OpsException>(() => Edit(Spec, new StoryRecordRequest { Notes = ["x"] })).Failure.ErrorId);
    }

    [Theory]
    [InlineData("</frozen-after-approval>\n")]
    [InlineData("")]
    public void What_is_frozen_is_refused(string end)
    {
        string spec = "---\nstatus: draft\n---\n\n<frozen-after-approval reason=\"x\">\n\n## Tasks & Acceptance\n- [ ] a\n" + end;

        Assert.Equal("StoryFrozen", Assert.Throws<OpsException>(() => Edit(spec, new StoryRecordRequest { Tasks = ["a"] })).Failure.ErrorId);
    }

    [Fact]
    public void A_task_that_is_not_there_is_refused_and_one_that_is_done_stays()
    {
        Assert.Equal("StoryTaskNotFound", Assert.Throws<OpsException>(() => Edit(V4, new StoryRecordRequest { Tasks = ["Three"] })).Failure.ErrorId);
        string done = V4.Replace("- [ ] One\n  -", "- [X] One\n  -", StringComparison.Ordinal);
        Assert.Equal(done, Edit(done, new StoryRecordRequest { Tasks = ["One"] }));
    }

    [Fact]
    public void A_table_with_the_newest_row_first_gets_its_row_at_the_top()
    {
        const string Story = "# Story 1.1: x\n\n## Status\nDraft\n\n## Change Log\n| Дата | Описание |\n|---|---|\n| 2026-11-02 | b |\n| 2026-11-01 | a |\n";

        Assert.Equal(Story.Replace("|---|---|\n", "|---|---|\n| 2026-11-27 | c |\n", StringComparison.Ordinal), Edit(Story, new StoryRecordRequest { Change = "c", Date = Everything.Date }));
    }

    [Fact]
    public async Task The_file_keeps_its_byte_order_mark_and_the_list_of_files_comes_from_git()
    {
        using TestRepository repository = TestRepository.Create();
        repository.Write("backend/a.py", "a = 1\n");
        repository.Write("backend/gone.py", "a = 1\n");
        string path = repository.Write("docs/stories/3.2.migration.md", string.Empty);
        await File.WriteAllBytesAsync(path, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(V4)], Cancel.Token);
        repository.Commit();
        repository.Write("backend/a.py", "a = 2\n");
        File.Delete(repository.At("backend/gone.py"));
        repository.Write("backend/новый.py", "a = 1\n");
        RecordingHost host = new();
        using OpsSession session = new(host, repository.Path);
        StoryRecordService service = new(session, await session.LoadProjectAsync(Cancel.Token));

        await service.AddAsync("3.2", new StoryRecordRequest { Baseline = "HEAD" }, Cancel.Token);
        byte[] first = await File.ReadAllBytesAsync(path, Cancel.Token);
        await service.AddAsync("3.2", new StoryRecordRequest { Baseline = "HEAD" }, Cancel.Token);

        FsStoryRecord[] records = [.. host.Results.OfType<FsStoryRecord>()];
        Assert.Equal([FsStoryRecordState.Updated, FsStoryRecordState.Unchanged], records.Select(static r => r.State));
        Assert.Equal(["backend/a.py", "backend/gone.py", "backend/новый.py"], records[0].Files);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(V4.Replace("_To be filled by Dev Agent_", "- `backend/a.py` (modified)\n- `backend/gone.py` (deleted)\n- `backend/новый.py` (new)", StringComparison.Ordinal))], first);
        Assert.Equal(first, await File.ReadAllBytesAsync(path, Cancel.Token));
        Assert.Contains("-_To be filled by Dev Agent_\n+- `backend/a.py` (modified)", records[0].Diff, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_else_changes_in_generated_stories()
    {
        Random random = new(20261127);
        for (int i = 0; i < 3000; i++)
        {
            RequireUntouched(Generated(random), Chosen(random));
        }
    }

    [Fact]
    public void Nothing_else_changes_in_the_platforms_own_stories()
    {
        string[] stories = Directory.GetFiles(Path.Combine(Sources.RequirePlatform(), "docs", "stories"), "*.md", SearchOption.AllDirectories);
        Random random = new(20261127);

        Assert.NotEmpty(stories);
        foreach (string story in stories.Select(File.ReadAllText))
        {
            for (int i = 0; i < 200; i++)
            {
                RequireUntouched(story, Chosen(random));
            }
        }
    }

    // Every line that was there is there still, in order, but for the few that may be written anew; and nothing is written twice.
    private static void RequireUntouched(string before, StoryRecordRequest request)
    {
        string after;
        try
        {
            after = Edit(before, request, ("backend/a.py", "modified"));
        }
        catch (OpsException)
        {
            return;
        }

        string[] gone = [.. Gone(Lines(before), Lines(after))];
        foreach (string line in gone)
        {
            bool isLast = before.EndsWith(line, StringComparison.Ordinal) && !line.EndsWith('\n');
            Assert.True(line.Contains("[ ]", StringComparison.Ordinal) || RecordText.IsPlaceholder(line) || IsStatus(line) || isLast, $"'{line}' is gone from:\n{before}\n--- with {request}\n{after}");
        }

        Assert.True(gone.Length <= (request.Tasks.Count * 50) + 6, after);
        Assert.Equal(after, Edit(after, request, ("backend/a.py", "modified")));
    }

    private static bool IsStatus(string line) => line.TrimEnd('\r', '\n') is "InProgress" or "Draft" or "**Approved** ✅" || line.StartsWith("Status:", StringComparison.Ordinal) || line.StartsWith("status:", StringComparison.Ordinal);

    // The lines that are not among those of the longest common sequence.
    private static IEnumerable<string> Gone(string[] old, string[] now)
    {
        int start = 0, end = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        while (end < old.Length - start && end < now.Length - start && old[^(1 + end)] == now[^(1 + end)])
        {
            end++;
        }

        string[] left = old[start..^end], right = now[start..^end];
        int[,] common = new int[left.Length + 1, right.Length + 1];
        for (int i = left.Length - 1; i >= 0; i--)
        {
            for (int j = right.Length - 1; j >= 0; j--)
            {
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < left.Length;)
        {
            if (j < right.Length && left[i] == right[j])
            {
                (i, j) = (i + 1, j + 1);
            }
            else if (j < right.Length && common[i, j + 1] >= common[i + 1, j])
            {
                j++;
            }
            else
            {
                yield return left[i++];
            }
        }
    }

    // With their ends, so that an end that changed shows.
    private static string[] Lines(string text)
    {
        List<string> lines = [];
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                lines.Add(text[start..(i + 1)]);
                start = i + 1;
            }
        }

        lines.Add(text[start..]);
        return [.. lines];
    }

    private static string Generated(Random random)
    {
        string[] pieces =
        [
            "# Story 3.2: x", "## Status", "InProgress", "Draft", "**Approved** ✅", "Status: ready-for-dev", string.Empty, string.Empty, "## Story", "## Acceptance Criteria", "1. a", "## Tasks / Subtasks", "- [ ] One", "  - [x] Two", "- [ ] One",
            "```", "~~~markdown", "```", "<!--", "-->", "## Change Log", "| Date | Version | Description | Author |", "|---|---|---|---|", "| 2026-01-01 | 1.0 | a \\| b | c |", "- 2026-01-01: a", "## Dev Agent Record", "### Agent Model Used", "_TBD_",
            "### Debug Log References", "### Completion Notes List", "* note", "### File List", "- `backend/a.py`", "{{agent_model}}", "## QA Results", "### Status", "---", "    - [ ] code", "> - [ ] quoted", "<frozen-after-approval reason=\"x\">", "</frozen-after-approval>", "текст ✅ с `|` и \u00a0", "## Dev Notes",
        ];
        string newLine = random.Next(2) == 0 ? "\n" : "\r\n";
        StringBuilder text = new();
        int count = random.Next(1, 40);
        for (int i = 0; i < count; i++)
        {
            text.Append(pieces[random.Next(pieces.Length)]).Append(i == count - 1 && random.Next(2) == 0 ? string.Empty : newLine);
        }

        return text.ToString();
    }

    private static StoryRecordRequest Chosen(Random random) => new()
    {
        Notes = random.Next(2) == 0 ? ["готово: a | b"] : [],
        DebugLogs = random.Next(3) == 0 ? ["logs/x.log"] : [],
        AgentModel = random.Next(3) == 0 ? "Anna" : null,
        Change = random.Next(2) == 0 ? "changed | it" : null,
        Status = random.Next(3) == 0 ? FsRequirementState.Done : null,
        Tasks = random.Next(3) == 0 ? ["One"] : [],
        Date = Everything.Date,
    };

    private static string Edit(string text, StoryRecordRequest request, params (string Path, string State)[] files) => new StoryEditor(text, "docs/stories/3.2.migration.md").Edit(request, files, "Тест");
}
