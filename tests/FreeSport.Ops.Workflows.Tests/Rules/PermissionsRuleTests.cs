using FreeSport.Ops.Workflows.Tables;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class PermissionsRuleTests
{
    [Theory]
    [InlineData("permissions: write", 4, 18, "\"write\" grants nothing")]
    [InlineData("permissions: read", 4, 18, "read-all, write-all or an empty mapping")]
    [InlineData("permissions: none", 4, 18, "\"none\"")]
    [InlineData("permissions:\n  content: read", 5, 7, "unknown permission scope \"content\"")]
    [InlineData("permissions:\n  Contents: read", 5, 7, "Did you mean 'contents'?")]
    [InlineData("permissions: {issues: admin}", 4, 27, "\"admin\" cannot be granted of \"issues\". Possible: read, write, none")]
    [InlineData("permissions:\n  id-token: read", 5, 17, "Possible: write, none")]
    [InlineData("permissions:\n  models: write", 5, 15, "Possible: read, none")]
    [InlineData("permissions:\n  vulnerability-alerts: write", 5, 29, "Possible: read, none")]
    [InlineData("permissions:\n  copilot-requests: read", 5, 25, "Possible: write, none")]
    public void What_cannot_be_granted_is_named(string job, int line, int column, string telling) =>
        Checked.One(Checked.Job(job), "permissions", line, column, telling);

    [Theory]
    [InlineData("permissions: read-all")]
    [InlineData("permissions: write-all")]
    [InlineData("permissions: {}")]
    [InlineData("permissions:\n  contents: read\n  packages: write\n  id-token: write\n  models: read\n  issues: none")]
    public void What_can_be_granted_is_right(string permissions)
    {
        Checked.None(Checked.Job(permissions));
        Checked.None(Checked.Top(permissions));
    }

    [Fact]
    public void Those_of_the_workflow_are_checked_too() => Checked.One(Checked.Top("permissions:\n  check: read"), "permissions", 2, 3, "Did you mean 'checks'?");

    [Fact]
    public void Nothing_can_be_taken_from_any_scope() => Assert.All(PermissionScopes.All.Values, static grants => Assert.Contains("none", grants));
}
