namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>How programs are installed on this system: by the package manager that it has.</summary>
public static class SystemPackages
{
    private static readonly (string Path, string Manager)[] Managers =
    [
        ("/usr/bin/apt-get", "apt-get"),
        ("/usr/bin/dnf", "dnf"),
        ("/usr/bin/zypper", "zypper"),
        ("/usr/bin/pacman", "pacman"),
        ("/sbin/apk", "apk"),
        ("/usr/bin/apk", "apk"),
    ];

    private static readonly Dictionary<string, Dictionary<string, string>> Names = new(StringComparer.Ordinal)
    {
        ["git"] = new(StringComparer.Ordinal) { ["winget"] = "Git.Git" },
        ["docker"] = new(StringComparer.Ordinal)
        {
            ["winget"] = "Docker.DockerDesktop",
            ["brew"] = "--cask docker",
            ["apt-get"] = "docker.io docker-compose-plugin",
            ["dnf"] = "moby-engine docker-compose",
            ["zypper"] = "docker docker-compose",
            ["pacman"] = "docker docker-compose",
            ["apk"] = "docker docker-cli-compose",
        },
        ["ssh"] = new(StringComparer.Ordinal)
        {
            ["brew"] = "openssh",
            ["apt-get"] = "openssh-client",
            ["dnf"] = "openssh-clients",
            ["zypper"] = "openssh-clients",
            ["pacman"] = "openssh",
            ["apk"] = "openssh-client",
        },
        ["python"] = new(StringComparer.Ordinal)
        {
            ["winget"] = "Python.Python.3.12",
            ["brew"] = "python@3.12",
            ["apt-get"] = "python3 python3-venv",
            ["dnf"] = "python3",
            ["zypper"] = "python3",
            ["apk"] = "python3",
        },
    };

    private static string Manager { get; } = Platform.IsWindows ? "winget"
        : Platform.IsMacOS ? "brew"
        : Managers.FirstOrDefault(static m => File.Exists(m.Path)).Manager ?? "apt-get";

    /// <summary>The command that installs a program here.</summary>
    /// <param name="program"><c>git</c>, <c>docker</c>, <c>ssh</c> or <c>python</c>.</param>
    /// <returns>The command.</returns>
    public static string Install(string program) => Install(program, Manager);

    /// <summary>The command that installs a program with a package manager.</summary>
    /// <param name="program">The program.</param>
    /// <param name="manager">The package manager.</param>
    /// <returns>The command.</returns>
    internal static string Install(string program, string manager)
    {
        string name = Names[program].TryGetValue(manager, out string? its) ? its : program;
        return (manager, program) switch
        {
            ("winget", "ssh") => "Add-WindowsCapability -Online -Name OpenSSH.Client~~~~0.0.1.0",
            ("winget", _) => "winget install --id " + name,
            ("brew", _) => "brew install " + name,
            ("pacman", _) => "sudo pacman -S " + name,
            ("apk", _) => "sudo apk add " + name,
            _ => $"sudo {manager} install {name}",
        };
    }
}
