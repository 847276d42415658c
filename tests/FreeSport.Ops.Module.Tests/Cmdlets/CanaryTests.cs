using System.Text;
using System.Text.Json;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Secrets on every path into the module are on none that leads out of it.</summary>
public sealed class CanaryTests : IDisposable
{
    private static readonly Canary Password = new("CANARY_PASSWORD", """Кенар-"aa\bb$HOME%41+&<x>'qz7Kan4rei9 яΩ""", "qz7Kan4rei9");
    private static readonly Canary Key = new(
        "DEPLOY_PRIVATE_KEY",
        "-----BEGIN KEY-----\nzq8Feder3+строка/перваяΩ==\nzq9Feder4'\"\\$второй%20ряд\n-----END KEY-----",
        "zq8Feder3",
        "zq9Feder4");

    // What stands in paths and names cannot hold what they do not allow.
    private static readonly Canary Name = new("NAME_TOKEN", "Имя-vx5Vogel2-тайна", "vx5Vogel2");

    private static readonly Canary[] All = [Password, Key, Name];

    // What each cmdlet is given that takes a text of a person; the others are run as they are.
    private static readonly Dictionary<string, string[]> Arguments = new()
    {
        ["Add-FsEvidence"] =
        [
            "-Box TeamNotified -Subject team-slack -Outcome Passed -Reason $env:CANARY_PASSWORD -By $env:NAME_TOKEN -Change $env:NAME_TOKEN",
            "-Box TeamNotified -Subject $env:CANARY_PASSWORD, $env:NAME_TOKEN -Outcome Passed -Reason $env:DEPLOY_PRIVATE_KEY",
            "-Box TeamNotified -Waive -Until ([DateTime]::UtcNow.AddDays(1)) -Reason $env:CANARY_PASSWORD -WhatIf",
            "-Box TeamNotified -Subject x -Outcome Passed -Reason x -Environment $env:CANARY_PASSWORD",
        ],
        ["Approve-FsDeployment"] = ["-RunId 1 -Environment $env:NAME_TOKEN -Comment $env:CANARY_PASSWORD -Confirm:$false", "-RunId 1 -Repository $env:CANARY_PASSWORD -WhatIf"],
        ["Deny-FsDeployment"] = ["-RunId 1 -Comment $env:DEPLOY_PRIVATE_KEY -Confirm:$false"],
        ["Get-FsDeploymentLog"] = ["$env:CANARY_PASSWORD", "-RunId 1 -Job $env:NAME_TOKEN -Step $env:CANARY_PASSWORD"],
        ["Wait-FsDeployment"] = ["$env:CANARY_PASSWORD", "-RunId 1 -Repository $env:NAME_TOKEN"],
        ["Get-FsProject"] = ["", "-LiteralPath $env:NAME_TOKEN", "-LiteralPath $env:CANARY_PASSWORD", "-Path \"$env:NAME_TOKEN*\""],
        ["Get-FsChecklist"] = ["staging", "$env:CANARY_PASSWORD"],
        ["Get-FsWorkflow"] = ["", "$env:CANARY_PASSWORD", "$env:NAME_TOKEN"],
        ["Initialize-FsProject"] = ["-Force -WhatIf", "-LiteralPath $new"],
        ["Invoke-FsTest"] = ["", "$env:CANARY_PASSWORD", "-VirtualEnvironment $env:NAME_TOKEN"],
        ["Invoke-FsActDryRun"] = ["", "$env:CANARY_PASSWORD"],
        ["Test-FsServerAccess"] = ["", "deploy@host.example, $env:NAME_TOKEN", "$env:CANARY_PASSWORD", "\"deploy:$env:CANARY_PASSWORD@host.example\""],
        ["Test-FsRegistryAccess"] = ["", "$env:CANARY_PASSWORD", "127.0.0.1:1/a -Credential ([pscredential]::new('deploy', (& { $s = [securestring]::new(); foreach ($c in $env:CANARY_PASSWORD.ToCharArray()) { $s.AppendChar($c) }; $s })))"],
        ["Test-FsPrerequisite"] = ["-TimeoutSeconds 5", "$env:NAME_TOKEN -Environment staging -TimeoutSeconds 5"],
        ["Invoke-FsLint"] = ["", "Flake8, Mypy, Bandit, Black, Isort", "-VirtualEnvironment $env:NAME_TOKEN"],
        ["Test-FsPython"] = ["", "-VirtualEnvironment $env:CANARY_PASSWORD"],
    };

