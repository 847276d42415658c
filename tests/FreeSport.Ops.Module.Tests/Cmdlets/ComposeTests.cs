namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Test-FsCompose: sets, verdicts, evidence, completion.</summary>
public sealed class ComposeTests
{
    [Fact]
    public void The_samples_sets_are_found_checked_and_recorded_and_production_is_sound()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        string[] sets = Lines(engine, "$all = Test-FsCompose; $all | ForEach-Object { \"$($_.Environment) $($_.Files -join '+') $($_.Outcome)\" }");

        Assert.Equal(
            ["staging docker/docker-compose.staging.yml Warning", "production docker/docker-compose.prod.yml Passed", " docker/docker-compose.yml Failed"],
            sets);
        Assert.Equal("docker/docker-compose.yml interpolation DB_PASSWORD", Lines(engine, "$f = $all[2].Findings; \"$($f.Path) $($f.Rule) $(($f.Message -split ' ')[2])\"")[0]);
        Assert.Equal("env-file Copy .env.example to .env and fill it in, or check where the file lies.", Lines(engine, "$f = $all[0].Findings; \"$($f.Rule) $($f.Remedy)\"")[0]);
        Assert.Equal("True", Lines(engine, "[bool]$all[0].EvidenceId -and $all[0].EvidenceId -eq $all[1].EvidenceId")[0]);
        Assert.StartsWith("compose-go 2.", Lines(engine, "$all[0].Model")[0], StringComparison.Ordinal);
        Assert.Equal(["True", "False"], Lines(engine, "Test-FsCompose -Environment production -Quiet; Test-FsCompose -Quiet"));
        File.Copy(Path.Combine(repository.Folder, ".env.example"), Path.Combine(repository.Folder, ".env"));
        Assert.Equal(["True"], Lines(engine, "Test-FsCompose -Quiet"));
    }

    [Fact]
    public void Files_are_laid_over_one_another_with_the_env_file_and_profiles_that_are_named()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write("a.yaml", "services:\n  web:\n    image: \"a:${TAG}\"\n    profiles: [dev]\n    networks: [front]\n");
        repository.Write("b.yaml", "services:\n  web:\n    ports: [\"80:80\"]\nnetworks: {back: {}}\n");
        repository.Write("one.env", "TAG=1\n");
        using Engine engine = new(repository.Folder);

        Assert.Equal(["Warning  undefined"], Lines(engine, "$c = Test-FsCompose a.yaml, b.yaml -EnvFile one.env; \"$($c.Outcome) $($c.Services) $($c.Findings.Rule)\""));
        Assert.Equal(
            ["Failed web one.env a.yaml:5:16 undefined"],
            Lines(engine, "$c = Test-FsCompose a.yaml, b.yaml -EnvFile one.env -ProfileName dev; \"$($c.Outcome) $($c.Services) $($c.EnvFiles) $($c.Findings.Path):$($c.Findings.Line):$($c.Findings.Column) $($c.Findings.Rule)\""));
    }

    [Fact]
    public void A_set_that_is_not_there_is_never_passed()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        Assert.Equal(["Failed file", "False"], Lines(engine, "$c = Test-FsCompose none.yaml; \"$($c.Outcome) $($c.Findings.Rule)\"; Test-FsCompose none.yaml -Quiet"));
        Assert.Equal(["EnvironmentUnknown"], Lines(engine, "try { Test-FsCompose -Environment prodution -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] }"));
        repository.Write("freesport.ops.yml", "name: x\nenvironments: { demo: { kind: staging } }\n");
        Assert.Equal(["Inconclusive No compose file belongs to demo."], Lines(engine, "Test-FsCompose -Environment demo | ForEach-Object { \"$($_.Outcome) $($_.Summary)\" }"));
        repository.Write("freesport.ops.yml", "name: x\npaths: { compose: [] }\n");
        Assert.Equal(["Inconclusive", "False"], Lines(engine, "(Test-FsCompose).Outcome; Test-FsCompose -Quiet"));
    }

    [Fact]
    public void A_file_belongs_to_the_project_around_it()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(Path.GetTempPath());

        Assert.Equal(
            ["docker/docker-compose.prod.yml Passed", "docker/docker-compose.prod.yml Passed"],
            Lines(
                engine,
                "Test-FsCompose \"$root/docker/docker-compose.prod.yml\" -Environment production | ForEach-Object { \"$($_.Files) $($_.Outcome)\" }; Set-Location \"$root/docker\"; Test-FsCompose docker-compose.prod.yml -Environment production | ForEach-Object { \"$($_.Files) $($_.Outcome)\" }",
                ("root", repository.Folder)));
    }

    [Fact]
    public void The_session_is_asked_only_when_it_is_to_be()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write("a.yaml", "services:\n  web:\n    image: \"a:${FSOPS_TEST_TAG:?}\"\n");
        using Engine engine = new(repository.Folder);

        Assert.Equal(["Failed", "Passed"], Lines(engine, "$env:FSOPS_TEST_TAG = '1'; try { (Test-FsCompose a.yaml).Outcome; (Test-FsCompose a.yaml -UseSessionEnvironment).Outcome } finally { $env:FSOPS_TEST_TAG = $null }"));
    }

    [Theory]
    [InlineData("Test-FsCompose docker/docker-compose.p", "docker/docker-compose.prod.yml")]
    [InlineData("Test-FsCompose -Environment st", "staging")]
    [InlineData("Test-FsCompose -EnvFile .env", ".env.example")]
    [InlineData("Test-FsCompose -ProfileName d", "debug")]
    [InlineData("Test-FsCompose -Target S", "Swarm")]
    public void Tab_knows_files_environments_env_files_and_profiles(string line, string expected)
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write("docker/docker-compose.override.yml", "services:\n  mail: {image: \"mail:1\", profiles: [debug]}\n");
        repository.Write("freesport.ops.yml", "environments: { staging: { kind: staging } }\n");
        using Engine engine = new(repository.Folder);

        Assert.Equal([expected], Lines(engine, "([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)).CompletionMatches.CompletionText", ("line", line)));
    }

    private static string[] Lines(Engine engine, string script, params (string Name, object? Value)[] variables) =>
        [.. engine.Run(script, variables).Output.Select(static o => o.ToString())];
}
