<#
.SYNOPSIS
Shows what FreeSport.Ops is for, on a copy of the sample in a git repository of its own. Needs no network and changes nothing else.
.NOTES
Started by ./build.ps1 Demo, which builds the module first.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$root = Split-Path (Split-Path $PSScriptRoot)
Import-Module (Join-Path $root 'FreeSport.Ops.psd1')

$russian = $PSUICulture -like 'ru*'
function Select-Text([string] $English, [string] $Russian) { if ($script:russian) { $Russian } else { $English } }

# A command as a person would type it, and what it shows.
function Show-Command([string] $Command, [string] $Explanation) {
    ''
    "# $Explanation"
    "PS> $Command"
    & ([scriptblock]::Create($Command)) | Out-Default
}

# The first Python of this machine that can make a virtual environment with what the sample needs, without a network.
function Find-Python([string] $Modules) {
    foreach ($name in 'python3', '/usr/bin/python3', 'python', 'py') {
        $program = Get-Command $name -CommandType Application -ErrorAction Ignore | Select-Object -First 1
        if (-not $program) { continue }
        & $program.Source -c "import $Modules" 2>$null
        if ($LASTEXITCODE -eq 0) { return $program.Source }
    }
}

$folder = Join-Path ([IO.Path]::GetTempPath()) ('freesport-demo-' + [guid]::NewGuid().ToString('N').Substring(0, 8))
try {
    Copy-Item (Join-Path $PSScriptRoot 'freesport') $folder -Recurse
    Set-Location $folder
    git init --quiet --initial-branch develop
    git add --all
    git -c user.name=Demo -c user.email=demo@localhost commit --quiet --no-verify --no-gpg-sign --message 'The platform'

    if ($python = Find-Python 'venv, ensurepip, pip, pytest, flake8') {
        Show-Command "Update-FsDependency Pip -CreateEnvironment -SystemSitePackages -Python $python" (Select-Text 'The virtual environment, with what requirements.txt asks for' 'Виртуальное окружение с тем, что требует requirements.txt')
    }
    elseif ($python = Find-Python 'venv, pytest') {
        & $python -m venv --system-site-packages --without-pip backend/venv
    }

    if ($python) {
        Show-Command 'Invoke-FsTest' (Select-Text 'Real tests, in the virtual environment of the project' 'Настоящие тесты в виртуальном окружении проекта')
    }
    else {
        ''
        '# ' + (Select-Text 'No Python with pytest on this machine: the tests are left out, and their box stays open.' 'Python с pytest на этой машине нет: тесты пропускаем, их пункт останется открытым.')
    }

    $deploy = Join-Path $folder '.github/workflows/deploy.yml'
    $text = [IO.File]::ReadAllText($deploy)
    [IO.File]::WriteAllText($deploy, $text.Replace('needs: [setup, build]', 'needs: [setup, biuld]'))
    Show-Command 'Test-FsWorkflow deploy' (Select-Text 'A slip in a workflow, found before GitHub sees it' 'Опечатка в workflow найдена раньше, чем её увидит GitHub')
    [IO.File]::WriteAllText($deploy, $text)
    Show-Command 'Test-FsWorkflow' (Select-Text 'Put right: every workflow is checked, and that is recorded as evidence' 'Исправлено: все workflow проверены, и это записано как доказательство')

    Show-Command 'Get-FsEvidence -First 3' (Select-Text 'What was recorded' 'Что записано в журнал проверок')
    Show-Command '(Invoke-FsActDryRun deploy -Event push -Ref main).Jobs' (Select-Text 'What a release would start' 'Что запустит релиз')
    Show-Command 'Get-FsChecklist production' (Select-Text 'Six boxes, ticked by evidence alone' 'Шесть пунктов: отметку ставит только доказательство')

    ''
    '# ' + (Select-Text 'In a PowerShell (here: dotnet pwsh), with a repository of yours:' 'В PowerShell (здесь: dotnet pwsh), с вашим репозиторием:')
    'Import-Module ' + (Join-Path $root 'FreeSport.Ops.psd1')
    'Initialize-FsProject -WhatIf -Path ' + (Select-Text 'FOLDER' 'ПАПКА')
    'Invoke-FsRunbook -Path ' + (Select-Text 'FOLDER' 'ПАПКА')
}
finally {
    Set-Location $root
    Remove-Item $folder -Recurse -Force -ErrorAction Ignore
}
