using System.Text;

using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Secrets and the token itself, on every way to GitHub and back, whatever GitHub or a proxy repeats of them.</summary>
public sealed class GitHubCanaryTests : IAsyncLifetime
{
    private static readonly Canary Password = new("CANARY_PASSWORD", """Кенар-"cc\dd$HOME%41+&<x>'hw5Star3kle яΩ""", "hw5Star3kle");
    private static readonly Canary Key = new("DEPLOY_PRIVATE_KEY", "-----BEGIN KEY-----\nhw6Amsel2+строка/перваяΩ==\nhw7Amsel4'\"\\$второй%20ряд\n-----END KEY-----", "hw6Amsel2", "hw7Amsel4");
    private static readonly Canary Token = new("GH_ENTERPRISE_TOKEN", "ghp_kn4Specht7mt8Specht2kn4Specht7mt8Sp", "kn4Specht7mt8Specht2");
    private static readonly Canary[] All = [Password, Key, Token];

    // What each cmdlet of GitHub is given; the rest of the module has a test of its own.
    private static readonly Dictionary<string, string[]> Arguments = new()
    {
        ["Test-FsGitHubAccess"] = [""],
        ["Get-FsSecret"] = ["", "$env:CANARY_PASSWORD", "-Environment $env:CANARY_PASSWORD", "-Organization $env:CANARY_PASSWORD"],
        ["Set-FsSecret"] =
        [
            "A_KEY $secure", "A_LOGIN $credential", "CANARY_PASSWORD, DEPLOY_PRIVATE_KEY -FromEnvironment", "-EnvFile .env.prod -Environment production -SkipUnchanged", "-EnvFile .env.prod -WhatIf",
            "-EnvFile .env.broken", "$env:CANARY_PASSWORD $secure", "A_KEY $secure -Environment $env:CANARY_PASSWORD", "A_KEY $env:CANARY_PASSWORD", "A_KEY $secure -Repository $env:CANARY_PASSWORD", "-EnvFile $env:CANARY_PASSWORD",
        ],
        ["Remove-FsSecret"] = ["A_KEY -Confirm:$false", "$env:CANARY_PASSWORD -Confirm:$false", "A_KEY -WhatIf"],
        ["Get-FsVariable"] = ["", "-Environment $env:CANARY_PASSWORD"],
        ["Set-FsVariable"] = ["CANARY_PASSWORD -FromEnvironment", "A_LINE $secure -WhatIf", "A_LINE $env:CANARY_PASSWORD"],
        ["Compare-FsSecret"] = ["", "$env:CANARY_PASSWORD", "-Environment production", "-Environment $env:CANARY_PASSWORD"],
        ["Get-FsCommitCheck"] = ["", "$env:CANARY_PASSWORD"],
        ["Start-FsDeployment"] =
        [
            "production -WhatIf", "production -Confirm:$false", "$env:CANARY_PASSWORD -Confirm:$false", "production -Commit $env:CANARY_PASSWORD -Confirm:$false",
            "production -RollbackTo $env:CANARY_PASSWORD -Confirm:$false", "production -WorkflowInput @{ image_tag = $env:CANARY_PASSWORD } -Confirm:$false", "production -WorkflowInput @{ $env:CANARY_PASSWORD = 1 } -Confirm:$false",
        ],
        ["Register-FsDeployment"] = ["staging Success -Description $env:CANARY_PASSWORD", "staging Success -Commit $env:CANARY_PASSWORD", "-DeploymentId 7 -State Failure -Description $env:DEPLOY_PRIVATE_KEY"],
        ["Get-FsDeployment"] = ["", "-RunId $run", "$env:CANARY_PASSWORD"],
        ["Approve-FsDeployment"] = ["-RunId $run -Environment $env:CANARY_PASSWORD -Comment $env:DEPLOY_PRIVATE_KEY -Confirm:$false", "-RunId $run -Comment $env:CANARY_PASSWORD -WhatIf"],
        ["Deny-FsDeployment"] = ["-RunId $run -Comment $env:CANARY_PASSWORD -WhatIf", "-RunId $run -Environment $env:CANARY_PASSWORD -Confirm:$false"],
        ["Get-FsDeploymentLog"] = ["$run", "-RunId $run -Job $env:CANARY_PASSWORD"],
        ["Stop-FsDeployment"] = ["-RunId $run -Confirm:$false"],
    };

    private readonly Dictionary<string, string?> _before = All.ToDictionary(static c => c.Variable, static c => Environment.GetEnvironmentVariable(c.Variable));
    private GitHubProject _project = null!;
    private long _run;

