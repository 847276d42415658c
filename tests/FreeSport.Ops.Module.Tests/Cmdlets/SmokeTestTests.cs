using FreeSport.Ops.Tests.Support;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Invoke-FsSmokeTest as a person meets it.</summary>
public sealed class SmokeTestTests
{
    private const string Commit = "4f0c1d2e3b4a59687786950413223140deadbeef";

    private static UnkindAnswer Platform(UnkindRequest request) => request.Target switch
    {
        "/login" => request.Body == "{\"username\":\"anna\",\"password\":\"geheim-7Kq-x\"}" ? Unkind.Json("{\"access\":\"token-of-the-server\"}") : Unkind.Reply(401),
        "/admin" => request.Header("Authorization") == "Bearer token-of-the-server" ? Unkind.Json("{\"status\":\"healthy\"}") : Unkind.Reply(401),
        "/health" => Unkind.Json("{\"status\":\"ok\",\"version\":\"" + Commit[..7] + "\"}"),
        _ => Unkind.Reply(404, "not here"),
    };

    private static SampleRepository Project(UnkindWebServer server)
    {
        SampleRepository repository = SampleRepository.Empty();
        repository.Git("init", "-q");
        repository.Write("freesport.ops.yml", $$"""
            environments:
              staging:
                healthChecks: ["{{server.Address}}/health"]
                smoke:
                  logins: [{ name: admin, url: "{{server.Address}}/login", passwordFrom: FSOPS_TEST_ABSENT }]
                  version: { url: "{{server.Address}}/health", json: $.version }
                  checks:
                    - { name: admin, url: "{{server.Address}}/admin", login: admin }
                    - { name: shop, url: "{{server.Address}}/shop" }
            """);
        return repository;
    }

    [Fact]
    public void An_environment_is_asked_the_worst_comes_first_and_all_is_one_event()
    {
        using UnkindWebServer server = new(Platform);
        using SampleRepository repository = Project(server);
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run("$all = Invoke-FsSmokeTest staging -Retry 0; $all | ForEach-Object { \"$($_.Name) $($_.Outcome)\" }; @($all.EvidenceId | Select-Object -Unique).Count; (Get-FsEvidence).Subjects.Count");

        Assert.Empty(result.Errors);
        Assert.Equal(
            ["shop Failed", "admin Inconclusive", "version Warning", server.Address + "/health Passed", "1", "4"],
            result.Output.Select(static o => o.ToString()));
    }

