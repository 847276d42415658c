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

    [Fact]
    public void A_key_is_left_to_its_owner_alone_whatever_was_granted_before() =>
        Assert.Equal(
            $@"icacls 'C:\Users\Анна П\.ssh\id_ed25519' /reset; icacls 'C:\Users\Анна П\.ssh\id_ed25519' /inheritance:r /grant:r '*{Me}:F'",
            WindowsCommands.Protect(@"C:\Users\Анна П\.ssh\id_ed25519", Me));

    [Fact]
    public void An_account_of_a_directory_goes_with_its_domain() =>
        Assert.Equal(@"Add-LocalGroupMember -Group docker-users -Member AzureAD\AnnaPetrova", WindowsCommands.PermitDocker(@"AzureAD\AnnaPetrova"));

    [Theory]
    [InlineData(@"C:\Program Files\Docker\Docker\Docker Desktop.exe", @"& 'C:\Program Files\Docker\Docker\Docker Desktop.exe'")]
    [InlineData(@"C:\Users\anna\AppData\Local\Programs\DockerDesktop\Docker Desktop.exe", @"& 'C:\Users\anna\AppData\Local\Programs\DockerDesktop\Docker Desktop.exe'")]
    [InlineData("", "docker desktop start")]
    public void Docker_Desktop_is_started_where_it_was_installed(string program, string command) =>
        Assert.Equal(command, WindowsCommands.StartDocker([@"C:\Program Files", @"C:\Users\anna\AppData\Local"], f => f == program));

    [Fact]
    public void A_disabled_agent_is_enabled_by_an_administrator_and_gets_the_key_of_its_owner() =>
        Assert.Matches("^Start-Process powershell -Verb RunAs -Wait .*Set-Service ssh-agent.*; ssh-add id$", WindowsCommands.StartAgent(isDisabled: true, "ssh-add id"));

    [Theory]
    [InlineData(@"C:\Program Files\Git\usr\bin\ssh-add.exe", true)]
    [InlineData("C:/msys64/usr/bin/ssh.exe", true)]
    [InlineData(@"C:\Windows\System32\OpenSSH\ssh-add.exe", false)]
    [InlineData(null, false)]
    public void The_ssh_of_Git_for_Windows_has_its_own_home_and_agent(string? program, bool expected) => Assert.Equal(expected, SshKeyFolder.IsOfGit(program));
}
