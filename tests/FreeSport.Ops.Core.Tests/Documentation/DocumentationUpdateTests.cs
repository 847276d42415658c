using System.Text;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Documentation.Regions;
using FreeSport.Ops.Core.Steps.Documentation.Updating;

namespace FreeSport.Ops.Core.Tests.Documentation;

/// <summary>What Update-FsDocumentation writes between marks, and that every other byte stays.</summary>
public sealed class DocumentationUpdateTests
{
    private const string Marks = "<!-- fsops:begin workflows -->\nold\n<!-- fsops:end workflows -->\n";

    private const string Deploy = """
        name: Deploy to Server
        on:
          push: { branches: [main] }
          workflow_dispatch: { inputs: { image_tag: { type: string } } }
        jobs:
          deploy:
            runs-on: ubuntu-latest
            environment: { name: production, url: "https://shop.example" }
            steps:
              - run: echo
                env: { KEY: "${{ secrets.SSH_KEY }}", PATHS: "${{ vars.DEPLOY_PATH }}", OWN: "${{ secrets.GITHUB_TOKEN }}" }
        """;

    // What a name may do to a table, to code, and to a mark.
    private const string Hostile = """
        name: "a | b ` c <script>x</script> --> <!-- fsops:end workflows --> \\ | d_e_ *f*"
        on: { push: { branches: ["x|y", "a`b"] }, pull_request: { types: [opened] }, schedule: [{ cron: "0 2 * * *" }], workflow_run: { workflows: ["CI | x"] } }
        jobs:
          "j": { runs-on: ubuntu-latest, environment: "${{ inputs.a || 'b' }}", steps: [{ run: echo }] }
        """;

    [Theory]
    [InlineData("# Workflows\n\n{0}Text.\n", "File", "push to `main`; manual run (`image_tag`)")]
    [InlineData("# Все workflow\r\n\r\n{0}Текст без конца строки", "Файл", "push в `main`; ручной запуск (`image_tag`)")]
    [InlineData("# x\n\n<!-- fsops:begin workflows lang=ru -->\n<!-- fsops:end workflows -->", "Файл", "push в `main`; ручной запуск (`image_tag`)")]
    public async Task A_region_is_written_in_the_language_and_with_the_line_ends_of_its_page(string page, string column, string trigger)
    {
        string newLine = page.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string marks = Marks.Replace("\n", newLine, StringComparison.Ordinal);
        string before = page.Replace("{0}", marks, StringComparison.Ordinal);
        using DocumentationProject project = DocumentationProject.Of(string.Empty, (".github/workflows/deploy.yml", Deploy));
        project.Repository.Write("docs/README.md", before);

        FsDocumentationUpdate update = Assert.IsType<FsDocumentationUpdate>(Assert.Single(await UpdateAsync(project)));

        string after = project.Read("docs/README.md");
        string table = string.Join(newLine, "", $"| {column} | {(column == "File" ? "Name | Trigger | Environments" : "Название | Триггер | Окружения")} |", "| --- | --- | --- | --- |", $"| [`deploy.yml`](../.github/workflows/deploy.yml) | Deploy to Server | {trigger} | `production` |", string.Empty, string.Empty);
        int begin = before.IndexOf("-->", StringComparison.Ordinal) + 3 + newLine.Length, end = before.IndexOf("<!-- fsops:end", StringComparison.Ordinal);
        Assert.Equal(before[..begin] + table + before[end..], after);
        Assert.Equal((FsDocumentationUpdateState.Updated, FsDocumentationRegion.Workflows), (update.State, Assert.Single(update.Changed)));
        Assert.Contains("\n+| [`deploy.yml`]", update.Diff, StringComparison.Ordinal);
        Assert.Null(update.ChecklistItem);

        Assert.Equal(FsDocumentationUpdateState.Unchanged, Assert.IsType<FsDocumentationUpdate>(Assert.Single(await UpdateAsync(project))).State);
        Assert.Equal(after, project.Read("docs/README.md"));
        Assert.DoesNotContain((await project.CheckAsync()).Findings, static f => f.Outcome == FsOutcome.Failed);
    }

    [Fact]
    public async Task Bytes_outside_of_regions_stay_whatever_they_are()
    {
        using DocumentationProject project = DocumentationProject.Of(string.Empty, (".github/workflows/deploy.yml", Deploy));
        byte[] head = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("# Раздел\r\nодна\rещё\n"), 0xC3, 0x28, 0xFF, 0x85, .. "\r\n"u8];
        byte[] begin = "<!-- fsops:begin secrets -->\r\n"u8.ToArray(), end = "<!-- fsops:end secrets -->\n"u8.ToArray();
        byte[] tail = [0xA0, 0x20, .. "\n\r\n   "u8];
        string path = project.Repository.At("docs/README.md");
        await File.WriteAllBytesAsync(path, [.. head, .. begin, .. end, .. tail], Cancel.Token);