    private readonly SampleRepository _repository = SampleRepository.Create("Проект [1]");
    private readonly Dictionary<string, string?> _before = [];

    private string Outer => Path.GetDirectoryName(_repository.Folder)!;

    private string Bin => Path.Combine(Outer, "bin");

    private string Temp => Path.Combine(Outer, "temp");

    private string Told => Path.Combine(Outer, "told");

    [Fact]
    public void No_secret_comes_out_of_any_stream_the_ledger_a_command_line_or_a_file_left_behind()
    {
        Prepare();
        StringBuilder said = new();
        List<string> leaks = [];
        using Engine engine = new(_repository.Folder);
        string[] cmdlets = [.. engine.Run("Get-Command -Module FreeSport.Ops | ForEach-Object Name").Output.Select(static o => o.ToString())];
        Assert.NotEmpty(cmdlets);
        Assert.Empty(Arguments.Keys.Except(cmdlets));

        // Twice, because what the first round recorded is what the second one reads.
        foreach (string cmdlet in cmdlets.Concat(cmdlets))
        {
            foreach (string arguments in Arguments.GetValueOrDefault(cmdlet, [""]))
            {
                string script = $"{cmdlet} {arguments}";
                string now = Spoken.By(engine, script, ("new", Path.Combine(Outer, "new")));
                said.Append(now);
                leaks.AddRange(Leaks(script, now));
            }
        }

        Assert.Contains("***", said.ToString(), StringComparison.Ordinal);
        leaks.AddRange(Leaks("the ledger", string.Concat(Directory.EnumerateFiles(Path.Combine(_repository.Folder, ".git", "freesport-ops"), "*", SearchOption.AllDirectories).Select(File.ReadAllText))));

        // A workflow whose file is named with a secret is named to act.
        string told = File.ReadAllText(Told);
        Assert.All(new[] { "docker", "ssh", "act", "git", "python" }, program => Assert.Contains("/" + program + " ", told, StringComparison.Ordinal));
        leaks.AddRange(Leaks("a command line", told, Password, Key));

        // The engine keeps a pipe of its own there.
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(Temp), static left => !Path.GetFileName(left).StartsWith("CoreFxPipe_", StringComparison.Ordinal));
        leaks.AddRange(Leaks("freesport.ops.yml", File.ReadAllText(Path.Combine(Outer, "new", "freesport.ops.yml"))));
        Assert.True(leaks.Count == 0, string.Join("\n\n", leaks.Distinct()));
    }

    public void Dispose()
    {
        foreach (KeyValuePair<string, string?> variable in _before)
        {
            Environment.SetEnvironmentVariable(variable.Key, variable.Value);
        }

        _repository.Dispose();
    }

    private static IEnumerable<string> Leaks(string where, string text, params Canary[] canaries) =>
        (canaries.Length == 0 ? All : canaries).SelectMany(canary => canary.LeaksIn(where, text));

    private void Prepare()
    {
        Directory.CreateDirectory(Temp);
        foreach (Canary canary in All)
        {
            Set(canary.Variable, canary.Value);
        }

        Set("TMPDIR", Temp);
        string printed = Path.Combine(Outer, "printed");
        File.WriteAllText(printed, string.Concat(All.Select(static c => c.Printed)));
        Place("git", "exec /usr/bin/git \"$@\"");
        Place("docker", $"[ \"$1\" = info ] && /bin/cat '{printed}.docker'; /bin/cat '{printed}' >&2; [ \"$1\" = info ] || /bin/cat '{printed}'");
        Place("ssh", $"/bin/cat '{printed}' >&2; [ \"$1\" = -V ] || exit 255");
        Place("ssh-add", $"/bin/cat '{printed}'; exit 1");
        Place("act", $"[ \"$1\" = --version ] && {{ /bin/cat '{printed}'; exit; }}; /bin/cat '{printed}.act'; /bin/cat '{printed}' >&2; exit 1");
        PlacePython(printed);
        string json = JsonSerializer.Serialize(string.Concat(All.Select(static c => c.Printed)));
        File.WriteAllText(printed + ".docker", $"{{\"ServerVersion\":\"27.3.1\",\"Name\":{json},\"ServerErrors\":[{json}],\"ClientInfo\":{{\"Context\":{json}}}}}\n");
        File.WriteAllText(printed + ".act", string.Concat(new[] { "info", "error" }.Select(level =>
            $"{{\"dryrun\":true,\"job\":{json},\"jobID\":\"build\",\"level\":\"{level}\",\"matrix\":{{\"a\":{json}}},\"msg\":{json},\"step\":{json},\"stepID\":[\"0\"],\"stage\":\"Main\",\"stepResult\":\"failure\",\"jobResult\":\"failure\"}}\n")));

        string yaml = JsonSerializer.Serialize(Password.Value);
        _repository.Write(".env", $"CANARY_PASSWORD='{Password.Value}'\n");
        _repository.Write(".github/workflows/leak.yml", $"name: {yaml}\non: push\nenv: {{ CANARY: {yaml} }}\njobs:\n  build:\n    name: {yaml}\n    runs-on: {yaml}\n    environment: {yaml}\n    steps: [{{ name: {yaml}, run: {yaml} }}]\n");
        _repository.Write($".github/workflows/{Name.Value}.yml", $"name: {yaml}\non: [push\n{yaml}: *{Name.Value}\n");
        string configuration = Path.Combine(_repository.Folder, "freesport.ops.yml");
        File.WriteAllText(configuration, File.ReadAllText(configuration)
            .Replace("name: freesport-sample", "name: " + yaml, StringComparison.Ordinal)
            .Replace("name: team-slack, kind: slack, language", "name: " + yaml + ", kind: slack, language", StringComparison.Ordinal)
            .Replace("prometheus, kind", yaml + ", kind", StringComparison.Ordinal) + $"{yaml}: 1\n");
        _repository.Git("remote", "add", "origin", $"https://deploy:{Uri.EscapeDataString(Password.Value)}@git.example/r.git");
        _repository.Commit("canary");
        Directory.CreateDirectory(Path.Combine(Outer, "new", Name.Value));
        Set("PATH", Bin);
    }

    // It answers every question with all it knows, and reports tests that do.
    private void PlacePython(string printed)
    {
        string xml = System.Security.SecurityElement.Escape(string.Concat(All.Select(static c => c.Printed)));
        File.WriteAllText(
            printed + ".junit",
            $"<testsuites><testsuite tests=\"2\"><testcase classname=\"{xml}\" name=\"{xml}\" file=\"{xml}\"><failure message=\"{xml}\">{xml}</failure></testcase><testcase name=\"{Name.Value}\"><skipped message=\"{xml}\"/></testcase></testsuite></testsuites>");
        string bin = Path.Combine(_repository.Folder, "backend", "venv", "bin");
        Scripts.Place(bin, "python", $"{Tell("python")}\nfor a in \"$@\"; do case \"$a\" in --junitxml=*) /bin/cp '{printed}.junit' \"${{a#--junitxml=}}\";; esac; done\n/bin/cat '{printed}'; /bin/cat '{printed}' >&2; exit 1");
        _repository.Write("backend/venv/pyvenv.cfg", "home = /usr/bin\n");
    }

    private void Place(string program, string body) => Scripts.Place(Bin, program, Tell(program) + "\n" + body);

    private string Tell(string program) => $"echo \"/{program} $*\" >> '{Told}'";

    private void Set(string variable, string value)
    {
        _before.TryAdd(variable, Environment.GetEnvironmentVariable(variable));
        Environment.SetEnvironmentVariable(variable, value);
    }
}
