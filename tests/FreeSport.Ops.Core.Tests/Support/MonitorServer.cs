using System.Diagnostics;
using System.Net;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A real server of monitoring on loopback, in a folder that goes with it.</summary>
internal abstract class MonitorServer : IDisposable
{
    private readonly TempFolder _folder;
    private readonly Process _daemon;

    private protected MonitorServer(TempFolder folder, string program, string configurationFile, params string[] options)
    {
        _folder = folder;
        Url = "http://127.0.0.1:" + SshServer.FreePort();
        ConfigurationFile = configurationFile;
        string[] arguments = ["--config.file=" + configurationFile, "--web.listen-address=" + Url["http://".Length..], "--log.level=error", .. options];
        _daemon = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _daemon.BeginErrorReadLine();
        _daemon.BeginOutputReadLine();
    }

    public string Url { get; }

    public string ConfigurationFile { get; }

    public int ProcessId => _daemon.Id;

    /// <summary>Kills it, as a machine that goes down does.</summary>
    public void Kill()
    {
        _daemon.Kill(entireProcessTree: true);
        _daemon.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _daemon.Dispose();
        _folder.Dispose();
    }

    private protected static void Require(string program, string package) => Assert.SkipUnless(File.Exists(program), $"There is no {program} (Debian: {package}).");

    private protected async Task ReadyAsync()
    {
        using HttpClient http = new();
        await Until.TrueAsync(() => _daemon.HasExited || IsReady(http), $"{_daemon.StartInfo.FileName} is ready");
        Assert.False(_daemon.HasExited, $"{_daemon.StartInfo.FileName} ended with {(_daemon.HasExited ? _daemon.ExitCode : 0)}.");
    }

    private bool IsReady(HttpClient http)
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, Url + "/-/ready");
            using HttpResponseMessage answer = http.Send(request);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