        await UpdateAsync(project);

        byte[] after = await File.ReadAllBytesAsync(path, Cancel.Token);
        Assert.Equal([.. head, .. begin], after.Take(head.Length + begin.Length));
        Assert.Equal([.. end, .. tail], after.Skip(after.Length - end.Length - tail.Length));
        string region = Encoding.UTF8.GetString(after, head.Length + begin.Length, after.Length - head.Length - begin.Length - end.Length - tail.Length);
        Assert.Equal("\r\n| Секрет | Окружение | Где читается |\r\n| --- | --- | --- |\r\n| `SSH_KEY` | `production` | `deploy.yml` (deploy) |\r\n\r\n| Переменная | Окружение | Где читается |\r\n| --- | --- | --- |\r\n| `DEPLOY_PATH` | `production` | `deploy.yml` (deploy) |\r\n\r\n", region);
    }

    [Fact]
    public async Task Names_that_would_end_a_cell_a_table_or_a_mark_cannot()
    {
        using DocumentationProject project = DocumentationProject.Of(
            "# x\n\n" + Marks + "\n<!-- fsops:begin environments -->\n<!-- fsops:end environments -->\n",
            (".github/workflows/a b(c).yml", Hostile), (".github/workflows/broken.yml", "on: ["));

        await UpdateAsync(project);

        string after = project.Read("docs/README.md");
        Assert.Contains(
            @"| [`a b(c).yml`](../.github/workflows/a%20b%28c%29.yml) | a \| b \` c &lt;script&gt;x&lt;/script&gt; --&gt; &lt;!-- fsops:end workflows --&gt; \\ \| d\_e\_ \*f\* | push to `x\|y`, a\`b; PR (`opened`); cron `0 2 * * *`; after `CI \| x` | `${{ inputs.a \|\| 'b' }}` |".Replace(@"d\_e\_", @"d_e\_", StringComparison.Ordinal),
            after,
            StringComparison.Ordinal);
        Assert.Contains("| [`broken.yml`](../.github/workflows/broken.yml) | — | cannot be read | — |", after, StringComparison.Ordinal);
        Assert.Equal(FsDocumentationUpdateState.Unchanged, Assert.IsType<FsDocumentationUpdate>(Assert.Single(await UpdateAsync(project))).State);
        Assert.DoesNotContain((await project.CheckAsync()).Findings, static f => f.Rule is FsDocumentationRule.Table or FsDocumentationRule.GeneratedRegion or FsDocumentationRule.Mark);
    }

    [Theory]
    [InlineData("<!-- fsops:begin workflows -->\n", "begins and never ends")]
    [InlineData("<!-- fsops:end workflows -->\n", "ends and never began")]
    [InlineData("<!-- fsops:begin workflows -->\n<!-- fsops:begin secrets -->\n<!-- fsops:end secrets -->\n<!-- fsops:end workflows -->\n", "begins inside 'workflows' of line 1")]
    [InlineData("<!-- fsops:begin workflows -->\n<!-- fsops:begin workflows -->\n<!-- fsops:end workflows -->\n", "begins inside")]
    [InlineData(Marks + Marks, "stands in line 1 already")]
    [InlineData("<!-- fsops:begin workflow -->\n<!-- fsops:end workflow -->\n", "The regions: workflows, secrets, environments, release.")]
    [InlineData("<!-- fsops:begin 1 -->\n", "The regions: workflows")]
    [InlineData("<!-- fsops:begin -->\n", "The regions: workflows")]
    [InlineData("<!-- fsops:begin workflows lang=de -->\n<!-- fsops:end workflows -->\n", "'lang=de' is no option")]
    [InlineData("text <!-- fsops:begin workflows -->\n<!-- fsops:end workflows -->\n", "does not stand alone")]
    [InlineData("<!-- fsops:begin workflows --> <!-- fsops:end workflows -->\n", "does not stand alone")]
    [InlineData("<!-- fsops:begin workflows\n-->\n<!-- fsops:end workflows -->\n", "does not stand alone")]
    [InlineData("<!-- fsops:begin workflows -->\n<!-- fsops:end secrets -->\n", "but 'workflows' of line 1 is open")]
    public async Task Wrong_marks_are_refused_and_found(string page, string message)
    {
        using DocumentationProject project = DocumentationProject.Of(page, (".github/workflows/deploy.yml", Deploy));

        OpsException refused = await Assert.ThrowsAsync<OpsException>(() => UpdateAsync(project, "docs/README.md"));

        Assert.Equal("DocumentationMarkInvalid", refused.Failure.ErrorId);
        Assert.Contains(message, refused.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(page, project.Read("docs/README.md"));
        Assert.Contains((await project.CheckAsync()).Findings, f => f.Rule == FsDocumentationRule.Mark && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("```\n" + Marks + "```\n")]
    [InlineData("~~~~md\n" + Marks + "~~~\n~~~~\n")]
    [InlineData("Write `<!-- fsops:begin workflows -->`.\n")]
    [InlineData("    <!-- fsops:begin workflows -->\n    <!-- fsops:end workflows -->\n")]
    [InlineData("<!--\n<!-- fsops:begin workflows -->\n")]
    public async Task What_stands_in_code_is_no_mark(string page)
    {
        using DocumentationProject project = DocumentationProject.Of(page, (".github/workflows/deploy.yml", Deploy));

        Assert.Equal("DocumentationRegionMissing", (await Assert.ThrowsAsync<OpsException>(() => UpdateAsync(project))).Failure.ErrorId);
        Assert.Equal(page, project.Read("docs/README.md"));
    }

    [Fact]
    public async Task A_formatter_may_align_the_columns_but_what_is_out_of_date_is_found_once()
    {
        using DocumentationProject project = DocumentationProject.Of("# x\n\n" + Marks, (".github/workflows/deploy.yml", Deploy));
        await UpdateAsync(project);
        string aligned = project.Read("docs/README.md").Replace("| File | Name |", "| File                     | Name   |", StringComparison.Ordinal).Replace("| --- | --- |", "| :-- | ------- |", StringComparison.Ordinal);
        project.Repository.Write("docs/README.md", aligned);

        Assert.Equal(FsDocumentationUpdateState.Unchanged, Assert.IsType<FsDocumentationUpdate>(Assert.Single(await UpdateAsync(project))).State);
        Assert.Equal(aligned, project.Read("docs/README.md"));

        project.Repository.Write(".github/workflows/удаление.yml", Deploy.Replace("Deploy to Server", "Очистка удалённых веток", StringComparison.Ordinal));
        project.Repository.Commit();
        FsDocumentationFinding finding = Assert.Single((await project.CheckAsync()).Findings, static f => f.Outcome == FsOutcome.Failed);
        Assert.Equal((FsDocumentationRule.GeneratedRegion, 3), (finding.Rule, finding.Line));
        Assert.Contains("Update-FsDocumentation -Path docs/README.md", finding.Remedy, StringComparison.Ordinal);
        await UpdateAsync(project);
        Assert.DoesNotContain((await project.CheckAsync()).Findings, static f => f.Outcome == FsOutcome.Failed);
    }

    [Fact]
    public async Task Releases_come_from_tags_and_what_was_said_of_them_stays()
    {
        using DocumentationProject project = DocumentationProject.Of("# Change log\n\n<!-- fsops:begin release -->\n<!-- fsops:end release -->\n\n## 0.9\n\nold\n");
        project.Repository.Git("tag", "v1.0.0");
        project.Repository.Git("tag", "deploy-marker");
        await UpdateAsync(project);
        string first = project.Read("docs/README.md");
        Assert.Matches(@"\A# Change log\n\n<!-- fsops:begin release -->\n\n## v1\.0\.0 \(\d{4}-\d\d-\d\d\)\n\nCommit `[0-9a-f]{7,12}`\.\n\n<!-- fsops:end release -->\n\n## 0\.9\n\nold\n\z", first);

        const string Notes = "## What's Changed\r\n* One | two\r\n\r\n### More\r\n<!-- fsops:end release -->\r\n```yaml\r\n# no heading\r\n<!-- fsops:begin release -->";
        await UpdateAsync(project, release: new ReleaseEntry("v1.1.0", "2030-01-02", null, [Notes]));
        string second = project.Read("docs/README.md");
        Assert.Contains("-->\n\n## v1.1.0 (2030-01-02)\n\n### What's Changed\n* One | two\n\n#### More\n&lt;!-- fsops:end release -->\n```yaml\n# no heading\n<!-- fsops:begin release -->\n```\n\n## v1.0.0 (", second, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', second);

        project.Repository.Git("tag", "-a", "v1.1.0", "-m", "Not these notes");
        await UpdateAsync(project, release: new ReleaseEntry("v1.1.0", "2030-01-02", null, [Notes]));
        Assert.Equal(second, project.Read("docs/README.md"));
        await UpdateAsync(project);
        Assert.Equal(1, project.Read("docs/README.md").Split("What's Changed").Length - 1);
        string third = project.Read("docs/README.md");
        await UpdateAsync(project);
        Assert.Equal(third, project.Read("docs/README.md"));
        Assert.DoesNotContain((await project.CheckAsync()).Findings, static f => f.Rule == FsDocumentationRule.GeneratedRegion);
    }

    [Fact]
    public async Task Marks_are_put_behind_a_heading_or_at_the_end_and_the_table_by_hand_is_named()
    {
        const string Page = "Раздел\n======\n\n## Workflow-файлы\n| Файл | Триггер |\n| --- | --- |\n| `deploy.yml` | push в `main`, ручной запуск |\n| `ci.yml` | push в `main`, ручной запуск |";
        using DocumentationProject project = DocumentationProject.Of(Page, (".github/workflows/deploy.yml", Deploy), (".github/workflows/ci.yml", Deploy), ("docs/empty.md", string.Empty));

        FsDocumentationPlan proposal = Assert.IsType<FsDocumentationPlan>(Assert.Single(await UpdateAsync(project, isTrial: true)));
        Assert.Equal((5, 0, string.Empty), (proposal.Line, proposal.ChangedCount, proposal.Diff));
        Assert.EndsWith("-After Workflow-файлы", proposal.NextCommand, StringComparison.Ordinal);

        FsDocumentationPlan plan = Assert.IsType<FsDocumentationPlan>(Assert.Single(await UpdateAsync(project, "docs/README.md", mark: FsDocumentationRegion.Workflows, after: "## workflow-файлы", isTrial: true)));
        Assert.Equal(1, plan.ChangedCount);
        Assert.Equal(Page, project.Read("docs/README.md"));

        await UpdateAsync(project, "docs/README.md", mark: FsDocumentationRegion.Workflows, after: "## workflow-файлы");
        string after = project.Read("docs/README.md");
        Assert.StartsWith("Раздел\n======\n\n## Workflow-файлы\n\n<!-- fsops:begin workflows -->\n\n| Файл |", after, StringComparison.Ordinal);
        Assert.EndsWith("<!-- fsops:end workflows -->\n\n" + Page[Page.IndexOf("| Файл", StringComparison.Ordinal)..], after, StringComparison.Ordinal);
        await UpdateAsync(project, "docs/README.md", mark: FsDocumentationRegion.Secrets, after: "Раздел");
        Assert.StartsWith("Раздел\n======\n\n<!-- fsops:begin secrets -->", project.Read("docs/README.md"), StringComparison.Ordinal);
        await UpdateAsync(project, "docs/empty.md", mark: FsDocumentationRegion.Environments);
        Assert.Equal("<!-- fsops:begin environments -->\n\n| Environment | Kind | Branch | Approval | Workflows | Address |\n| --- | --- | --- | --- | --- | --- |\n| `production` | — | `main` | — | `ci.yml` (deploy), `deploy.yml` (deploy) | <https://shop.example/> |\n\n<!-- fsops:end environments -->\n", project.Read("docs/empty.md"));

        Assert.Equal("DocumentationMarkInvalid", (await Assert.ThrowsAsync<OpsException>(() => UpdateAsync(project, "docs/README.md", mark: FsDocumentationRegion.Workflows))).Failure.ErrorId);
        Assert.Contains("'Workflow-файлы'", (await Assert.ThrowsAsync<OpsException>(() => UpdateAsync(project, "docs/README.md", mark: FsDocumentationRegion.Release, after: "Нет такого"))).Failure.Remedy, StringComparison.Ordinal);
        Assert.Equal("DocumentationPageExpected", (await Assert.ThrowsAsync<OpsException>(() => UpdateAsync(project, mark: FsDocumentationRegion.Release, named: "docs"))).Failure.ErrorId);
        string all = project.Read("docs/README.md");
        Assert.Equal("DocumentationPageExpected", (await Assert.ThrowsAsync<OpsException>(() => UpdateAsync(project, mark: FsDocumentationRegion.Release))).Failure.ErrorId);
        Assert.Equal(all, project.Read("docs/README.md"));
    }

    [Theory]
    [InlineData("# x\n```\nnot closed\n", FsDocumentationRegion.Workflows)]
    [InlineData("# x\n\n<!-- not closed\n", FsDocumentationRegion.Workflows)]
    public async Task Marks_that_nobody_could_read_are_not_put_in(string page, FsDocumentationRegion region)
    {
        using DocumentationProject project = DocumentationProject.Of(page, (".github/workflows/deploy.yml", Deploy));

        Assert.Equal("DocumentationMarkInvalid", (await Assert.ThrowsAsync<OpsException>(() => UpdateAsync(project, "docs/README.md", mark: region))).Failure.ErrorId);
        Assert.Equal(page, project.Read("docs/README.md"));
    }

    [Fact]
    public async Task Files_that_are_read_only_changed_meanwhile_or_outside_are_not_written()
    {
        using DocumentationProject project = DocumentationProject.Of(Marks, (".github/workflows/deploy.yml", Deploy), ("other/inside.md", Marks));
        string path = project.Repository.At("docs/README.md");
        RecordingHost host = new() { Meanwhile = () => File.AppendAllText(path, "mine\n") };
        Assert.Equal("DocumentationPageNotWritable", (await Assert.ThrowsAsync<OpsException>(() => UpdateAsync(project, "docs/README.md", host: host))).Failure.ErrorId);
        Assert.Equal(Marks + "mine\n", project.Read("docs/README.md"));

        File.SetAttributes(path, FileAttributes.ReadOnly);
        Assert.Equal("DocumentationPageNotWritable", (await Assert.ThrowsAsync<OpsException>(() => UpdateAsync(project, "docs/README.md"))).Failure.ErrorId);
        File.SetAttributes(path, FileAttributes.Normal);

        if (!OperatingSystem.IsWindows())
        {
            string outside = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".md");
            await File.WriteAllTextAsync(outside, Marks, Cancel.Token);
            File.CreateSymbolicLink(project.Repository.At("docs/outside.md"), outside);
            File.CreateSymbolicLink(project.Repository.At("docs/inside.md"), "../other/inside.md");
            Directory.CreateSymbolicLink(project.Repository.At("docs/folder"), Path.GetTempPath());
            await UpdateAsync(project, "docs/inside.md");
            Assert.Contains("deploy.yml", project.Read("other/inside.md"), StringComparison.Ordinal);
            Assert.NotNull(new FileInfo(project.Repository.At("docs/inside.md")).LinkTarget);
            Assert.Equal("DocumentationPageOutside", (await Assert.ThrowsAsync<OpsException>(() => UpdateAsync(project, "docs/outside.md"))).Failure.ErrorId);
            Assert.Equal("DocumentationPageOutside", (await Assert.ThrowsAsync<OpsException>(() => UpdateAsync(project, "docs/folder/" + Path.GetFileName(outside)))).Failure.ErrorId);
            Assert.Equal(Marks, await File.ReadAllTextAsync(outside, Cancel.Token));
            File.Delete(outside);
        }
    }

    [Fact]
    public async Task Several_pages_are_one_event_and_a_page_that_is_refused_keeps_no_other_from_being_written()
    {
        using DocumentationProject project = DocumentationProject.Of(Marks, ("docs/b.md", Marks), ("docs/c.md", "<!-- fsops:begin workflows -->\n"), (".github/workflows/deploy.yml", Deploy));

        RecordingHost host = new();

        object[] results = await UpdateAsync(project, host: host);

        Assert.Equal(["docs/README.md", "docs/b.md"], results.Cast<FsDocumentationUpdate>().Select(static u => u.Path));
        Assert.Single(results.Cast<FsDocumentationUpdate>().Select(static u => u.EvidenceId).Distinct());
        Assert.All(results.Cast<FsDocumentationUpdate>(), static u => Assert.NotNull(u.EvidenceId));
        Assert.Equal("DocumentationMarkInvalid", Assert.Single(host.Errors).ErrorId);
    }

    private static async Task<object[]> UpdateAsync(DocumentationProject project, string? page = null, ReleaseEntry? release = null, FsDocumentationRegion mark = FsDocumentationRegion.None, string? after = null, bool isTrial = false, string? named = null, RecordingHost? host = null)
    {
        host ??= new RecordingHost { Answer = !isTrial };
        using OpsSession session = new(host, project.Repository.Path, isTrial: isTrial);
        Project loaded = await session.LoadProjectAsync(Cancel.Token);
        DocumentationUpdateRequest request = new() { Places = (page ?? named) is { } place ? [project.Repository.At(place)] : [], Release = release, Mark = mark, After = after };
        await new DocumentationUpdate(session, loaded, Rooms.Releases(loaded)).RunAsync(request, Cancel.Token);
        return [.. host.Results];
    }
}
