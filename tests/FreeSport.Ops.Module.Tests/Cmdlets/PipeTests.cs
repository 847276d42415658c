namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>What people pipe into cmdlets, and give them as paths.</summary>
public sealed class PipeTests
{
    private const string Both = "backend-ci.yml,frontend-ci.yml";

    [Theory]
    [InlineData("Get-ChildItem .github/workflows/*-ci.yml | Get-FsWorkflow", Both)]
    [InlineData("Get-ChildItem .github/workflows | Get-FsWorkflow", "backend-ci.yml,deploy.yml,frontend-ci.yml,pre-merge-checks.yml")]
    [InlineData("Get-Item . | Get-FsWorkflow", "backend-ci.yml,deploy.yml,frontend-ci.yml,pre-merge-checks.yml")]
    [InlineData("Get-Item .github/workflows/deploy.yml, . | Get-FsWorkflow", "deploy.yml,backend-ci.yml,frontend-ci.yml,pre-merge-checks.yml")]
    [InlineData("Resolve-Path .github/workflows/deploy.yml | Get-FsWorkflow", "deploy.yml")]
    [InlineData("'deploy', 'backend-ci.yml' | Get-FsWorkflow", "backend-ci.yml,deploy.yml")]
    [InlineData("Get-FsWorkflow deploy | Get-FsWorkflow", "deploy.yml")]
    [InlineData("Get-FsWorkflow deploy | ConvertTo-Json -Depth 9 | ConvertFrom-Json | Get-FsWorkflow", "deploy.yml")]
    [InlineData("$a = Get-FsWorkflow deploy; [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($a)) | Get-FsWorkflow", "deploy.yml")]
    [InlineData("$a = Get-Item .github/workflows/deploy.yml; [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($a)) | Get-FsWorkflow", "deploy.yml")]
    [InlineData("Set-Content names.txt deploy, frontend-ci; Get-Content names.txt | Get-FsWorkflow", "deploy.yml,frontend-ci.yml")]
    [InlineData("Get-FsWorkflow ./.github/workflows/deploy.yml", "deploy.yml")]
    [InlineData("Get-FsWorkflow .github/workflows/*-ci.yml", Both)]
    [InlineData("Get-FsWorkflow .github/workflows/deploy.yml, backend-ci", "deploy.yml,backend-ci.yml")]
    [InlineData("Get-FsWorkflow -Path .github/workflows/*-ci.yml", Both)]
    [InlineData("Get-FsWorkflow -Path .github/workflows/backend-ci.yml, .github/workflows/frontend-ci.yml", Both)]
    [InlineData("Get-FsWorkflow deploy -LiteralPath .github/workflows/backend-ci.yml", "deploy.yml")]
    [InlineData("Get-FsWorkflow -LiteralPath freesport.ops.yml", "backend-ci.yml,deploy.yml,frontend-ci.yml,pre-merge-checks.yml")]
    [InlineData("Set-Location .github/workflows; Get-FsWorkflow ./deploy.yml", "deploy.yml")]
    [InlineData("Get-ChildItem nothing* | Get-FsWorkflow", "")]
    public void Workflows_come_by_name_path_file_folder_and_object(string script, string expected)
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run(script);

