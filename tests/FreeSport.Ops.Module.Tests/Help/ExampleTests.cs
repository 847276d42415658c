using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Module.Tests.Help;

/// <summary>Every example of the help and of the README does what a reader who copies it expects.</summary>
public sealed partial class ExampleTests
{
    // What a page's examples find: somebody has worked in the project before.
    private static readonly Dictionary<string, string> Before = new(StringComparer.Ordinal)
    {
        ["Assert-FsChecklist"] = EveryBox,
        ["Get-FsChecklist"] = ChangeUnderWay,
        ["Get-FsEvidence"] = "Invoke-FsTest; Add-FsEvidence TeamNotified team-slack, ops-email -Outcome Passed -Reason 'told' -Environment production",
        ["Test-FsEvidence"] = "Add-FsEvidence TeamNotified team-slack -Outcome Passed -Reason 'told'",
        ["Sync-FsEvidence"] = "git init -q --bare ../team.git; git config remote.origin.url (Resolve-Path ../team.git).Path; Add-FsEvidence TeamNotified team-slack -Outcome Passed -Reason 'told'",
        ["Invoke-FsLint"] = "'import os' | Set-Content backend/freesport/untidy.py",
        ["Invoke-FsActDryRun"] = "(Get-Content -Raw .github/workflows/deploy.yml) -replace 'docker/build-push-action@v6', 'docker/build-push-action@v5' | Set-Content .github/workflows/deploy.yml",
        ["Test-FsWorkflow"] = "(Get-Content -Raw .github/workflows/deploy.yml) -replace 'needs: setup', 'needs: sutep' | Set-Content .github/workflows/deploy.yml; "
            + "$null = New-Item -Force .github/actions/docs-only-check/action.yml -Value \"name: Docs only`ndescription: Tells whether a change is of documents alone`nruns:`n  using: composite`n  steps:`n    - {run: git diff --quiet, shell: bash}`n\"",
        ["Get-FsChange"] = ChangeUnderWay,
        ["Confirm-FsChange"] = ChangeUnderWay,
        ["Complete-FsChange"] = ChangeUnderWay,
        ["Initialize-FsProject"] = "Remove-Item freesport.ops.yml",
        ["Compare-FsInfrastructure"] = "(Get-Content -Raw docker/docker-compose.prod.yml) -replace 'redis:7-alpine', 'redis:8-alpine' | Set-Content docker/docker-compose.prod.yml",
        ["Disable-FsAlert"] = "'exit 0' | Set-Content deploy.ps1",
        ["Test-FsRegression"] = "$null = New-Item -Force logs/backend.log -Value (\"{0:yyyy-MM-dd HH:mm:ss} ERROR no price`n{1:yyyy-MM-dd HH:mm:ss} ERROR no stock`n\" -f [datetime]::UtcNow.AddHours(-3), [datetime]::UtcNow.AddMinutes(-1))",
        ["README.md"] = EveryBox,
    };

