using System.Diagnostics;
using System.Globalization;

namespace FreeSport.Ops.Benchmarks;

/// <summary>
/// The sample on an engine of its own, updated from one release to another and back: by compose alone, by <c>Start-FsDeployment</c>, and by
/// <c>Undo-FsDeployment</c>. Each way ends when every container is healthy; the stability window, which compose has not, is next to nothing.
/// Needs root on Linux, dockerd, docker-compose, docker-registry and busybox.
/// </summary>
internal static class DeploymentComparison
{
    /// <summary>The argument that starts it.</summary>
    public const string Argument = "--deployment";

    private const string Script = """
        param([string] $Root, [string] $Folder, [int] $Rounds)
        $ErrorActionPreference = 'Stop'
        $ProgressPreference = 'SilentlyContinue'
        Import-Module "$Root/FreeSport.Ops.psd1"
        & "$Root/tests/components/docker-engine.sh" start "$Folder/engine" | ForEach-Object { $name, $value = $_ -split '=', 2; Set-Item "env:$name" $value }
        Set-Content "$Folder/registry.yml" "version: 0.1`nlog: { level: error }`nstorage: { filesystem: { rootdirectory: $Folder/registry } }`nhttp: { addr: '127.0.0.1:5099' }"
        $registry = Start-Process docker-registry 'serve', "$Folder/registry.yml" -PassThru -RedirectStandardOutput "$Folder/registry.out" -RedirectStandardError "$Folder/registry.err"
        try {
            & "$Root/tests/components/sample-images.sh" "$Root/docs/samples/freesport" 127.0.0.1:5099/freesport one two *> $null
            Copy-Item "$Root/docs/samples/freesport" "$Folder/sample" -Recurse
            Set-Location "$Folder/sample"
            Copy-Item .env.example .env
            $file = (Get-Content -Raw freesport.ops.yml) -replace 'ghcr.io/freesport-example', '127.0.0.1:5099' -replace 'stable: 10s', 'stable: 1ms' -replace 'target: script', 'target: compose' `
                -replace '\n +(script|parameters|fenced): .*', '' -replace 'https://staging.freesport.example/healthz', 'http://127.0.0.1:3001/healthz' -replace 'https://staging.freesport.example/api', 'http://127.0.0.1:8001/api' `
                -replace 'urls: https://staging.freesport.example', 'urls: http://127.0.0.1:3001/healthz'
            Set-Content freesport.ops.yml $file
            git init --quiet --initial-branch develop; git add --all; git -c user.name=B -c user.email=b@localhost commit --quiet -m sample
            $compose = 'compose', '--env-file', '.env', '-f', 'docker/docker-compose.staging.yml', '--project-name', 'docker'
            function Update-Bare([string] $Tag) {
                $env:BACKEND_IMAGE, $env:FRONTEND_IMAGE, $env:RELEASE = "127.0.0.1:5099/freesport/backend:$Tag", "127.0.0.1:5099/freesport/frontend:$Tag", $Tag
                docker @compose pull backend frontend *> $null
                docker @compose up --detach *> $null
                while (@(docker inspect --format '{{.State.Health.Status}}' @(docker @compose ps --quiet) | Where-Object { $_ -ne 'healthy' }).Count) { Start-Sleep -Milliseconds 200 }
                $env:BACKEND_IMAGE, $env:FRONTEND_IMAGE, $env:RELEASE = $null, $null, $null
            }
            function Measure-Way([string] $Way, [scriptblock] $Work) {
                $seconds = (Measure-Command $Work).TotalSeconds
                [pscustomobject]@{ Way = $Way; Seconds = $seconds }
            }
            function Start-Ours([string] $Tag) {
                $ended = Start-FsDeployment staging -ImageTag $Tag -Confirm:$false
                if ($ended.Ending -ne 'Succeeded') { throw "$($ended.Ending): $($ended.Summary)" }
            }
            Start-Ours one
            $all = 1..$Rounds | ForEach-Object {
                Measure-Way 'docker compose, to the new release' { Update-Bare two }
                Measure-Way 'docker compose, to the old tag' { Update-Bare one }
                Measure-Way 'Start-FsDeployment, to the new release' { Start-Ours two }
                Measure-Way 'Undo-FsDeployment, to the old one' {
                    $back = Undo-FsDeployment staging -Confirm:$false
                    if ($back.Ending -ne 'Succeeded') { throw "$($back.Ending): $($back.Summary)" }
                }
            }
            foreach ($way in $all | Group-Object Way) {
                $sorted = @($way.Group.Seconds | Sort-Object)
                [string]::Format([cultureinfo]::InvariantCulture, '{0}: median {1:f1} s ({2:f1} to {3:f1})', $way.Name, $sorted[[int][Math]::Floor($sorted.Count / 2)], $sorted[0], $sorted[-1])
            }
        }
        finally {
            $registry | Stop-Process
            & "$Root/tests/components/docker-engine.sh" stop "$Folder/engine"
        }
        """;

    public static async Task RunAsync(int rounds)
    {
        string folder = Directory.CreateTempSubdirectory("fsops-deploy-").FullName;
        try
        {
            string script = Path.Combine(folder, "compare.ps1");
            await File.WriteAllTextAsync(script, Script);
            ProcessStartInfo start = new("dotnet", ["pwsh", "-NoProfile", "-NonInteractive", "-File", script, Built.Root, folder, rounds.ToString(CultureInfo.InvariantCulture)]) { WorkingDirectory = Built.Root };
            start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
            start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
            using Process process = Process.Start(start)!;
            await process.WaitForExitAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
