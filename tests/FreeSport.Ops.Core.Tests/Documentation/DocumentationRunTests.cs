using FreeSport.Ops.Core.Steps.Deployment.Carrying;

namespace FreeSport.Ops.Core.Tests.Documentation;

/// <summary>What is asked of pages, kind by kind: what is wrong is named with its place, what looks wrong and is right is not.</summary>
public sealed class DocumentationRunTests
{
    private const string Deploy = """
        name: Deploy to Server
        on:
          push:
            branches: [main]
          workflow_dispatch:
            inputs:
              image_tag: { description: "tag", default: "", type: string }
              mode: { default: check, type: choice, options: [check, apply] }
        jobs:
          build:
            name: "Сборка (${{ matrix.python }})"
            strategy: { matrix: { python: ['3.11', '3.12'] } }
            runs-on: ubuntu-latest
            environment: production
            steps:
              - uses: docker/metadata-action@v5
                with:
                  images: x
                  tags: |
                    type=sha,prefix=
                    type=raw,value=production
              - run: |
                  cd "$P"; git checkout main
                  docker compose --env-file .env.prod -f docker/prod.yml up -d
                env: { P: "${{ secrets.DEPLOY_PATH }}" }
        """;

    private const string Ci = """
        name: CI
        on:
          pull_request: { branches: [develop], paths: ['backend/**'] }
        jobs:
          test: { runs-on: ubuntu-latest, steps: [{ run: echo }] }
        """;

    [Fact]
    public async Task Workflows_that_are_missing_unnamed_or_said_to_be_gone()
    {
        using DocumentationProject project = DocumentationProject.Of(
            """
            | Файл | Что | Триггер |
            | --- | --- | --- |
            | [`deploy.yml`](../.github/workflows/deploy.yml) | релиз | push в `main`, ручной запуск |
            | [`claude.yml`](../.github/workflows/claude.yml) | ответы | комментарии в issue |

            Раньше был workflow `gone.yml`, он удалён. Файл `docker-compose.yml` — не workflow.
            Ещё раз про [claude](../.github/workflows/claude.yml).

            Workflow `nightly.yml` удалён.

            ```bash
            gh workflow run "Тесты ночью" -f all=true
            gh workflow run 'Deploy to Server'
            ```
            """,
            (".github/workflows/deploy.yml", Deploy), (".github/workflows/ci.yml", Ci), (".github/workflows/nightly.yml", Ci));

        Assert.Equal(
            ["WorkflowUnnamed docs/README.md:1 ci.yml", "WorkflowUnnamed docs/README.md:1 nightly.yml", "WorkflowMissing docs/README.md:4 claude.yml", "WorkflowNotRemoved docs/README.md:9 nightly.yml", "WorkflowMissing docs/README.md:12 Тесты ночью"],
            await project.FindAsync());
        FsDocumentationFinding twice = (await project.CheckAsync()).Findings.Single(static f => f.Subject == "claude.yml");
        Assert.Equal(["docs/README.md:7"], twice.OtherPlaces.Select(static p => p.ToString()));
    }

    [Fact]
    public async Task Triggers_of_tables_and_sentences()
    {
        using DocumentationProject project = DocumentationProject.Of(
            """
            | Workflow | Trigger |
            | --- | --- |
            | `deploy.yml` | push to `develop` |
            | `ci.yml` | PR to `develop`, when the moon is full |

            No workflow runs on push to `develop`. Push to `main` starts only `ci.yml`.

            | Event | What runs |
            | --- | --- |
            | push to `main` | `deploy.yml` |
            | push to `develop` | nothing |
            | PR to `develop` | `ci.yml` and a person |
            """,
            (".github/workflows/deploy.yml", Deploy), (".github/workflows/ci.yml", Ci));
        FsDocumentationCheck check = await project.CheckAsync();

        Assert.Equal(
            ["Failed 3 deploy.yml", "Inconclusive 4 ci.yml: when the moon is full", "Failed 6 ci.yml / push", "Failed 6 push: main"],
            check.Findings.Where(static f => f.Rule == FsDocumentationRule.Trigger).Select(static f => $"{f.Outcome} {f.Line} {f.Subject}"));
    }