    [Fact]
    public void Credentials_come_as_an_object_and_stay_out_of_every_stream_and_of_the_ledger()
    {
        using UnkindWebServer server = new(Platform);
        using SampleRepository repository = Project(server);
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run(
            "$who = [pscredential]::new('anna', (ConvertTo-SecureString 'geheim-7Kq-x' -AsPlainText -Force)); Invoke-FsSmokeTest staging -Name adm* -Credential @{ admin = $who } -Verbose -Debug *>&1 | Format-List -Force * | Out-String -Width 500");

        string everything = string.Concat(result.Output.Select(static o => o.ToString())) + File.ReadAllText(repository.Ledger);
        Assert.Contains("Passed", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("token-of-the-server", everything, StringComparison.Ordinal);

        EngineResult plain = engine.Run("Invoke-FsSmokeTest staging -Credential 'geheim-7Kq-x'");
        Assert.NotNull(plain.ErrorId);
        Assert.DoesNotContain("geheim", string.Concat(plain.Errors.Select(static e => e.ToString())) + plain.Terminated, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployment_brings_its_environment_and_the_version_that_should_answer()
    {
        using UnkindWebServer server = new(Platform);
        using SampleRepository repository = Project(server);
        using Engine engine = new(repository.Folder);
        const string Run = "| Invoke-FsSmokeTest -Name version -TimeoutSeconds 1 | ForEach-Object { \"$($_.Outcome) $($_.Version) $($_.ExpectedVersion)\" }";

        EngineResult released = engine.Run($"[FreeSport.Ops.FsGitHubDeployment]@{{ Environment = 'staging'; Commit = '{Commit}'; Url = 'https://github.example/run' }} {Run}");
        EngineResult other = engine.Run($"[FreeSport.Ops.FsDeployment]@{{ Environment = 'staging'; Commit = '1111111111111111111111111111111111111111' }} {Run}");
        EngineResult planned = engine.Run($"[FreeSport.Ops.FsDeploymentPlan]@{{ Environment = 'staging'; Commit = '{Commit}' }} {Run}");

        Assert.Equal([$"Passed {Commit[..7]} {Commit}"], released.Output.Select(static o => o.ToString()));
        Assert.Equal([$"Failed {Commit[..7]} 1111111111111111111111111111111111111111"], other.Output.Select(static o => o.ToString()));
        Assert.Empty(planned.Output);
        Assert.StartsWith("SmokeObjectUnknown,", Assert.Single(planned.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Addresses_come_from_parameters_and_the_pipeline_and_wrong_ones_are_errors()
    {
        using UnkindWebServer server = new(Platform);
        using SampleRepository repository = SampleRepository.Empty();
        using Engine engine = new(repository.Folder);

        EngineResult result = engine.Run(
            $"Invoke-FsSmokeTest -Uri {server.Address}/health, ftp://nowhere/ -Tcp localhost:{server.Port}, nonsense -Dns localhost -Json @{{ '$.status' = 'ok' }} -Retry 0 | ForEach-Object {{ \"$($_.Kind) $($_.Outcome)\" }}; "
            + $"'{server.Address}/shop', [pscustomobject]@{{ Uri = '{server.Address}/health' }} | Invoke-FsSmokeTest -StatusCode 404, 200 -Retry 0 | ForEach-Object {{ \"$($_.HttpStatus) $($_.Outcome)\" }}; "
            + "'not an address' | Invoke-FsSmokeTest");

        Assert.Equal(["Http Passed", "Tcp Passed", "Dns Passed", "404 Passed", "200 Passed"], result.Output.Select(static o => o.ToString()));
        Assert.Equal(["SmokeTargetInvalid", "SmokeTargetInvalid", "SmokeObjectUnknown"], result.Errors.Select(static e => e.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void Headers_are_sent_and_those_that_are_secret_are_shown_nowhere()
    {
        using UnkindWebServer server = new(static r => r.Header("X-Shop") == "moscow" && r.Header("Authorization") == "Bearer geheim-7Kq" && r.Header("X-Key") == "geheim-9Zt" ? Unkind.Json("{\"status\":\"ok\"}") : Unkind.Reply(403));
        using SampleRepository repository = SampleRepository.Empty();
        using Engine engine = new(repository.Folder);

        string said = Spoken.By(engine, $"$key = [securestring]::new(); foreach ($c in 'geheim-9Zt'.ToCharArray()) {{ $key.AppendChar($c) }}; Invoke-FsSmokeTest -Uri {server.Address}/ -Headers @{{ 'X-Shop' = 'moscow'; Authorization = 'Bearer geheim-7Kq'; 'X-Key' = $key }} -Retry 0");

        Assert.Contains("Passed", said, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_environments_each_row_names_its_own()
    {
        using UnkindWebServer server = new(Platform);
        using SampleRepository repository = SampleRepository.Empty();
        repository.Write("freesport.ops.yml", $"environments:\n  staging: {{ healthChecks: [\"{server.Address}/health\"] }}\n  production: {{ healthChecks: [\"{server.Address}/health\"] }}\n");
        using Engine engine = new(repository.Folder);

        Assert.Equal(["staging: 200", "production: 200"], engine.Run("(Invoke-FsSmokeTest -Name http*).Summary").Output.Select(static o => o.ToString().Split(',')[0]));
        Assert.Equal(["200"], engine.Run("(Invoke-FsSmokeTest staging -Name http*).Summary").Output.Select(static o => o.ToString().Split(',')[0]));
    }

    [Fact]
    public void Without_anything_to_ask_it_is_inconclusive_and_a_wrong_name_ends_it()
    {
        using UnkindWebServer server = new(Platform);
        using SampleRepository bare = SampleRepository.Empty();
        using SampleRepository repository = Project(server);
        using Engine engine = new(bare.Folder);

        Assert.Equal(["Inconclusive"], engine.Run("(Invoke-FsSmokeTest).Outcome").Output.Select(static o => o.ToString()));
        Assert.Equal("SmokeTestUnknown", engine.Run($"Invoke-FsSmokeTest -Name helth -Path '{repository.Folder}'").ErrorId);
        Assert.Equal("EnvironmentUnknown", engine.Run($"Invoke-FsSmokeTest stagin -Path '{repository.Folder}'").ErrorId);
    }

    [Fact]
    public void Names_of_tests_are_completed()
    {
        using UnkindWebServer server = new(Platform);
        using SampleRepository repository = Project(server);
        using Engine engine = new(repository.Folder);

        Assert.Equal(
            "admin,shop,version",
            string.Join(',', engine.Run("(TabExpansion2 $l $l.Length).CompletionMatches", ("l", "Invoke-FsSmokeTest staging -Name ")).Texts("ListItemText").Where(static t => !t.StartsWith("http", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_wait_for_a_version_ends_with_the_pipeline()
    {
        using UnkindWebServer server = new(Platform);
        using SampleRepository repository = Project(server);
        using Engine engine = new(repository.Folder);
        using System.Management.Automation.PowerShell shell = engine.Create("Invoke-FsSmokeTest staging -Name version -Version 9.9.9 -TimeoutSeconds 3600");

        IAsyncResult running = shell.BeginInvoke();
        while (server.Requests.Count < 2)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        shell.Stop();

        Assert.True(running.IsCompleted);
        Assert.Equal(System.Management.Automation.PSInvocationState.Stopped, shell.InvocationStateInfo.State);
    }
}