        Assert.Empty(result.Errors);
        Assert.Null(result.Terminated);
        Assert.Equal(expected, string.Join(',', result.Texts("Path").Select(Path.GetFileName)));
    }

    [Theory]
    [InlineData("Test-FsWorkflow")]
    [InlineData("Invoke-FsActDryRun -Planner Embedded")]
    public void Who_gets_one_workflow_looks_at_that_one_only(string cmdlet)
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        Assert.Equal([".github/workflows/deploy.yml"], engine.Run("Get-FsWorkflow deploy | " + cmdlet).Texts("Subject").Distinct());
        Assert.Equal([".github/workflows/deploy.yml"], engine.Run("Get-ChildItem .github/workflows/dep* | " + cmdlet).Texts("Subject").Distinct());
    }

    [Fact]
    public void Checks_pipe_on_into_the_next_look()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        Assert.Equal("deploy.yml", Path.GetFileName(engine.Run("Test-FsWorkflow deploy | Get-FsWorkflow").Text(0, "Path")));
    }

    [Theory]
    [InlineData("[draft] выкладка.yml")]
    [InlineData("it's `odd` $name.yml")]
    public void Odd_file_names_are_themselves(string name)
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write(".github/workflows/" + name, "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ run: echo }]\n");
        using Engine engine = new(repository.Folder);

        foreach (string script in new[] { "Get-FsWorkflow $p", "Get-Item -LiteralPath $p | Get-FsWorkflow", "Get-FsWorkflow -LiteralPath $p" })
        {
            EngineResult result = engine.Run(script, ("p", ".github/workflows/" + name));
            Assert.Equal(name, Path.GetFileName(Assert.Single(result.Texts("Path"))));
        }
    }

    [Fact]
    public void A_workflow_with_a_slash_in_its_name_is_still_found_by_it()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write(".github/workflows/x.yml", "name: Backend / CI\non: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ run: echo }]\n");
        using Engine engine = new(repository.Folder);

        Assert.Equal("x.yml", Path.GetFileName(Assert.Single(engine.Run("Get-FsWorkflow 'Backend / CI'").Texts("Path"))));
    }

    [Fact]
    public void What_is_wrong_among_the_good_is_one_error_each_and_the_good_are_done()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("Test-FsWorkflow .github/workflows/deploy.yml, ./gone.yml, ./README.md");

        Assert.Equal(".github/workflows/deploy.yml", Assert.Single(result.Texts("Subject")));
        Assert.Equal(["WorkflowFileExpected", "WorkflowNotFound"], result.Errors.Select(static e => e.FullyQualifiedErrorId.Split(',')[0]).Order());
        Assert.Equal("False", engine.Run("Test-FsWorkflow .github/workflows/deploy.yml, ./gone.yml -Quiet").Output.Single().ToString());
        Assert.Equal("True", engine.Run("Test-FsWorkflow .github/workflows/deploy.yml -Quiet").Output.Single().ToString());
    }

    [Fact]
    public void What_names_no_workflow_is_refused_by_its_type()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("Get-Date | Test-FsWorkflow");

        Assert.Contains("System.DateTime", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_file_belongs_to_its_own_project_wherever_one_stands()
    {
        using SampleRepository here = SampleRepository.Create();
        using SampleRepository there = SampleRepository.Create();
        using Engine engine = new(here.Folder);

        EngineResult result = engine.Run("Get-Item $p | Test-FsWorkflow", ("p", Path.Combine(there.Folder, ".github", "workflows", "deploy.yml")));

        Assert.Equal(".github/workflows/deploy.yml", Assert.Single(result.Texts("Subject")));
        Assert.True(File.Exists(there.Ledger));
        Assert.False(Directory.Exists(Path.Combine(here.Folder, ".git", "freesport-ops")));
    }

    [Fact]
    public void Folders_pipe_into_what_works_in_projects_each_project_once()
    {
        using SampleRepository here = SampleRepository.Create();
        using SampleRepository there = SampleRepository.Create();
        using Engine engine = new(here.Folder);

        EngineResult piped = engine.Run("Get-ChildItem . | Get-FsProject; Get-Item $p | Get-FsProject", ("p", there.Folder));
        EngineResult named = engine.Run("Get-FsProject -LiteralPath ., $p, ./nowhere", ("p", there.Folder));

        Assert.Equal([here.Folder, there.Folder], piped.Texts("Root"));
        Assert.Equal([here.Folder, there.Folder], named.Texts("Root"));
        Assert.Equal("PathNotFound", named.ErrorId);
        Assert.Equal("InputObjectNotBound", engine.Run("1 | Get-FsProject").ErrorId);
    }

    [Fact]
    public void A_broken_project_among_several_does_not_stop_the_others()
    {
        using SampleRepository broken = SampleRepository.Create();
        using SampleRepository sound = SampleRepository.Create();
        broken.Write("freesport.ops.yml", "environments: [\n");
        using Engine engine = new(sound.Folder);

        EngineResult result = engine.Run("Get-Item $p, . | Get-FsProject", ("p", broken.Folder));

        Assert.Equal("ConfigurationInvalid", result.ErrorId);
        Assert.Equal(sound.Folder, Assert.Single(result.Texts("Root")));
    }
}