    public async ValueTask InitializeAsync()
    {
        _project = await GitHubProject.CreateAsync();
        _project.PrepareRelease("dispatch");
        Hub hub = _project.Server.Hub;
        hub.Tokens[Token.Value] = _project.Server.Owner;
        foreach (Canary canary in All)
        {
            Environment.SetEnvironmentVariable(canary.Variable, canary.Value);
        }

        string said = string.Concat(All.Select(static c => c.Printed));
        hub.Workflows[0] = new Chain("deploy.yml", [new ChainJob("setup " + Password.Value, null, [Token.Value]), new ChainJob("deploy", "production", [Password.Value])]) { PushBranch = "main" };
        hub.Push("main", hub.Branches["main"], new Account("petrov", 2));
        WorkflowRun run = Assert.Single(hub.Runs);
        run.Jobs.ForEach(job => job.Log = string.Concat(said.Split('\n').Select(static l => $"2030-01-01T00:00:00.0000000Z {l}\n")));
        hub.AdvanceToPerson(run);
        _run = run.Id;
        _project.Repository.Write(".env.prod", $"CANARY_PASSWORD='{Password.Value.Replace("'", string.Empty, StringComparison.Ordinal)}'\nDEPLOY_PRIVATE_KEY=\"{Key.Value.Replace("\\", string.Empty, StringComparison.Ordinal).Replace("\"", string.Empty, StringComparison.Ordinal)}\"\n");
        _project.Repository.Write(".env.broken", $"A_KEY='{Password.Value.Replace("'", string.Empty, StringComparison.Ordinal)}\n{Key.Value}\nB-C={Password.Value}\n{Token.Value}\n");
        _project.Repository.Write(".env.example", $"{Password.Value}\nA_KEY={Token.Value}\n");
        _project.Repository.Write("docker/docker-compose.extra.yml", $"services: {{ a: {{ environment: {{ A: \"${{A_KEY:-{Token.Value}}}\" }} }} }}\n");
    }

    public async ValueTask DisposeAsync()
    {
        foreach ((string variable, string? value) in _before)
        {
            Environment.SetEnvironmentVariable(variable, value);
        }

        await _project.DisposeAsync();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    public void What_GitHub_repeats_is_shown_nowhere(int status)
    {
        string echo = string.Concat(All.Select(static c => c.Printed));
        if (status != 200)
        {
            _project.Server.Break(new Fault(null, "/", FaultKind.Status)
            {
                Status = status,
                Message = echo,
                Errors = echo.Split('\n'),
                Headers = [("X-GitHub-SSO", "required; url=https://github.invalid/?token=" + Token.Value), ("X-Accepted-OAuth-Scopes", Token.Value), ("Location", "https://github.invalid/" + Token.Value)],
                Times = int.MaxValue,
            });
        }

        using Engine engine = new(_project.Repository.Folder);
        StringBuilder said = new();
        List<string> leaks = [];
        foreach ((string cmdlet, string[] calls) in Arguments)
        {
            foreach (string arguments in calls)
            {
                string script = $"{cmdlet} {arguments}";
                string now = Spoken.By(engine, script, ("secure", Secure(Password.Value)), ("credential", new System.Management.Automation.PSCredential("deploy", Secure(Key.Value))), ("run", _run));
                said.Append(now);
                leaks.AddRange(All.SelectMany(c => c.LeaksIn(script, now)));
            }
        }

        leaks.AddRange(All.SelectMany(c => c.LeaksIn("a request", string.Join('\n', _project.Server.Log.Where(static e => !e.PathAndQuery.Contains("/variables", StringComparison.Ordinal)).Select(static e => e.RequestBody)))));
        string kept = Path.Combine(_project.Repository.Folder, ".git", "freesport-ops");
        leaks.AddRange(All.SelectMany(c => c.LeaksIn("a record", string.Concat(Directory.Exists(kept) ? Directory.EnumerateFiles(kept, "*", SearchOption.AllDirectories).Select(File.ReadAllText) : []))));

        Assert.Contains("***", said.ToString(), StringComparison.Ordinal);
        Assert.True(leaks.Count == 0, string.Join("\n\n", leaks.Distinct()));
    }

    [Theory]
    [InlineData("$env:CANARY_PASSWORD | Set-FsSecret A_KEY")]
    [InlineData("[pscustomobject]@{ Name = 'A_KEY'; Value = $env:CANARY_PASSWORD } | Set-FsSecret")]
    [InlineData("Set-FsSecret A_KEY -Value $env:CANARY_PASSWORD")]
    public void A_plain_text_stands_beside_no_error(string script)
    {
        using Engine engine = new(_project.Repository.Folder);

        EngineResult run = engine.Run($"$Error.Clear(); & {{ {script} }} 2>$null; $Error | ForEach-Object {{ \"$($_.FullyQualifiedErrorId) $_ $($_.CategoryInfo) $($_.TargetObject)\" }}");

        string told = string.Join('\n', run.Output.Select(static o => o.ToString()));
        Assert.StartsWith("SecretInvalid", told, StringComparison.Ordinal);
        Assert.Empty(Password.LeaksIn(script, told));
        Assert.DoesNotContain(_project.Server.Log, static e => e.Method != "GET");
    }

    private static System.Security.SecureString Secure(string text)
    {
        System.Security.SecureString secure = new();
        text.ToList().ForEach(secure.AppendChar);
        return secure;
    }
}
