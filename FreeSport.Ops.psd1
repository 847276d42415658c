@{
    RootModule             = if ($PSEdition -eq 'Core') { 'bin/net8.0/FreeSport.Ops.dll' } else { 'bin/netstandard2.0/FreeSport.Ops.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = 'b0a5f0a1-6a0e-4f0e-9a53-7c1f4c2a9d11'
    Author                 = 'The FreeSport.Ops authors'
    CompanyName            = 'FREESPORT'
    Copyright              = '(c) 2026 The FreeSport.Ops authors. MIT licence.'
    Description            = 'Carries an infrastructure change of the FREESPORT platform from plan to production and back, and ticks the completion checklist from evidence.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')
    TypesToProcess         = @('bin/formats/FreeSport.Ops.Types.ps1xml')
    FormatsToProcess       = @(
        'bin/formats/Results.Format.ps1xml'
        'bin/formats/Prerequisites.Format.ps1xml'
        'bin/formats/Preparation.Format.ps1xml'
        'bin/formats/Workflows.Format.ps1xml'
        'bin/formats/Secrets.Format.ps1xml'
        'bin/formats/Infrastructure.Format.ps1xml'
        'bin/formats/Validation.Format.ps1xml'
        'bin/formats/Deployment.Format.ps1xml'
        'bin/formats/Monitoring.Format.ps1xml'
        'bin/formats/Checklist.Format.ps1xml'
        'bin/formats/Projects.Format.ps1xml'
        'bin/formats/Runbook.Format.ps1xml'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @('fsact', 'fscheck', 'fslint', 'fspre', 'fsrun', 'fstest', 'fswf')
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Add-FsEvidence'
        'Approve-FsDeployment'
        'Assert-FsChecklist'
        'Compare-FsInfrastructure'
        'Compare-FsSecret'
        'Deny-FsDeployment'
        'Disable-FsAlert'
        'Enable-FsAlert'
        'Export-FsConfigMap'
        'Get-FsChecklist'
        'Get-FsCommitCheck'
        'Get-FsDeployment'
        'Get-FsDeploymentLock'
        'Get-FsDeploymentLog'
        'Get-FsEvidence'
        'Get-FsInfrastructure'
        'Get-FsProject'
        'Get-FsSecret'
        'Get-FsVariable'
        'Get-FsWorkflow'
        'Initialize-FsProject'
        'Invoke-FsActDryRun'
        'Invoke-FsInfrastructurePlan'
        'Invoke-FsLint'
        'Invoke-FsRunbook'
        'Invoke-FsSmokeTest'
        'Invoke-FsTest'
        'Lock-FsEnvironment'
        'New-FsInfrastructurePlan'
        'Register-FsDeployment'
        'Remove-FsSecret'
        'Send-FsNotification'
        'Set-FsSecret'
        'Set-FsVariable'
        'Start-FsDeployment'
        'Stop-FsDeployment'
        'Test-FsCompose'
        'Test-FsDocker'
        'Test-FsEvidence'
        'Test-FsGitHubAccess'
        'Test-FsMetric'
        'Test-FsMonitoring'
        'Test-FsPrerequisite'
        'Test-FsPython'
        'Test-FsRegistryAccess'
        'Test-FsRegression'
        'Test-FsServerAccess'
        'Test-FsWorkflow'
        'Unlock-FsEnvironment'
        'Update-FsDependency'
        'Wait-FsDeployment'
    )
    PrivateData            = @{
        PSData = @{
            Tags       = @('DevOps', 'Docker', 'GitHubActions', 'Deployment', 'Checklist', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
