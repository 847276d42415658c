using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;
using FreeSport.Ops.Core.Steps.Monitoring.Checkup;
using FreeSport.Ops.Core.Steps.Monitoring.Enabling;
using FreeSport.Ops.Core.Steps.Monitoring.Silencing;

namespace FreeSport.Ops.Core.Tests.Monitoring;

/// <summary>A project whose alerts a real Prometheus and a real Alertmanager on loopback carry to a receiver of the test's own.</summary>
internal sealed class AlertingStack : IDisposable
{
    /// <summary>What evaluates and sends once a second.</summary>
    private const string Rule = "{ name: ApiErrors, expr: 'absent(up{job=\"nothing\"}) == 0', severity: critical, summary: { en: Errors, ru: Ошибки } }";

    private readonly TempFolder _journal = new();
    private ScriptedHttp? _receiver;

    private AlertingStack(ChecklistProject files) => Files = files;

    public ChecklistProject Files { get; }

    public PrometheusServer? Prometheus { get; private set; }

    public AlertmanagerServer? Alertmanager { get; private set; }

    /// <summary>Gets what the receiver was told, in order.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Told { get; } = new();

    /// <summary>Gets or sets what the receiver answers.</summary>
    public int ReceiverStatus { get; set; } = 200;

    public SilenceJournal Journal => new(_journal.Path);

    public string RulesFile { get; private set; } = string.Empty;

    public string ConfigurationFile => Alertmanager!.ConfigurationFile;

    /// <param name="receiver">Further keys of the receiver, such as its address of confirmation, with a comma before them.</param>
    /// <param name="rules">The rules, in place of the usual one.</param>
    public static async Task<AlertingStack> StartAsync(string receiver = "", string rules = Rule)
    {
        AlertingStack stack = new(ChecklistProject.Of("name: x\n"));
        try
        {
            await stack.BeginAsync(receiver, rules);
            return stack;
        }
        catch
        {
            stack.Dispose();
            throw;
        }
    }

    /// <summary>Writes the configuration anew, with other rules.</summary>
    public void Configure(string receiver = "", string rules = Rule, string receivers = "")
    {
        string address = "http://" + _receiver!.Host;
        Files.Repository.Write("freesport.ops.yml",
            $$"""
            name: shop
            environments: { production: { kind: production } }
            monitoring:
              - { name: prometheus, kind: prometheus, url: "{{Prometheus!.Url}}", environments: [production] }
              - { name: alertmanager, kind: alertmanager, url: "{{Alertmanager!.Url}}", environments: [production] }
            alerts:
              interval: 1s
              prometheus: { file: "{{RulesFile}}" }
              alertmanager: { file: "{{ConfigurationFile}}" }
              rules: [ {{rules}} ]
              receivers:
                - { name: hook, kind: webhook, address: "{{address}}/hook"{{receiver.Replace("ADDRESS", address)}} }
                {{receivers.Replace("ADDRESS", address)}}
            """);
        Files.Repository.Commit();
    }

    public async Task<FsAlerting> EnableAsync(FsAlertProof through = FsAlertProof.RuleToReceiver, bool force = false, int seconds = 20)
    {
        Files.Host.Results.Clear();
        using OpsSession session = new(Files.Host, Files.Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        await new AlertActivation(session, project, Journal).RunAsync(new AlertActivationOptions("production", through, force, TimeSpan.FromSeconds(seconds)), Cancel.Token);
        return (FsAlerting)Files.Host.Results.Last();
    }

    public async Task<IReadOnlyList<FsMonitoring>> TestAsync()
    {
        using OpsSession session = new(Files.Host, Files.Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        return await new MonitoringCheckup(session, project, TimeSpan.FromSeconds(5)).RunAsync("production", names: null, Cancel.Token);
    }

    public async Task<FsAlertSilence?> SilenceAsync(SilenceOptions options, TimeSpan? lease = null)
    {
        using OpsSession session = new(Files.Host, Files.Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        return await new AlertSilencing(session, project, Journal, lease ?? TimeSpan.FromMinutes(5)).SetAsync(options, Cancel.Token);
    }

    public async Task<IReadOnlyList<FsAlertSilence>> EndSilencesAsync()
    {
        using OpsSession session = new(Files.Host, Files.Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        SilenceSweep sweep = new(session, project, Journal);
        return await sweep.EndAsync(await sweep.FindAsync("production", Cancel.Token), Cancel.Token);
    }

    public void Dispose()
    {
        foreach (SilenceLease lease in SilenceLease.Of(Files.Repository.Path, "production"))
        {
            lease.Dispose();
        }

        Prometheus?.Dispose();
        Alertmanager?.Dispose();
        _receiver?.Dispose();
        _journal.Dispose();
        Files.Dispose();
    }

    private async Task BeginAsync(string receiver, string rules)
    {
        _receiver = new ScriptedHttp(request =>
        {
            if (request.HttpMethod == "GET")
            {
                return new ScriptedHttp.Answer(200, string.Join("\n", Told));
            }

            using StreamReader body = new(request.InputStream);
            if (ReceiverStatus is >= 200 and < 300)
            {
                Told.Enqueue(body.ReadToEnd());
            }

            return new ScriptedHttp.Answer(ReceiverStatus);
        });
        Alertmanager = await AlertmanagerServer.StartAsync(AlertmanagerText.Head + "\n{ route: { receiver: nobody }, receivers: [ { name: nobody } ] }");
        TempFolder folder = new();
        RulesFile = folder.At("rules/freesport.yml");
        Prometheus = await PrometheusServer.StartAsync(
            $$"""
            global: { scrape_interval: 1s, evaluation_interval: 1s }
            rule_files: [ "{{folder.At("rules/*.yml")}}" ]
            scrape_configs: [ { job_name: alertmanager, static_configs: [ { targets: [ "{{Alertmanager.Url["http://".Length..]}}" ] } ] } ]
            alerting: { alertmanagers: [ { static_configs: [ { targets: [ "{{Alertmanager.Url["http://".Length..]}}" ] } ] } ] }
            """,
            folder: folder);
        Configure(receiver, rules);
    }
}
