using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Compose;

/// <summary>
/// What is found in the platform's own compose files. Each line was read by a person: it is true of that copy, which lacks
/// Dockerfiles, nginx's files and the env file of the host. A new line is read before it is taken over; one that is not true is a fault of a rule.
/// </summary>
public sealed class ComposePlatformTests
{
    // Every variant stands alone there: deploy.yml calls docker-compose.prod.yml by itself, with .env.prod.
    private const string Reviewed = """
        production: docker-compose.prod.yml
        Warning health-check docker-compose.prod.yml:5 db
        Warning missing-file docker-compose.prod.yml:13 db
        Warning mount docker-compose.prod.yml:13 db
        Warning health-check docker-compose.prod.yml:24 redis
        Warning build-context docker-compose.prod.yml:41 backend
        Warning build-context docker-compose.prod.yml:108 frontend
        Warning health-check docker-compose.prod.yml:146 nginx
        Note image-tag docker-compose.prod.yml:146 nginx
        Warning missing-file docker-compose.prod.yml:149 nginx
        Warning missing-file docker-compose.prod.yml:150 nginx
        Warning health-check docker-compose.prod.yml:173 celery
        Warning health-check docker-compose.prod.yml:220 celery-beat
        Warning env-file .env.prod:0
        : docker-compose.yml
        Warning missing-file docker-compose.yml:16 db
        Warning mount docker-compose.yml:16 db
        Warning build-context docker-compose.yml:50 backend
        Warning unset-variable docker-compose.yml:56
        Warning build-context docker-compose.yml:107 frontend
        Warning missing-file docker-compose.yml:141 nginx
        Warning missing-file docker-compose.yml:142 nginx
        Warning build-context docker-compose.yml:173 celery
        Warning build-context docker-compose.yml:217 celery-beat
        : docker-compose.build.yml
        Warning build-context docker-compose.build.yml:7 backend
        Warning build-context docker-compose.build.yml:13 frontend
        : docker-compose.dev.yml
        Warning missing-file docker-compose.dev.yml:16 db
        Warning mount docker-compose.dev.yml:16 db
        Warning build-context docker-compose.dev.yml:48 backend
        Warning build-context docker-compose.dev.yml:88 frontend
        Warning missing-file docker-compose.dev.yml:117 nginx
        Warning build-context docker-compose.dev.yml:136 celery
        Warning build-context docker-compose.dev.yml:165 celery-beat
        : docker-compose.test.yml
        Warning build-context docker-compose.test.yml:49 backend
        """;

    [Fact]
    public void The_platforms_files_say_what_was_reviewed()
    {
        string root = Sources.RequirePlatform();
        Project project = new(root, new GitLookup(GitState.NoRepository), new ProjectConfiguration());

        Assert.Equal(Reviewed.Split('\n').Select(static l => l.Trim()), ComposeSets.Find(project).SelectMany(s => Lines(s, root)));
    }

    private static IEnumerable<string> Lines(ComposeSet set, string root) =>
    [
        $"{set.Environment}: {string.Join(" ", set.Files.Select(Path.GetFileName))}",
        .. ComposeChecker.Check(set, root).Project.Findings.Select(static f => $"{f.Severity} {f.Rule} {Path.GetFileName(f.Place.File)}:{f.Place.Line} {f.Service}".Trim()),
    ];
}
