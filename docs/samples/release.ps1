<#
.SYNOPSIS
Carries one change to an environment and writes down what was done: the nine steps of docs/runbook.md in one script.
.DESCRIPTION
Started again after it was broken off, it goes on where it was: the change is still under way, suites that still hold are not
run again, a release that runs already is not rolled out twice. It ends with an error, and its shell with exit code 1, as soon
as something keeps the change from going on. Nobody is asked: whoever confirms the change confirms the deployment.
.PARAMETER ImageTag
The tag of the images to release.
.PARAMETER Story
The story that the change carries out. Its gate must have passed, or be waived.
.PARAMETER AloneBecause
Why one person confirms where the policy asks for two.
.PARAMETER Override
Why it goes ahead although steps of the runbook or policies object; recorded.
.PARAMETER Report
Where the report goes: outside the working tree, where it would be a change that nobody committed.
.EXAMPLE
./release.ps1 -ImageTag 4f1c2ab -Story 14.1 -Environment staging
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $ImageTag,

    [Parameter(Mandatory)]
    [string] $Story,

    [string] $Environment = 'staging',

    [string] $AloneBecause,

    [string] $Override,

    [string] $Report = "$HOME/release-$Environment.html"
)
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$ConfirmPreference = 'None'

# 1 Planning: what it is for, and who knows of it.
$change = Get-FsChange -Environment $Environment -Current
if (-not $change) {
    $change = Get-FsRequirement -Story $Story | New-FsChange "Release $ImageTag" -Environment $Environment
}
if ($change.State -eq 'Planned') {
    $alone = if ($AloneBecause) { @{ AloneBecause = $AloneBecause } } else { @{} }
    $change = Confirm-FsChange $change.ChangeId @alone | Where-Object { $_ -is [FreeSport.Ops.FsChange] }
}
$change

# 5 Infrastructure: what would be changed, and the alerts that are to watch the release, proven by a test alert that arrives.
$plan = New-FsInfrastructurePlan Compose -Environment $Environment
$plan
Enable-FsAlert -Environment $Environment

# 0 to 9 in one go: looks, deploys when the steps before are passed, looks again.
$although = if ($Override) { @{ Override = $Override } } else { @{} }
Invoke-FsRunbook $Environment -Deploy -ImageTag $ImageTag -Resume @although -OutVariable results
$deployment = $results | Where-Object { $_ -is [FreeSport.Ops.FsDeployment] } | Select-Object -Last 1
if (-not $deployment -or $deployment.Ending -notin 'Succeeded', 'NoChange') {
    throw "Release $ImageTag did not get to $Environment. The summary above says what to mend; then start this again."
}

# 9 Documentation: the story says what was done, and the pages are still true.
Add-FsStoryRecord $Story -Note "Release $ImageTag runs on $Environment ($($deployment.DeploymentId))" -Change "Released $ImageTag to $Environment"
git add --all docs
git commit --quiet --message "Write down the release of $ImageTag to $Environment"
if ($LASTEXITCODE -notin 0, 1) { throw 'The record of the story could not be committed.' }
Test-FsDocumentation

# The team hears last: a message is of what stands when it is sent.
$deployment | Send-FsNotification
Get-FsChecklist $Environment
Complete-FsChange $change.ChangeId
@($plan) + @($results) + @(Measure-FsDelivery $Environment) | Export-FsReport $Environment -Change $change.ChangeId -As Html -OutFile $Report

# What was recorded here is evidence for the others once they have it.
Sync-FsEvidence
Assert-FsChecklist $Environment