    // What rightly writes nothing where all is well, or writes a file.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "Assert-FsChecklist: Gate before a release",
        "Assert-FsChecklist: Handle the open boxes in a script",
        "Compare-FsInfrastructure: Between two releases",
        "Compare-FsInfrastructure: Two files",
        "Disable-FsAlert: Around a deployment",
        "Get-FsChecklist: Put the state into a report",
        "Get-FsWorkflow: Find workflows that cannot be read",
        "Invoke-FsInfrastructurePlan: What is left after a failure",
        "Invoke-FsTest: See which tests failed",
        "New-FsInfrastructurePlan: What would be lost",
        "New-FsInfrastructurePlan: What Ansible cannot tell before",
        "Test-FsCompose: Stop a script before a push",
        "Test-FsMonitoring: In a script",
        "Test-FsDocker: Stop a script early",
        "Test-FsDocumentation: Every place of a broken link",
        "Test-FsDocumentation: Stop a script before a release",
        "Test-FsEvidence: Refuse to go on with a broken ledger",
        "Test-FsEvidence: Find the file",
        "Sync-FsEvidence: Before a gate, in a script",
        "Test-FsPython: List what is missing",
        "Test-FsServerAccess: In a script",
        "Test-FsWorkflow: Keep the findings as a list",
        "Update-FsDependency: Newer versions, with the reasons",
        "Update-FsDependency: What is vulnerable",
        "Update-FsDocumentation: Bring all regions up to date",
        "Wait-FsDeployment: Go on with what was broken off",
        "README.md: Import-Module ./FreeSport.Ops.psd1",
        "README.md: Assert-FsChecklist production",
        "README.md: ./scripts/deploy-staging.ps1 -ImageTag 0fefabf",
    };

    // What rightly ends in an error: a gate that is closed on this machine, or a project that has its configuration already.
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["Complete-FsChange: After a deployment"] = "ChangeNotFound",
        ["Get-FsAlert: What fires"] = "MonitorUnreachable",
        ["Get-FsAlert: What is new since a release"] = "MonitorUnreachable",
        ["Get-FsAlert: Who hides what"] = "MonitorUnreachable",
        ["Invoke-FsRunbook: Release to staging, steps 0 to 9"] = "DeploymentFilesRefused",
        ["New-FsRollbackPlan: What would it be?"] = "RollbackNothingKnown",
        ["New-FsRollbackPlan: To a certain release"] = "RollbackNothingKnown",
        ["New-FsRollbackPlan: Which migrations came since?"] = "RollbackNothingKnown",
        ["Start-FsDeployment: Staging, from this machine"] = "DeploymentFilesRefused",
        ["Undo-FsDeployment: Back to what worked"] = "RollbackNothingKnown",
        ["Undo-FsDeployment: Look first"] = "RollbackNothingKnown",
        ["Test-FsPrerequisite: In a script"] = "this machine is not ready",
        ["Test-FsRegistryAccess: The image to roll back to"] = "no such image",
        ["Test-FsWorkflow: Stop a script before a push"] = "The workflows need a look.",
        ["Test-FsRegression: Decide on a rollback in a script"] = "Production got worse",
        ["Wait-FsDeployment: Stop a script when the release failed"] = "Run ",
        ["docs/runbook.md: Assert-FsChecklist production"] = "ChecklistNotMet",
        ["README.md: Initialize-FsProject -WhatIf"] = "ConfigurationExists",
    };

    private const string ChangeUnderWay = "Get-FsRequirement 14.1 | New-FsChange 'Connect Prometheus'";

    private const string EveryBox =
        "Invoke-FsTest; foreach ($environment in 'staging', 'production') { 'TestsPassed', 'WorkflowsChecked', 'SecretsSynchronized', 'MonitoringActive', 'DocumentationUpdated', 'TeamNotified' "
        + "| ForEach-Object { Add-FsEvidence $_ -Waive -Environment $environment -Until ([datetime]::Now.AddHours(1)) -Reason 'a test' } }";

    public static TheoryData<string> Pages => [.. HelpExample.Of("en-US").Keys.Order()];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_example_of_the_help_runs(string name)
    {
        Assert.SkipUnless(BuiltModule.IsCoreLeg, "The examples are the same on both legs.");
        await using ReadersMachine machine = await ReadersMachine.CreateAsync();

        List<string> wrong = Run(machine, name, HelpExample.Of("en-US")[name]);

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/runbook.md")]
    public async Task Every_command_of_the_documents_runs(string file)
    {
        Assert.SkipUnless(BuiltModule.IsCoreLeg, "The documents are the same for both legs.");
        await using ReadersMachine machine = await ReadersMachine.CreateAsync();
        string text = await File.ReadAllTextAsync(Path.Combine(BuiltModule.Root, file), TestContext.Current.CancellationToken);
        HelpExample[] commands =
        [
            .. Blocks().Matches(text)
                .SelectMany(static b => b.Groups["kind"].Value == "powershell" ? Statements(b.Groups["code"].Value) : Typed().Matches(b.Groups["code"].Value).Select(static t => t.Groups[1].Value.Trim()))
                .Select(static code => new HelpExample(code, code)),
        ];

        List<string> wrong = Run(machine, file, commands);

        Assert.NotEmpty(commands);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Examples_are_the_same_in_both_languages_but_for_what_people_say(string name)
    {
        IEnumerable<string> english = HelpExample.Of("en-US")[name].Select(static e => WithoutTexts(e.Code));
        IEnumerable<string> russian = HelpExample.Of("ru-RU")[name].Select(static e => WithoutTexts(e.Code));

        Assert.Equal(english, russian);
    }

    private static List<string> Run(ReadersMachine machine, string page, HelpExample[] examples)
    {
        using Engine engine = machine.Start();
        List<string> wrong = [];
        if (Before.TryGetValue(page, out string? before) && engine.Run(before) is { ErrorId: { } failed })
        {
            wrong.Add($"{page}: cannot be prepared: {failed}");
        }

        foreach (HelpExample example in examples)
        {
            if (Complaint(engine.Run(machine.Here(example.Code)), $"{page}: {example.Title}") is { } complaint)
            {
                wrong.Add($"{page}: {example.Title}: {complaint}");
            }
        }

        return wrong;
    }

    private static string? Complaint(EngineResult result, string example)
    {
        // Git speaks of its progress on the stream of errors.
        ErrorRecord? error = result.Terminated ?? result.Errors.FirstOrDefault(static e => !e.FullyQualifiedErrorId.StartsWith("NativeCommandError", StringComparison.Ordinal));
        if (Refused.TryGetValue(example, out string? refusal))
        {
            return error?.FullyQualifiedErrorId.StartsWith(refusal, StringComparison.Ordinal) == true ? null : $"should have been refused with {refusal}";
        }

        return error is not null ? $"{error.FullyQualifiedErrorId}: {error.Exception.Message}"
            : result.Output.Length == 0 == Silent.Contains(example) ? null
            : result.Output.Length == 0 ? "wrote nothing" : "was thought to write nothing";
    }

    // One after the other, as they are typed; what builds the module was done before.
    private static IEnumerable<string> Statements(string code) => Parser.ParseInput(code, out _, out _)
        .EndBlock.Statements.Select(static s => s.Extent.Text)
        .Where(static s => !s.StartsWith("dotnet ", StringComparison.Ordinal) && !s.Contains("build.ps1", StringComparison.Ordinal));

    private static string WithoutTexts(string code)
    {
        Parser.ParseInput(code, out Token[] tokens, out _);
        return string.Join(' ', tokens.Select(static t => t is StringToken && t.Kind != TokenKind.Generic && t.Kind != TokenKind.Identifier ? "'…'" : t.Text));
    }

    [GeneratedRegex(@"^```(?<kind>powershell|text)\r?\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^PS> (.*)$", RegexOptions.Multiline)]
    private static partial Regex Typed();
}
