using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Tests.Processes;

/// <summary>A hint is for the system it is given on.</summary>
public sealed class SystemPackagesTests
{
    [Theory]
    [InlineData("winget", "git", "winget install --id Git.Git")]
    [InlineData("winget", "ssh", "Add-WindowsCapability -Online -Name OpenSSH.Client~~~~0.0.1.0")]
    [InlineData("brew", "git", "brew install git")]
    [InlineData("brew", "docker", "brew install --cask docker")]
    [InlineData("brew", "ssh", "brew install openssh")]
    [InlineData("brew", "python", "brew install python@3.12")]
    [InlineData("apt-get", "docker", "sudo apt-get install docker.io docker-compose-plugin")]
    [InlineData("apt-get", "python", "sudo apt-get install python3 python3-venv")]
    [InlineData("dnf", "ssh", "sudo dnf install openssh-clients")]
    [InlineData("zypper", "git", "sudo zypper install git")]
    [InlineData("pacman", "python", "sudo pacman -S python")]
    [InlineData("apk", "docker", "sudo apk add docker docker-cli-compose")]
    public void Each_system_installs_in_its_own_way(string manager, string program, string command) =>
        Assert.Equal(command, SystemPackages.Install(program, manager));

    [Fact]
    public void What_there_is_no_package_manager_for_is_not_named_on_this_system()
    {
        string command = SystemPackages.Install("git");

        Assert.Equal(OperatingSystem.IsWindows(), command.StartsWith("winget", StringComparison.Ordinal));
        Assert.Equal(OperatingSystem.IsMacOS(), command.StartsWith("brew", StringComparison.Ordinal));
        Assert.Equal(OperatingSystem.IsLinux(), command.StartsWith("sudo ", StringComparison.Ordinal));
    }
}
