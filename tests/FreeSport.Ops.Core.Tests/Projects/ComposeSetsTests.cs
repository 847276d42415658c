using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Projects;

public sealed class ComposeSetsTests
{
    private const string Whole = "services:\n  web: {image: x}\n";
    private const string Part = "services:\n  web: {restart: always}\n";

    [Fact]
    public void A_base_takes_its_override_and_a_variant_that_stands_alone_takes_nothing()
    {
        using TempFolder folder = new();
        folder.Write("docker-compose.yml", Whole);
        folder.Write("docker-compose.override.yml", Part);
        folder.Write("docker-compose.prod.yml", Whole);
        folder.Write("docker-compose.staging.yml", Part);

        Assert.Equal(
            [
                "production: docker-compose.prod.yml",
                "staging: docker-compose.yml docker-compose.staging.yml",
                ": docker-compose.yml docker-compose.override.yml",
            ],
            Sets(folder));
    }

    [Fact]
    public void What_a_workflow_or_a_script_calls_goes_before_names()
    {
        using TempFolder folder = new();
        folder.Write("docker/docker-compose.yml", Whole);
        folder.Write("docker/docker-compose.prod.yml", Whole);
        folder.Write("scripts/deploy.sh", "#!/bin/sh\ndocker compose --env-file .env.prod -f docker/docker-compose.yml \\\n  -f docker/docker-compose.prod.yml up -d\n");

        Assert.Equal(["production: docker-compose.yml docker-compose.prod.yml (.env.prod)", ": docker-compose.yml"], Sets(folder));
    }

    [Fact]
    public void The_configuration_goes_before_everything()
    {
        using TempFolder folder = new();
        folder.Write("compose.yaml", Whole);
        folder.Write("compose.prod.yaml", Whole);
        folder.Write("live.env", "A=1");
        ProjectConfiguration configuration = ConfigurationReader.Read(
            "environments:\n  live:\n    kind: production\n    compose: { files: [compose.yaml, compose.prod.yaml], envFiles: [live.env], profiles: [jobs], target: swarm }\n  test: { kind: staging, compose: [compose.yaml] }\n",
            "freesport.ops.yml",
            static _ => { });

        IReadOnlyList<ComposeSet> sets = ComposeSets.Find(new Project(folder.Path, new GitLookup(GitState.NoRepository), configuration));

        Assert.Equal(["live: compose.yaml compose.prod.yaml (live.env)", "test: compose.yaml"], sets.Select(Print));
        Assert.Equal((true, FsComposeTarget.Swarm, "jobs"), (sets[0].IsProduction, sets[0].Target, Assert.Single(sets[0].Profiles)));
    }

    private static IEnumerable<string> Sets(TempFolder folder) => ComposeSets.Find(new Project(folder.Path, new GitLookup(GitState.NoRepository), new ProjectConfiguration())).Select(Print);

    private static string Print(ComposeSet set) =>
        $"{set.Environment}: {string.Join(' ', set.Files.Select(Path.GetFileName))}{(set.EnvFiles.Count > 0 ? $" ({string.Join(' ', set.EnvFiles.Select(Path.GetFileName))})" : string.Empty)}";
}
