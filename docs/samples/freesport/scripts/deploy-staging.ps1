<#
.SYNOPSIS
Puts images of one tag on staging. (Выкладывает образы с заданным тегом на staging.)
.DESCRIPTION
Pulls the images, brings docker/docker-compose.staging.yml up in the Docker context of the staging host, and waits until every
container is well. With -WhatIf it only says what it would do.

Start-FsDeployment staging starts it inside the deployment lock: every command that changes something then runs through
fsops-guard, which refuses whoever has lost that lock. By hand it takes no lock.
.PARAMETER ImageTag
The tag of both images, for instance a commit id.
.PARAMETER Context
The Docker context of the host; the selected one when not given. Create one with:
docker context create staging --docker host=ssh://USER@HOST
.PARAMETER TokenFile
Where the guard keeps the highest token it has seen: on the host when the context goes there by SSH, otherwise on this machine.
.PARAMETER Deadline
How many seconds the containers have to get well.
.EXAMPLE
./scripts/deploy-staging.ps1 -ImageTag 4f1c2ab -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)]
    [ValidatePattern('^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$')]
    [string] $ImageTag,

    [string] $Context,

    [ValidatePattern('^[a-z0-9.:-]+(/[a-z0-9._-]+)+$')]
    [string] $Registry = 'ghcr.io/freesport-example/freesport',

    [ValidateNotNullOrEmpty()]
    [string] $EnvFile = "$PSScriptRoot/../.env",

    [ValidateNotNullOrEmpty()]
    [string] $TokenFile = '.freesport-staging.token',

    [ValidateRange(1, 3600)]
    [int] $Deadline = 180
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$compose = 'compose', '--env-file', $EnvFile, '-f', "$PSScriptRoot/../docker/docker-compose.staging.yml"

function Assert-Success([string] $What) {
    # The guard's word that somebody else has the lock: whoever started this must not put anything back either.
    if ($LASTEXITCODE -eq 78) { exit 78 }
    if ($LASTEXITCODE -ne 0) { throw "$What ended with exit code $LASTEXITCODE." }
}

# Reads, and changes nothing.
function Read-Docker([string[]] $Arguments) {
    docker @Arguments
    Assert-Success "docker $Arguments"
}

# Changes something: only while this deployment holds the lock.
function Invoke-Docker([string[]] $Arguments) {
    # Docker announces progress on stderr, which Windows PowerShell takes for errors when redirected.
    $ErrorActionPreference = 'Continue'
    if (-not $env:FSOPS_FENCE_TOKEN) {
        docker @Arguments
    }
    elseif ($engine -like 'ssh://*') {
        # The guard must stand where the containers are. It is sent along, so that nothing has to be installed there.
        Get-Content -Raw -LiteralPath (Join-Path $env:FSOPS_GUARD 'fsops-guard') |
            ssh -o BatchMode=yes $engine sh -s -- $TokenFile $env:FSOPS_FENCE_TOKEN true
        Assert-Success 'fsops-guard on the host'
        docker @Arguments
    }
    else {
        $file = if ([IO.Path]::IsPathRooted($TokenFile)) { $TokenFile } else { Join-Path ([Environment]::GetFolderPath('UserProfile')) $TokenFile }
        & (Join-Path $env:FSOPS_GUARD 'fsops-guard.ps1') $file $env:FSOPS_FENCE_TOKEN docker @Arguments
    }
    Assert-Success "docker $Arguments"
}

# Asked of the containers themselves: what compose waits for differs between its versions.
function Wait-Container {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    do {
        $ids = @(Read-Docker ($compose + 'ps', '--quiet'))
        $states = @(if ($ids) { Read-Docker (@('inspect', '--format', '{{.Name}} {{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{else}}healthy{{end}}') + $ids) })
        $open = @($states | Where-Object { $_ -notlike '* running healthy' })
        if ($ids.Count -and -not $open.Count) { return }
        Start-Sleep -Milliseconds 500
    } while ($watch.Elapsed.TotalSeconds -lt $Deadline)
    throw "Not well after $Deadline s: $($open -join '; ')"
}

$before = @{}
foreach ($name in 'BACKEND_IMAGE', 'FRONTEND_IMAGE', 'RELEASE', 'DOCKER_CONTEXT') { $before[$name] = [Environment]::GetEnvironmentVariable($name) }
try {
    # The environment wins over the .env file.
    $env:BACKEND_IMAGE = "$Registry/backend:$ImageTag"
    $env:FRONTEND_IMAGE = "$Registry/frontend:$ImageTag"
    $env:RELEASE = $ImageTag
    if ($Context) { $env:DOCKER_CONTEXT = $Context }
    $engine = if ($env:DOCKER_HOST) { $env:DOCKER_HOST } else { Read-Docker 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}' }
    $where = if ($Context) { "context $Context" } else { $engine }

    # Pulled first: a tag that does not exist must not touch the running containers.
    if ($PSCmdlet.ShouldProcess($where, "Pull images of tag $ImageTag")) {
        Invoke-Docker ($compose + 'pull', 'backend', 'frontend')
    }
    if ($PSCmdlet.ShouldProcess($where, "Start release $ImageTag")) {
        Invoke-Docker ($compose + 'up', '--detach', '--remove-orphans')
        Wait-Container
    }
}
finally {
    foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
}
