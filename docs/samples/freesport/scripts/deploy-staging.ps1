<#
.SYNOPSIS
Puts images of one tag on staging. (Выкладывает образы с заданным тегом на staging.)
.DESCRIPTION
Pulls the images and brings docker/docker-compose.staging.yml up, in the Docker context of the staging host.
With -WhatIf it only says what it would do.
.PARAMETER ImageTag
The tag of both images, for instance a commit id.
.PARAMETER Context
The Docker context of the host; create it once with: docker context create staging --docker host=ssh://USER@HOST
.EXAMPLE
./scripts/deploy-staging.ps1 -ImageTag 4f1c2ab -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)]
    [ValidatePattern('^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$')]
    [string] $ImageTag,

    [ValidateNotNullOrEmpty()]
    [string] $Context = 'staging',

    [ValidatePattern('^[a-z0-9.:-]+(/[a-z0-9._-]+)+$')]
    [string] $Registry = 'ghcr.io/freesport-example/freesport',

    [ValidateNotNullOrEmpty()]
    [string] $EnvFile = "$PSScriptRoot/../.env"
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$composeFile = "$PSScriptRoot/../docker/docker-compose.staging.yml"

function Invoke-Compose([string[]] $Arguments) {
    # Compose announces progress on stderr, which Windows PowerShell takes for errors when redirected.
    $ErrorActionPreference = 'Continue'
    docker --context $Context compose --env-file $EnvFile -f $composeFile @Arguments
    if ($LASTEXITCODE -ne 0) { throw "docker compose $Arguments ended with exit code $LASTEXITCODE." }
}

$before = $env:BACKEND_IMAGE, $env:FRONTEND_IMAGE, $env:RELEASE
try {
    # The environment wins over the .env file.
    $env:BACKEND_IMAGE = "$Registry/backend:$ImageTag"
    $env:FRONTEND_IMAGE = "$Registry/frontend:$ImageTag"
    $env:RELEASE = $ImageTag

    # Pulled first: a tag that does not exist must not touch the running containers.
    if ($PSCmdlet.ShouldProcess("context $Context", "Pull images of tag $ImageTag")) {
        Invoke-Compose @('pull', 'backend', 'frontend')
    }
    if ($PSCmdlet.ShouldProcess("context $Context", "Start release $ImageTag")) {
        Invoke-Compose @('up', '--detach', '--wait', '--remove-orphans')
    }
}
finally {
    $env:BACKEND_IMAGE, $env:FRONTEND_IMAGE, $env:RELEASE = $before
}
