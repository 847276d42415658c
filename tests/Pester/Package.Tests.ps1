# What a user of the packed module sees in a real PowerShell of any edition.
BeforeAll {
    $root = Split-Path (Split-Path $PSScriptRoot)
    $script:manifest = (Get-ChildItem (Join-Path $root 'out/FreeSport.Ops') -Recurse -Filter 'FreeSport.Ops.psd1' | Select-Object -First 1).FullName
    $script:sample = Join-Path ([IO.Path]::GetTempPath()) ('fsops-' + [guid]::NewGuid().ToString('N'))
    Copy-Item (Join-Path $root 'docs/samples/freesport') $script:sample -Recurse
    git -C $script:sample init -q
    Import-Module $script:manifest
}

AfterAll {
    Remove-Item $script:sample -Recurse -Force
}

Describe 'The packed module' {
    It 'loads the leg of this edition' {
        $leg = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'netstandard2.0' }
        (Get-Command Test-FsDocker).ImplementingType.Assembly.Location | Should -Match ([regex]::Escape($leg))
    }

    It 'reads the four workflows' {
        (Get-FsWorkflow -LiteralPath $script:sample).Count | Should -Be 4
    }

    It 'shows six boxes and ticks none without evidence' {
        $boxes = Get-FsChecklist -LiteralPath $script:sample
        $boxes.Count | Should -Be 6
        $boxes.State | Should -Not -Contain 'Done'
    }

    It 'survives a job' {
        $status = Start-Job { param($m, $s) Import-Module $m; Test-FsPython -LiteralPath $s } -ArgumentList $script:manifest, $script:sample | Receive-Job -Wait
        ([FreeSport.Ops.FsPythonStatus] $status).Subject | Should -Be 'python'
    }

    It 'has help' {
        (Get-Help Invoke-FsRunbook).Synopsis | Should -Not -BeNullOrEmpty
    }

    It 'tells on Windows whether scripts may run' -Skip:($PSEdition -eq 'Core' -and -not $IsWindows) {
        $bare = New-Item (Join-Path $TestDrive 'bare') -ItemType Directory
        (Test-FsPrerequisite -LiteralPath $bare.FullName -TimeoutSeconds 5).Subject | Should -Contain 'execution policy'
    }

    It 'ends a script with a non-zero exit code when the checklist is not met' {
        $shell = (Get-Process -Id $PID).Path
        & $shell -NoProfile -Command "Import-Module '$script:manifest'; Assert-FsChecklist -LiteralPath '$script:sample'" 2>&1 | Out-Null
        $LASTEXITCODE | Should -Be 1
    }
}
