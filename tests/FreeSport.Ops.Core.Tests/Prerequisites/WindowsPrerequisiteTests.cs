using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>What Windows says about scripts, keys and the agent's service, judged on any system.</summary>
public sealed class WindowsPrerequisiteTests
{
    private const string Me = "S-1-5-21-1-2-3-1001";

    [Theory]
    [InlineData("LocalMachine RemoteSigned", FsOutcome.Passed, FsExecutionPolicy.RemoteSigned, null)]
    [InlineData("Process Bypass,LocalMachine Restricted", FsOutcome.Passed, FsExecutionPolicy.Bypass, null)]
    [InlineData("LocalMachine Undefined", FsOutcome.Failed, FsExecutionPolicy.Restricted, "Set-ExecutionPolicy RemoteSigned -Scope CurrentUser")]
    [InlineData("", FsOutcome.Failed, FsExecutionPolicy.Restricted, "Set-ExecutionPolicy RemoteSigned -Scope CurrentUser")]
    [InlineData("CurrentUser AllSigned", FsOutcome.Failed, FsExecutionPolicy.AllSigned, "Set-ExecutionPolicy RemoteSigned -Scope CurrentUser")]
    [InlineData("Process Restricted,CurrentUser RemoteSigned", FsOutcome.Failed, FsExecutionPolicy.Restricted, "Set-ExecutionPolicy RemoteSigned -Scope Process")]
    [InlineData("MachinePolicy AllSigned,Process Bypass", FsOutcome.Failed, FsExecutionPolicy.AllSigned, "Get-ExecutionPolicy -List")]
    public void The_first_scope_that_has_a_policy_decides(string scopes, FsOutcome outcome, FsExecutionPolicy effective, string? next)
    {
        FsExecutionPolicyStatus status = ExecutionPolicyCheck.Judge([.. scopes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static s => s.Split(' '))
            .Select(static s => new FsExecutionPolicyScope { Scope = s[0], Policy = Enum.Parse<FsExecutionPolicy>(s[1]) })]);

        Assert.Equal((outcome, effective, next), (status.Outcome, status.Effective, status.NextCommand));
    }

    [Fact]
    public void A_PowerShell_that_does_not_say_is_no_permission() =>
        Assert.Equal((FsOutcome.Inconclusive, FsScope.Partial), (ExecutionPolicyCheck.Unknown("no such command").Outcome, ExecutionPolicyCheck.Unknown("x").Scope));

    [Theory]
    [InlineData($"O:{Me}G:DUD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;{Me})", false)]
    [InlineData($"O:{Me}D:AI(A;ID;FA;;;SY)(A;ID;0x1200a9;;;BU)(A;ID;FA;;;{Me})", true)]
    [InlineData($"O:{Me}D:(A;;FR;;;WD)", true)]
    [InlineData($"O:{Me}D:(A;OICIIO;FA;;;CO)(A;;FA;;;{Me})", false)]
    [InlineData($"O:{Me}D:(D;;FA;;;WD)(A;;FA;;;{Me})", false)]
    [InlineData($"O:{Me}D:NO_ACCESS_CONTROL", true)]
    [InlineData($"O:{Me}", true)]
    [InlineData($"O:{Me}D:(A;;FA;;;S-1-5-21-1-2-3-1002)", true)]
    public void A_key_is_open_when_others_than_its_owner_are_let_in(string descriptor, bool open) =>
        Assert.Equal(open, WindowsAccess.IsOpenToOthers(descriptor, Me));

    [Fact]
    public void The_built_in_administrator_is_known_by_its_alias() =>
        Assert.False(WindowsAccess.IsOpenToOthers("D:(A;;FA;;;LA)", "S-1-5-21-1-2-3-500"));

    [Theory]
    [InlineData("        STATE              : 4  RUNNING", "        START_TYPE         : 3   DEMAND_START", null)]
    [InlineData("        STATE              : 1  STOPPED", "        START_TYPE         : 4   DISABLED", FsSshAgentState.Disabled)]
    [InlineData("        СОСТОЯНИЕ          : 1  STOPPED", "        ТИП_ЗАПУСКА        : 4   DISABLED", FsSshAgentState.Disabled)]
    [InlineData("        STATE              : 1  STOPPED", "        START_TYPE         : 3   DEMAND_START", FsSshAgentState.NotRunning)]
    [InlineData("[SC] EnumQueryServicesStatus:OpenService FAILED 1060:", "", FsSshAgentState.NotRunning)]
    public void The_agents_service_runs_or_is_stopped_or_disabled(string query, string configuration, FsSshAgentState? trouble) =>
        Assert.Equal(trouble, SshAgentService.Trouble(query, configuration));
}
