using System.Text;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>A secret of the environment that a tool prints appears in no stream, no object and no ledger.</summary>
public sealed class SecretTests
{
    private const string Canary = "kanareika-9f3c/2A+b q'\"7";

    [Fact]
    public async Task A_secret_that_a_failing_test_prints_stays_hidden_in_every_form()
    {
        DebianPython.RequireOrSkip();
        using SampleRepository repository = SampleRepository.Create();
        DebianPython.MakeVenv(Path.Combine(repository.Folder, "backend", "venv"));
        repository.Write(
            "backend/tests/unit/test_leak.py",
            "import base64, json, os, urllib.parse\n\nimport pytest\n\npytestmark = pytest.mark.unit\n\n\ndef test_leak():\n    s = os.environ['DB_PASSWORD']\n" +
            "    raise AssertionError(' | '.join([s, base64.b64encode(s.encode()).decode(), base64.b64encode(('x' + s).encode()).decode(), urllib.parse.quote(s), json.dumps(s)]))\n");

        PwshRun run = await PwshRun.CommandAsync(
            "$r = Invoke-FsTest unit -Verbose -Debug; [System.Management.Automation.PSSerializer]::Serialize($r, 8); $r; Get-FsChecklist; Get-FsEvidence | Out-Default; Add-FsEvidence -Box TeamNotified -Subject x -Outcome Passed -Reason $env:DB_PASSWORD",
            repository.Folder,
            ("DB_PASSWORD", Canary));

        string ledger = File.ReadAllText(repository.Ledger);
        string everything = run.Output + run.Error + ledger;
        Assert.Contains("test_leak", everything, StringComparison.Ordinal);
        Assert.Contains("***", everything, StringComparison.Ordinal);
        Assert.All(
            [Canary, Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)), Uri.EscapeDataString(Canary), "kanareika", Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + Canary))[2..20]],
            form => Assert.DoesNotContain(form, everything, StringComparison.Ordinal));
    }
}
