# From a folder feed to a session that has only installed it.
BeforeDiscovery {
    $script:manager = Get-Module Microsoft.PowerShell.PSResourceGet -ListAvailable
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support.psm1') -Force
    $script:sample = New-Sample (Join-Path $TestDrive 'sample')
}

Describe 'A gallery' -Skip:(-not $manager) {
    BeforeAll {
        $script:feed = Join-Path $TestDrive 'feed'
        $script:installed = Join-Path $TestDrive 'Modules'
        New-Item $script:feed, $script:installed -ItemType Directory | Out-Null
        $script:name = 'fsops-' + [guid]::NewGuid().ToString('N').Substring(0, 8)
        Register-PSResourceRepository -Name $script:name -Uri $script:feed -Trusted
    }

    AfterAll {
        Unregister-PSResourceRepository -Name $script:name
    }

    It 'takes the module, finds it and saves it' {
        Publish-PSResource -Path (Split-Path (Get-PackedManifest)) -Repository $script:name
        $found = Find-PSResource FreeSport.Ops -Repository $script:name
        $found.Version | Should -Be (Split-Path (Get-PackedManifest) | Split-Path -Leaf)
        $found.Tags | Should -Contain 'DevOps'
        Save-PSResource FreeSport.Ops -Repository $script:name -Path $script:installed -TrustRepository
        Get-ChildItem $script:installed -Recurse -Filter FreeSport.Ops.psd1 | Should -HaveCount 1
    }

    It 'leads to a session that loads it by the name of a command, with help and views' {
        $separator = [IO.Path]::PathSeparator
        $run = Invoke-Shell "`$env:PSModulePath = '$script:installed$separator' + `$env:PSModulePath; Get-FsChecklist staging | Out-String -Width 100; (Get-Module FreeSport.Ops).ModuleBase; (Get-Help Invoke-FsRunbook).Synopsis; (Get-Help about_FreeSport.Ops).Length -gt 500" $script:sample -Bare
        $run.Text | Should -Match '\[ \]'
        $run.Text | Should -Match ([regex]::Escape($script:installed))
        $run.Lines[-1] | Should -Be 'True'
    }

    It 'is the same package that the build writes' {
        (Get-ChildItem (Get-PackedFeed) -Filter 'FreeSport.Ops.*.nupkg').Name | Should -Be (Get-ChildItem $script:feed -Filter *.nupkg).Name
    }
}
