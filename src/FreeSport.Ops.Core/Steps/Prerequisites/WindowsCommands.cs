namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Commands that set a trouble right on Windows.</summary>
internal static class WindowsCommands
{
    private const string DockerDesktop = "Docker Desktop.exe";

    /// <summary>Leaves a file to one account alone. Names are ambiguous where the directory is in the cloud, so the account goes by its SID.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sid">The account.</param>
    /// <remarks>What was granted to others by name survives the end of inheritance; <c>/reset</c> takes it away first.</remarks>
    public static string Protect(string file, string sid)
    {
        string quoted = PowerShellQuoting.Quote(file);
        return $"icacls {quoted} /reset; icacls {quoted} /inheritance:r /grant:r '*{sid}:F'";
    }

    /// <summary>Lets an account use Docker's engine; needs an elevated session, which may be another account's.</summary>
    /// <param name="account">The account with its domain, such as <c>AzureAD\AnnaPetrova</c>.</param>
    public static string PermitDocker(string account) => "Add-LocalGroupMember -Group docker-users -Member " + PowerShellQuoting.Quote(account);

    /// <summary>Starts Docker Desktop where it was installed: for everybody, or for one person.</summary>
    /// <param name="places">The folders of programs, the first one first.</param>
    /// <param name="exists">Whether a file is there.</param>
    public static string StartDocker(IEnumerable<string> places, Func<string, bool> exists) =>
        places.SelectMany(static p => new[] { p + @"\Docker\Docker\" + DockerDesktop, p + @"\DockerDesktop\" + DockerDesktop, p + @"\Programs\DockerDesktop\" + DockerDesktop })
            .FirstOrDefault(exists) is { } program ? "& " + PowerShellQuoting.Quote(program) : "docker desktop start";

    /// <summary>Starts the agent and adds a key. A disabled service is enabled by an administrator; the key is added by its owner, in the same session as before.</summary>
    /// <param name="isDisabled">Whether the service is disabled.</param>
    /// <param name="add">The command that adds the key.</param>
    public static string StartAgent(bool isDisabled, string add) => isDisabled
        ? "Start-Process powershell -Verb RunAs -Wait -ArgumentList '-NoProfile -Command Set-Service ssh-agent -StartupType Manual; Start-Service ssh-agent'; " + add
        : "Start-Service ssh-agent; " + add;
}
