using System.Globalization;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>What a comparison is made for, and how it names places, times and commands.</summary>
/// <param name="Project">The project.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Address">The repository; null when it is not known.</param>
/// <param name="IsOwn">Whether it is the project's own.</param>
internal sealed record ComparisonTarget(Project Project, string Environment, GitHubAddress? Address, bool IsOwn)
{
    public string Where(FsSecretScope scope) => ScopeWords.Where(scope, Environment, Address?.Owner);

    public static string At(DateTime? time) => time?.ToLocalTime().ToString("g", CultureInfo.CurrentCulture) ?? SecretComparisonTexts.Never;

    public string Compare => "Compare-FsSecret " + PowerShellQuoting.Quote(Environment) + Path;

    public string ShowPlaces(string name) => Compare + " -Name " + PowerShellQuoting.Quote(name) + " | ForEach-Object Places";

    public string Access => "Test-FsGitHubAccess" + Path;

    public string Set(string name, FsSecretKind kind, FsSecretScope scope) => kind == FsSecretKind.Secret
        ? "Set-FsSecret " + PowerShellQuoting.Quote(name) + Option(scope) + " -Value (Read-Host -AsSecureString)" + Path
        : "Set-FsVariable " + PowerShellQuoting.Quote(name) + Option(scope) + " -Value '…'" + Path;

    // There is no cmdlet that removes variables; GitHub's own program does.
    public string Remove(string name, FsSecretKind kind, FsSecretScope scope) => kind == FsSecretKind.Secret
        ? "Remove-FsSecret " + PowerShellQuoting.Quote(name) + Option(scope) + Path + " -WhatIf"
        : "gh variable delete " + PowerShellQuoting.Quote(name)
            + (scope == FsSecretScope.Environment ? " --env " + PowerShellQuoting.Quote(Environment) : string.Empty)
            + (Address is null ? string.Empty : scope == FsSecretScope.Organization ? " --org " + PowerShellQuoting.Quote(Address.Owner) : " --repo " + PowerShellQuoting.Quote(Address.FullName));

    public string Waive(string subject) =>
        $"Add-FsEvidence -Waive -Box {FsChecklistItem.SecretsSynchronized} -Subject {PowerShellQuoting.Quote(subject)} -Environment {PowerShellQuoting.Quote(Environment)} -Until ([datetime]::Now.AddDays(1)) -Reason '…'{Folder}";

    private string Folder => Project.LocationArgument;

    private string Path => Folder + (IsOwn || Address is null ? string.Empty : " -Repository " + PowerShellQuoting.Quote(Address.FullName));

    private string Option(FsSecretScope scope) => scope switch
    {
        FsSecretScope.Environment => " -Environment " + PowerShellQuoting.Quote(Environment),
        FsSecretScope.Organization when Address is not null => " -Organization " + PowerShellQuoting.Quote(Address.Owner),
        _ => string.Empty,
    };
}
