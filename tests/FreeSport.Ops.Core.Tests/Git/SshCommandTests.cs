using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Tests.Git;

/// <summary>git reaches servers by the program the person configured, which is only told to ask nobody.</summary>
public sealed class SshCommandTests
{
    [Theory]
    [InlineData(null, null, null, "ssh -oBatchMode=yes")]
    [InlineData("", " ", null, "ssh -oBatchMode=yes")]
    [InlineData("ssh -i key", "plink", "/usr/bin/ssh", "ssh -i key -oBatchMode=yes")]
    [InlineData(null, "ssh -i ~/.ssh/deploy -p 2222\n", "other", "ssh -i ~/.ssh/deploy -p 2222 -oBatchMode=yes")]
    [InlineData(null, "C:/Windows/System32/OpenSSH/ssh.exe", null, "C:/Windows/System32/OpenSSH/ssh.exe -oBatchMode=yes")]
    [InlineData(null, "\"C:/Program Files/PuTTY/plink.exe\" -agent", null, "\"C:/Program Files/PuTTY/plink.exe\" -agent -batch")]
    [InlineData(null, null, "C:\\Program Files\\TortoiseGit\\bin\\TortoisePlink.exe", "'C:\\Program Files\\TortoiseGit\\bin\\TortoisePlink.exe' -batch")]
    [InlineData(null, null, "/home/o'neil/ssh", "'/home/o'\\''neil/ssh' -oBatchMode=yes")]
    [InlineData(null, "corporate-ssh-wrapper --zone a", null, "corporate-ssh-wrapper --zone a")]
    public void The_program_is_the_persons_and_asks_nobody(string? variable, string? configured, string? program, string expected) =>
        Assert.Equal(expected, SshCommand.Quiet(variable, configured, program));
}
