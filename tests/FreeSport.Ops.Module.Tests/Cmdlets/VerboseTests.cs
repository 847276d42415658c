using System.Management.Automation;

using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>-Verbose says what is done and with which program; never a secret.</summary>
public sealed class VerboseTests
{
    [Fact]
    public void Every_program_is_named_with_its_path_arguments_exit_code_and_time()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);

        string[] said = [.. engine.Run("Get-FsProject -Verbose 4>&1").Output.Select(static o => o.BaseObject).OfType<VerboseRecord>().Select(static v => v.Message)];

        Assert.Contains(said, static line => line.StartsWith("Starting /", StringComparison.Ordinal) && line.Contains("/git -c core.quotePath=false ", StringComparison.Ordinal) && line.Contains(" rev-parse ", StringComparison.Ordinal));
        Assert.Contains(said, static line => System.Text.RegularExpressions.Regex.IsMatch(line, "/git ended with exit code 0 after [0-9]+ ms$"));
        Assert.DoesNotContain(engine.Run("Get-FsProject 4>&1").Output, static o => o.BaseObject is VerboseRecord);
    }

    [Fact]
    public async Task Every_request_is_named_with_method_address_and_status_and_no_token()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();

        PwshRun run = await project.RunAsync("Get-FsSecret -Verbose 4>&1 | ForEach-Object { \"$_\" }");

        Assert.Contains(run.Lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, "^GET " + System.Text.RegularExpressions.Regex.Escape(project.Server.Api.AbsoluteUri) + "repos/acme/shop/actions/secrets: HTTP 200 after [0-9]+ ms$"));
        Assert.DoesNotContain("ghp_", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_signature_of_a_place_that_a_log_lies_in_is_not_shown()
    {
        await using GitHubProject project = await GitHubProject.CreateAsync();
        project.PrepareRelease("dispatch");
        project.Server.Hub.Push("main", project.Server.Hub.Branches["main"], project.Server.Owner);
        WorkflowRun run = Assert.Single(project.Server.Hub.Runs);
        project.Server.Hub.AdvanceToPerson(run);

        PwshRun said = await project.RunAsync($"Get-FsDeploymentLog {run.Id} -Verbose 4>&1 | ForEach-Object {{ \"$_\" }}");

        Assert.Contains("HTTP 302", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(said.Lines, static line => line.StartsWith("GET ", StringComparison.Ordinal) && line.Contains('?', StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_in_an_argument_is_hidden_whatever_characters_it_has()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        const string Secret = "qz7'Kan \"4rei$9";

        EngineResult result = engine.Run("$env:CANARY_TOKEN = $s; try { Get-FsCommitCheck $s -Repository acme/shop -Verbose -ErrorAction SilentlyContinue 4>&1; Invoke-FsActDryRun deploy -Ref $s -Verbose -ErrorAction SilentlyContinue 4>&1; Invoke-FsActDryRun deploy -Against $s -Verbose -ErrorAction SilentlyContinue 4>&1 } catch { } finally { $env:CANARY_TOKEN = $null }", ("s", Secret));

        string said = string.Join('\n', result.Output.Select(static o => o.ToString()));
        Assert.Contains("Starting", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Kan", said, StringComparison.Ordinal);
        Assert.DoesNotContain("4rei", said, StringComparison.Ordinal);
    }
}
