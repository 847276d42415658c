using System.Management.Automation;

namespace FreeSport.Ops.Module.Tests.Loading;

public sealed class ImportTests
{
    private const string Loaded =
        "[AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -match '^(CliWrap|Octokit|Microsoft\\.Extensions|Microsoft\\.Bcl|FreeSport\\.Ops\\.Core)' }";

    [Theory]
    [InlineData("fspre", "Test-FsPrerequisite")]
    [InlineData("fstest", "Invoke-FsTest")]
    [InlineData("fslint", "Invoke-FsLint")]
    [InlineData("fswf", "Test-FsWorkflow")]
    [InlineData("fsact", "Invoke-FsActDryRun")]
    [InlineData("fsrun", "Invoke-FsRunbook")]
    [InlineData("fscheck", "Get-FsChecklist")]
    public void Short_names_lead_to_the_cmdlets(string alias, string cmdlet)
    {
        using Engine engine = new(BuiltModule.Root);

        Assert.Equal(cmdlet, engine.Run($"(Get-Command {alias}).ResolvedCommandName").Output.Single().ToString());
    }

    [Fact]
    public async Task After_import_no_third_party_assembly_and_not_even_the_core_is_loaded()
    {
        Assert.SkipUnless(BuiltModule.IsCoreLeg, "The shell has the other leg loaded already.");
        PwshRun run = await PwshRun.CommandAsync($"Import-Module '{BuiltModule.ImportPath}'; {Loaded}");

        Assert.Equal(string.Empty, run.Output + run.Error);
    }

    [Fact]
    public void The_assembly_comes_from_the_leg_under_test()
    {
        using Engine engine = new();

        EngineResult result = engine.Run("(Get-Command Test-FsDocker).ImplementingType.Assembly.Location");

        Assert.Equal(Path.Combine(BuiltModule.Folder, "FreeSport.Ops.dll"), result.Output[0].ToString());
    }

    [Fact]
    public void The_core_and_what_it_needs_come_from_deps()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        engine.Run("Get-FsWorkflow");

        string[] locations =
        [
            .. AppDomain.CurrentDomain.GetAssemblies()
                .Where(static a => a.GetName().Name is "FreeSport.Ops.Core" or "FreeSport.Ops.Workflows" or "CliWrap")
                .Select(static a => Path.GetDirectoryName(a.Location)!),
        ];

        Assert.Equal(3, locations.Length);
        Assert.All(locations, static l => Assert.Equal(Path.Combine(BuiltModule.Folder, "deps"), l));
    }

    [Fact]
    public async Task Another_version_loaded_before_does_not_disturb_the_module()
    {
        Assert.SkipUnless(BuiltModule.IsCoreLeg, "Only PowerShell 7 has load contexts; on Windows PowerShell a newer copy that is loaded before wins, as documented.");
        Assert.True(File.Exists(BuiltModule.OtherLogging), BuiltModule.OtherLogging);
        using SampleRepository repository = SampleRepository.Create();

        PwshRun run = await PwshRun.CommandAsync(
            $"[void][Reflection.Assembly]::LoadFrom('{BuiltModule.OtherLogging}'); [void][Microsoft.Extensions.Logging.ILogger]; (Get-FsWorkflow deploy).Jobs.Count; " +
            "[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Microsoft.Extensions.Logging.Abstractions' } | ForEach-Object { $_.GetName().Version.Major }",
            repository.Folder);

        Assert.Equal(["3", "8", "10"], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Trim()));
    }

    [Theory]
    [InlineData("Import-Module $m -Force; Import-Module $m -Force")]
    [InlineData("Import-Module $m; Remove-Module FreeSport.Ops; Import-Module $m")]
    public void It_can_be_imported_again(string imports)
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run(imports + "; Get-FsWorkflow", ("m", BuiltModule.ImportPath));

        Assert.Null(result.Terminated);
        Assert.Equal(4, result.Output.Length);
    }

    [Fact]
    public void Two_runspaces_work_side_by_side()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine first = new(repository.Folder);
        using Engine second = new(repository.Folder);

        Assert.Equal(4, first.Run("Get-FsWorkflow").Output.Length);
        Assert.Equal(4, second.Run("Get-FsWorkflow").Output.Length);
    }

    [Fact]
    public void ForEach_Object_Parallel_gets_typed_objects()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run(
            "1..4 | ForEach-Object -Parallel { Import-Module $using:m; Get-FsWorkflow deploy -LiteralPath $using:f }",
            ("m", BuiltModule.ImportPath), ("f", repository.Folder));

        Assert.Equal(4, result.Output.Length);
        Assert.All(result.Output, static o => Assert.Equal("FreeSport.Ops.FsWorkflow", o.TypeNames[0]));
    }

    [Fact]
    public async Task Type_literals_fail_before_the_import_and_work_after_it()
    {
        string script = "$before = 'FreeSport.Ops.FsOutcome' -as [type]; 'before:' + $before; Get-FsWorkflow -LiteralPath . -ErrorAction Ignore | ForEach-Object { }; 'after:' + [FreeSport.Ops.FsOutcome]::Passed";
        using Engine bare = new();
        EngineResult after = bare.Run("[FreeSport.Ops.FsOutcome]::Passed; [FreeSport.Ops.FsTestRun]::new().Outcome");
        PwshRun run = await PwshRun.CommandAsync(script);

        Assert.Equal(["Passed", "Inconclusive"], after.Output.Select(static o => o.ToString()));
        Assert.Contains("after:Passed", run.Output);
    }

    [Fact]
    public void A_job_returns_results()
    {
        string? pwsh = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Select(static f => Path.Combine(f, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(pwsh is null, "There is no pwsh on PATH, which background jobs start.");
        using System.Diagnostics.Process job = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            pwsh!,
            ["-NoProfile", "-Command", $"Import-Module '{BuiltModule.Manifest}'; $r = Start-Job {{ Import-Module '{BuiltModule.Manifest}'; Test-FsDocker }} | Receive-Job -Wait; ([FreeSport.Ops.FsDockerStatus]$r).Subject"])
        {
            RedirectStandardOutput = true,
        })!;
        string output = job.StandardOutput.ReadToEnd();
        job.WaitForExit();

        Assert.Equal("docker", output.Trim());
    }

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_that_are_there()
    {
        Assert.SkipUnless(BuiltModule.IsCoreLeg, "The manifest picks the Core leg in this engine.");
        using Engine engine = new();

        EngineResult result = engine.Run(
            "$m = Get-Module FreeSport.Ops; $m.ExportedCmdlets.Keys; '--'; ($m.ExportedCmdlets.Values | ForEach-Object { $_.ImplementingType.Assembly })[0].GetExportedTypes() | Where-Object { [Attribute]::IsDefined($_, [System.Management.Automation.CmdletAttribute]) } | ForEach-Object { $a = [Attribute]::GetCustomAttribute($_, [System.Management.Automation.CmdletAttribute]); \"$($a.VerbName)-$($a.NounName)\" }");

        string[] names = [.. result.Output.Select(static o => o.ToString()!)];
        int split = Array.IndexOf(names, "--");
        Assert.NotEmpty(names[..split]);
        Assert.Equal(names[..split].Order(), names[(split + 1)..].Order());
    }

    [Fact]
    public void The_manifest_is_valid()
    {
        using Engine engine = new();

        EngineResult result = engine.Run("Test-ModuleManifest -Path $p", ("p", BuiltModule.Manifest));

        Assert.Empty(result.Errors);
        Assert.Equal("FreeSport.Ops", ((PSModuleInfo)result.Output[0].BaseObject).Name);
    }
}