    [Fact]
    public async Task Inputs_secrets_environments_checks_and_tags()
    {
        using DocumentationProject project = DocumentationProject.Of(
            """
            # CI

            | Secret | What |
            | --- | --- |
            | `OLD_TOKEN` | nothing |

            Обязателен PR, 2 required-чека: «Сборка (3.12)», «Сборка (3.13)», «test». Есть job `rollback` и job `build`.

            Используется environment `staging`.

            ```bash
            gh workflow run deploy.yml -f image_tag=v1.2.3 -f mode=destroy -f force=true
            gh workflow run deploy.yml -f image_tag=0fefabf -f mode=apply
            gh workflow run ci.yml
            ```
            """,
            ("docs/other.md", "[CI](README.md)\n\n| Правило | develop |\n| --- | --- |\n| Required-чеки | 3 |\n"),
            (".github/workflows/deploy.yml", Deploy), (".github/workflows/ci.yml", Ci));
        string[] found = await project.FindAsync();

        Assert.Equal(
            [
                "CheckMissing docs/README.md:7 rollback", "CheckMissing docs/README.md:7 Сборка (3.13)", "Contradiction docs/README.md:7 required checks", "RequiredCheck docs/README.md:7 ci.yml",
                "RequiredCheck docs/README.md:7 deploy.yml", "Environment docs/README.md:9 staging", "RollbackTag docs/README.md:12 v1.2.3", "WorkflowInput docs/README.md:12 deploy.yml: force",
                "WorkflowInput docs/README.md:12 deploy.yml: mode=destroy", "WorkflowInput docs/README.md:14 ci.yml", "Secret docs/README.md:5 OLD_TOKEN", "Secret .github/workflows/deploy.yml:25 DEPLOY_PATH", "Orphan docs/other.md:0 docs/other.md",
            ],
            found.OrderBy(f => Array.IndexOf(["CheckMissing", "Contradiction", "RequiredCheck", "Environment", "RollbackTag", "WorkflowInput", "Secret", "Orphan"], f.Split(' ')[0])).ThenBy(static f => f.Contains(".github", StringComparison.Ordinal)).ThenBy(static f => f.Split(' ')[1], StringComparer.Ordinal).ThenBy(static f => f, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Links_and_anchors_by_GitHubs_rules()
    {
        using DocumentationProject project = DocumentationProject.Of(
            """
            # ⚠️ Начало

            [a](#️-начало) [b](#%EF%B8%8F-%D0%BD%D0%B0%D1%87%D0%B0%D0%BB%D0%BE) [c](page.md#Шаг-1) [d](/docs/page.md) [e](./page.md?plain=1#here) [f](../src/A.cs#L2) [g](https://nowhere.invalid/) [h](../../issues/1) [i](../src)
            [1](#нет) [2](Page.md) [3](page.md#шаг-2) [4](../src/A.cs#L9) ![5](img.png) [6](none%20such.md)
            """,
            ("docs/page.md", "## Шаг\n\n## Шаг\n\n<a name=\"here\"></a>\n"), ("src/A.cs", "1\n2\n3\n"));

        Assert.Equal(
            ["BrokenAnchor docs/README.md:4 docs/README.md#нет", "BrokenAnchor docs/README.md:4 docs/page.md#шаг-2", "BrokenAnchor docs/README.md:4 src/A.cs#L9", "BrokenLink docs/README.md:4 docs/Page.md", "BrokenLink docs/README.md:4 docs/img.png", "BrokenLink docs/README.md:4 docs/none such.md"],
            (await project.FindAsync()).OrderBy(static f => f, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Commands_agree_with_what_the_workflows_run()
    {
        using DocumentationProject project = DocumentationProject.Of(
            "[1](a.md) [2](b.md)\n",
            ("docs/a.md", "```bash\ncd /opt/app\ngit checkout develop\ndocker compose -f docker/prod.yml ps\n```\n\n```\n./scripts/none.sh\n./scripts/there.sh\n```\n"),
            ("docs/b.md", "```bash\ncd /srv/app/\ndocker compose --env-file .env.prod -f docker/prod.yml ps\n```\n"),
            ("scripts/there.sh", "true\n"), (".github/workflows/deploy.yml", Deploy));

        Assert.Equal(
            ["Contradiction docs/a.md:2 docker/prod.yml", "Command docs/a.md:3 docs/a.md: git checkout develop", "Command docs/a.md:4 --env-file .env.prod", "Command docs/a.md:8 scripts/none.sh"],
            (await project.FindAsync()));
    }

    [Fact]
    public async Task A_secret_is_named_by_its_place_and_never_shown()
    {
        const string password = "Tr0ub4dor-and-3";
        using DocumentationProject project = DocumentationProject.Of(
            $"postgresql://app:{password}@db/x and postgresql://user:password@db/x and redis://:${{REDIS_PASSWORD}}@r\n\n```\nDB_PASSWORD={password}\nDB_PASSWORD=<secure_password>\nSECRET_KEY = os.environ['SECRET_KEY']\nAPI_TOKEN=your-token-1\n```\n");
        FsDocumentationCheck check = await project.CheckAsync();

        Assert.Equal([1, 4], check.Findings.Where(static f => f.Rule == FsDocumentationRule.PlainSecret).Select(static f => f.Line));
        Assert.DoesNotContain(password, System.Text.Json.JsonSerializer.Serialize(check), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_leaves_out_what_it_names_and_needs_a_reason()
    {
        using DocumentationProject project = DocumentationProject.Of(
            """
            <!-- fsops:ignore BrokenLink: the file is made by the build -->
            [a](built.md)
            and [b](built.md)

            [c](other.md) <!-- fsops:ignore BrokenLink: private -->

            <!-- fsops:ignore BrokenLink -->
            [d](third.md)

            <!-- fsops:ignore Borken: x -->
            """);
        FsDocumentationCheck check = await project.CheckAsync();

        Assert.Equal(["Mark:7", "BrokenLink:8", "Mark:10"], check.Findings.Where(static f => f.Outcome == FsOutcome.Failed).Select(static f => $"{f.Rule}:{f.Line}"));
        Assert.Equal(2, check.IgnoredCount);
    }

    [Fact]
    public async Task Code_that_changed_after_a_review_is_told_and_a_page_without_a_mark_once()
    {
        using DocumentationProject project = DocumentationProject.Of("[code](../src/a.cs) [page](page.md)\n", ("docs/page.md", "x\n"), ("src/a.cs", "1\n"), ("src/b.cs", "1\n"));
        string reviewed = project.Repository.Git("rev-parse", "HEAD");
        project.Repository.Write("docs/README.md", $"<!-- reviewed-at: {reviewed} -->\n[code](../src/a.cs) [page](page.md)\n");
        project.Repository.Write("docs/page.md", $"<!-- reviewed-at: {reviewed}; covers: src/b* -->\nx\n");
        project.Repository.Commit();
        Assert.Empty(await project.FindAsync());

        project.Repository.Write("src/a.cs", "2\n");
        project.Repository.Commit();
        Assert.Equal(["Stale docs/README.md:1 docs/README.md / src/a.cs"], await project.FindAsync());

        project.Repository.Write("docs/README.md", "[code](../src/a.cs) [page](page.md)\n");
        FsDocumentationFinding once = Assert.Single((await project.CheckAsync()).Findings, static f => f.Rule == FsDocumentationRule.Stale);
        Assert.Equal((FsDocumentationRule.Stale, FsOutcome.Skipped), (once.Rule, once.Outcome));
    }

    [Fact]
    public async Task A_shallow_clone_cannot_tell_the_history()
    {
        using DocumentationProject project = DocumentationProject.Of("x\n");
        project.Repository.Commit();
        using TempFolder folder = new();
        TestRepository.Run(folder.Path, "clone", "-q", "--depth", "1", "file://" + project.Repository.Path, "shallow");
        using OpsSession session = new(new RecordingHost(), folder.At("shallow"));
        FsDocumentationCheck check = await new Core.Steps.Documentation.Checking.DocumentationRun(session, await session.LoadProjectAsync(Cancel.Token), NoScripts.Instance).RunAsync(Cancel.Token);

        Assert.Equal(FsOutcome.Inconclusive, check.Outcome);
        Assert.Contains("fetch-depth: 0", check.Findings.Single(static f => f.Rule == FsDocumentationRule.History).Remedy!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_is_never_passed_and_a_page_that_cannot_be_read_neither()
    {
        using DocumentationProject project = DocumentationProject.Create();
        project.Repository.Write("src/a.cs", "1\n");
        project.Repository.Commit();
        FsDocumentationCheck none = await project.CheckAsync();
        Assert.Equal((FsOutcome.Inconclusive, FsScope.Partial), (none.Outcome, none.Scope));

        File.WriteAllBytes(project.Repository.Write("docs/a.md", string.Empty), [0xFF, 0xFE, 0x41, 0x00]);
        Assert.Equal(FsOutcome.Inconclusive, (await project.CheckAsync()).Outcome);

        project.Repository.Write("docs/README.md", "# All is well\n");
        File.Delete(project.Repository.At("docs/a.md"));
        FsDocumentationCheck well = await project.CheckAsync();
        Assert.Equal((FsOutcome.Passed, FsScope.Full), (well.Outcome, well.Scope));
        Assert.NotNull(well.EvidenceId);
    }

    [Fact]
    public async Task Addresses_outside_are_asked_once_each_and_only_when_told_to()
    {
        using UnkindWebServer server = new(request => Unkind.Reply(request.Target == "/gone" ? 404 : request.Target == "/busy" ? 503 : 200, new string('x', 100_000)));
        string at = server.Address;
        using DocumentationProject project = DocumentationProject.Of($"[a]({at}/gone) [b]({at}/gone#x) [c]({at}/well) [d]({at}/busy) [e](https://nowhere.example/x) `{at}/code`\n\n[again]({at}/gone)\n");
        Assert.DoesNotContain((await project.CheckAsync()).Findings, static f => f.Rule == FsDocumentationRule.ExternalLink);
        Assert.Empty(server.Requests);

        FsDocumentationCheck check = await project.CheckAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(
            ["Failed /gone 1+1", "Inconclusive /busy 1+0"],
            check.Findings.Where(static f => f.Rule == FsDocumentationRule.ExternalLink).Select(f => $"{f.Outcome} {f.Subject.Substring(at.Length)} {f.Line}+{f.OtherPlaces.Length}"));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Anchors_of_pages_outside_are_looked_for_and_a_page_that_is_too_large_is_not_read_to_its_end()
    {
        const string Html = "<html><h1 id='a'>A</h1><h2><a name=\"user-content-b\"></a></h2><p id=раздел>";
        using UnkindWebServer server = new(request => request.Target switch
        {
            "/large" => Unkind.Reply(200, new string('x', 5_000_000), "Content-Type: text/html"),
            "/text" => Unkind.Reply(200, "a", "Content-Type: text/plain"),
            "/app" => Unkind.Reply(200, "<div id=root></div><script>x</script>", "Content-Type: text/html"),
            "/moved" => Unkind.Redirect("/page"),
            "/closed" => Unkind.Reply(403),
            _ => Unkind.Reply(200, Html, "Content-Type: text/html; charset=utf-8"),
        });
        string at = server.Address;
        string[] links = ["/page", "/page#", "/page#a", "/page#b", "/page#top", "/page#/route", "/page#:~:text=x", "/page#%D1%80%D0%B0%D0%B7%D0%B4%D0%B5%D0%BB", "/page#A", "/page#gone", "/moved#a", "/moved#gone", "/large#a", "/large", "/text#a", "/app#a", "/closed#a"];
        using DocumentationProject project = DocumentationProject.Of(string.Concat(links.Select(l => $"[x]({at}{l})\n\n")));

        FsDocumentationCheck check = await project.CheckAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(
            ["Failed /page#A", "Failed /page#gone", "Failed /moved#gone", "Inconclusive /large#a", "Inconclusive /text#a", "Inconclusive /app#a"],
            check.Findings.Where(static f => f.Rule == FsDocumentationRule.ExternalLink).Select(f => $"{f.Outcome} {f.Subject.Substring(at.Length)}"));
        Assert.Equal(6, server.Requests.Select(static r => r.Target).Distinct().Count());
    }

    [Theory]
    [InlineData("tags", "ChangeLog docs/CHANGELOG.md:0 v1.1.0;ChangeLog docs/CHANGELOG.md:5 0fefabf")]
    [InlineData("deployments", "ChangeLog docs/CHANGELOG.md:0 b83f61a;ChangeLog docs/CHANGELOG.md:3 v1.0.0")]
    [InlineData("", "ChangeLog docs/CHANGELOG.md:0 v1.1.0;ChangeLog docs/CHANGELOG.md:5 0fefabf")]
    public async Task A_change_log_is_held_against_what_the_configuration_calls_releases(string releases, string expected)
    {
        using DocumentationProject project = DocumentationProject.Of(
            "[log](CHANGELOG.md)\n",
            ("docs/CHANGELOG.md", "# Log\n\n- TAG=v1.0.0\n\n- TAG=0fefabf\n"),
            ("freesport.ops.yml", releases.Length == 0 ? "name: x\n" : $"documentation: {{ releases: {releases} }}\n"));
        project.Repository.Git("tag", "v1.0.0");
        project.Repository.Git("tag", "v1.1.0");
        DeploymentJournal journal = new(Path.Combine(project.Repository.At(".git"), "freesport-ops", "deployments"));
        foreach ((string tag, FsDeploymentEnding ending) in new[] { ("0fefabf", FsDeploymentEnding.Succeeded), ("b83f61a", FsDeploymentEnding.Succeeded), ("0fefabf", FsDeploymentEnding.Succeeded), ("7d0c5b1", FsDeploymentEnding.RolledBack) })
        {
            journal.Write(new FsDeployment { DeploymentId = DeploymentJournal.NewId(DateTime.UtcNow), Environment = "production", ImageTag = tag, Ending = ending, CreatedAt = DateTime.UtcNow });
        }

        Assert.Equal(expected.Split(';'), (await project.FindAsync()).Where(static f => f.StartsWith("ChangeLog", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
