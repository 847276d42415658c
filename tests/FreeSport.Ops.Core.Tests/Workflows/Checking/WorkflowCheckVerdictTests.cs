using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows.Checking;
using FreeSport.Ops.Workflows.Rules;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

using RuleTexts = FreeSport.Ops.Workflows.Rules.RuleTexts;

namespace FreeSport.Ops.Core.Tests.Workflows.Checking;

/// <summary>What the findings of a workflow are worth together, and how each is shown.</summary>
public sealed class WorkflowCheckVerdictTests
{
    private const FsFindingSeverity Error = FsFindingSeverity.Error;
    private const FsFindingSeverity Warning = FsFindingSeverity.Warning;
    private const FsFindingSeverity Note = FsFindingSeverity.Note;

    [Theory]
    [InlineData(new FsFindingSeverity[0], FsOutcome.Passed)]
    [InlineData(new[] { Note }, FsOutcome.Passed)]
    [InlineData(new[] { Note, Warning }, FsOutcome.Warning)]
    [InlineData(new[] { Note, Warning, Error, Error }, FsOutcome.Failed)]
    public void The_worst_finding_decides_and_all_are_counted(FsFindingSeverity[] severities, FsOutcome outcome)
    {
        FsWorkflowCheck check = Decide([.. severities.Select(static s => Found(s))]);

        Assert.Equal(outcome, check.Outcome);
        Assert.Equal(
            (severities.Count(static s => s == Error), severities.Count(static s => s == Warning), severities.Count(static s => s == Note)),
            (check.ErrorCount, check.WarningCount, check.NoteCount));
        Assert.Equal(
            severities.Length == 0 ? CheckingTexts.Clean : CheckingTexts.Found.With(check.ErrorCount, check.WarningCount, check.NoteCount),
            check.Summary);
        Assert.Equal(severities.Length == 0 ? null : "Test-FsWorkflow a.yml", check.NextCommand);
    }

    [Fact]
    public void The_first_of_the_worst_findings_is_mended_first()
    {
        FsWorkflowCheck check = Decide(Found(Note, line: 1), Found(Error, line: 3, column: 2), Found(Error, line: 2), Found(Warning, line: 1));

        Assert.Equal(CheckingTexts.FoundRemedy.With(3, 2, RuleTexts.ActionWithoutName), check.Remedy);
    }

    [Fact]
    public void A_check_without_findings_tells_nothing_to_do()
    {
        FsWorkflowCheck check = Decide();

        Assert.Equal((null, null, null), (check.Remedy, check.NextCommand, check.Cause));
        Assert.Empty(check.Findings);
        Assert.Empty(check.Links);
    }

    [Fact]
    public void A_finding_is_shown_with_its_place_its_line_and_its_page()
    {
        FsWorkflowFinding finding = Decide(Found(Error, line: 2, column: 3)).Findings.Single();

        Assert.Equal(("expression", Error, ".github/workflows/a.yml", 2, 3, 7), (finding.Rule, finding.Severity, finding.Path, finding.Line, finding.Column, finding.EndColumn));
        Assert.Equal((RuleTexts.ActionWithoutName, "  password: hunter2"), (finding.Message, finding.Snippet));
    }

    [Fact]
    public void Each_page_is_linked_once()
    {
        FsWorkflowCheck check = Decide(Found(Error), Found(Error, line: 2), Found(Error, rule: "matrix"));

        Assert.Equal(check.Findings.Skip(1).Select(static f => f.Url), check.Links);
    }

    [Theory]
    [InlineData(CredentialsRule.RuleName, 13, "  password: ***")]
    [InlineData(CredentialsRule.RuleName, 19, "  password: hunter***")]
    [InlineData(CredentialsRule.RuleName, 20, "  password: hunter2")]
    [InlineData("expression", 13, "  password: hunter2")]
    public void A_password_that_is_pointed_at_is_not_shown(string rule, int column, string snippet) =>
        Assert.Equal(snippet, Decide(Found(Error, line: 2, column, rule)).Findings.Single().Snippet);

    [Theory]
    [InlineData(200, 200, false)]
    [InlineData(201, 200, true)]
    public void A_long_line_is_cut(int length, int shown, bool isCut)
    {
        FsWorkflowCheck check = new() { Subject = "a.yml", Path = "a.yml" };

        WorkflowCheckVerdict.Decide(check, [Found(Error)], new TextPlaces(new string('x', length)), Project());

        Assert.Equal(new string('x', shown) + (isCut ? "…" : string.Empty), check.Findings.Single().Snippet);
    }

    [Fact]
    public void A_file_that_cannot_be_read_fails_and_proves_nothing()
    {
        FsWorkflowCheck check = new() { Subject = ".github/workflows/a.yml" };

        WorkflowCheckVerdict.Unreadable(check, new OpsFailure("WorkflowNotYaml", FailureKind.InvalidData, "It is no YAML.", "Mend it."));

        Assert.Equal((FsOutcome.Failed, Causes.Of(Causes.Workflow, ".github/workflows/a.yml")), (check.Outcome, check.Cause));
        Assert.Equal(("It is no YAML.", "Mend it."), (check.Summary, check.Remedy));
        Assert.Equal(["It is no YAML."], check.LeftOut);
    }

    [Fact]
    public void The_next_command_finds_the_project_from_elsewhere()
    {
        FsWorkflowCheck check = new() { Path = ".github/workflows/a b.yml" };

        WorkflowCheckVerdict.Decide(check, [Found(Error)], new TextPlaces("on: push\n"), Project(isCurrent: false));

        Assert.Equal("Test-FsWorkflow 'a b.yml' -LiteralPath /srv/shop", check.NextCommand);
    }

    [Fact]
    public void The_checker_is_recorded_with_its_version()
    {
        Assert.Matches(@"^\d+\.\d+\.\d+$", WorkflowCheckVerdict.Version);
        Assert.EndsWith("FreeSport.Ops.Core.dll", WorkflowCheckVerdict.Assembly, StringComparison.Ordinal);
    }

    private static FsWorkflowCheck Decide(params Finding[] findings)
    {
        FsWorkflowCheck check = new() { Subject = ".github/workflows/a.yml", Path = ".github/workflows/a.yml" };
        WorkflowCheckVerdict.Decide(check, findings, new TextPlaces("on: push\n  password: hunter2\nend\n"), Project());
        return check;
    }

    private static Finding Found(FsFindingSeverity severity, int line = 1, int column = 1, string rule = "expression") =>
        new(rule, severity, new YamlPosition(0, line, column), 7, Message.Of<RuleTexts>(nameof(RuleTexts.ActionWithoutName)));

    private static Project Project(bool isCurrent = true) => new("/srv/shop", new GitLookup(GitState.NoRepository), new ProjectConfiguration()) { IsCurrent = isCurrent };
}
