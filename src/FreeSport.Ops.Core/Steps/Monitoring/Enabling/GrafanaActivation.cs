using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;
using FreeSport.Ops.Core.Steps.Monitoring.Silencing;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>Brings the alerts of the configuration to Grafana, and calls them active once its contact point sent a test notification.</summary>
/// <remarks>
/// The rules are left marked as provisioned (no <c>X-Disable-Provenance</c>): what somebody changed at Grafana's page would
/// be lost with the next run, so Grafana does not let it be changed there.
/// </remarks>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="setup">The alerts.</param>
/// <param name="definition">Where they go.</param>
/// <param name="sweep">Ends silences.</param>
internal sealed class GrafanaActivation(OpsSession session, Project project, AlertingSetup setup, AlertGrafanaDefinition definition, SilenceSweep sweep)
{
    // What Grafana says of a failure may hold the address of a webhook, which is a secret.
    private static readonly Regex Address = new(@"(?<host>https?://[^/\s""']+)[^\s""']*", RegexOptions.CultureInvariant);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Enables the alerts and hands over what that has shown; the plan where nobody agreed.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops it; a group that is not loaded yet is put back.</param>
    /// <returns>A task that ends with it.</returns>
    /// <exception cref="OpsException">Nothing was changed.</exception>
    public async Task RunAsync(AlertActivationOptions options, CancellationToken cancellationToken)
    {
        MonitorDefinition monitor = setup.Monitor("grafana", definition.Monitor);
        string datasource = definition.Datasource ?? monitor.Datasource ?? throw AlertingFailures.Invalid([AlertingTexts.GrafanaDatasource]);
        if (AlertingCheck.Problems(setup.Definition, setup.Rendering) is { Count: > 0 } problems)
        {
            throw AlertingFailures.Invalid(problems);
        }

        IReadOnlyList<FsTool> tools = await new AlertValidation(session).RunAsync(setup.Rendering, withAlertmanager: false, cancellationToken).ConfigureAwait(false);
        using GrafanaClient grafana = new(At(monitor, string.Empty), Patience, session.Host);
        using PrometheusClient states = new(At(monitor, "/api/prometheus/grafana"), Patience, session.Host);
        GrafanaRules rules = new(setup.Rendering, setup.Definition, datasource, project.Configuration.Name ?? Path.GetFileName(project.Root));
        GrafanaLoading loading = new(session, setup, grafana, states, rules);
        FsAlertingFile group = await loading.CompareAsync(cancellationToken).ConfigureAwait(false);
        if (!session.Recorder.IsTrial && group.Change != FsAlertingFileChange.Unchanged)
        {
            session.Host.WriteInformation(group + "\n" + group.Diff);
        }

        IReadOnlyList<FsAlertSilence> silences = await sweep.FindAsync(setup.Environment.Name, cancellationToken).ConfigureAwait(false);
        string[] receivers = definition.ContactPoint is { } contactPoint ? [contactPoint] : [];
        string question = AlertingTexts.GrafanaQuestion.With(rules.Rules.Count, group.Path, receivers.Length > 0 ? receivers[0] : "-");
        if (!await session.Host.ConfirmAsync(setup.Subject, question, cancellationToken).ConfigureAwait(false))
        {
            session.Host.WriteResult(new FsAlertingPlan
            {
                Environment = setup.Environment.Name,
                Subject = setup.Subject,
                Summary = AlertingTexts.PlanGroup.With(rules.Rules.Count, group.Path),
                Files = [group],
                Rules = rules.Rules.Count,
                RuleHash = setup.Rendering.RuleHash,
                Receivers = receivers,
                Silences = [.. silences.Select(static s => s.SilenceId ?? s.Nonce)],
                Validators = [.. tools],
            });
            return;
        }

        foreach (FsAlertSilence silence in await sweep.EndAsync(silences, cancellationToken).ConfigureAwait(false))
        {
            session.Host.WriteVerbose(silence.Summary);
        }

        FsAlerting result = new()
        {
            Step = FsStep.Monitoring,
            Subject = setup.Subject,
            Environment = setup.Environment.Name,
            StartedAt = DateTime.UtcNow,
            Scope = FsScope.Full,
            Files = [group],
            RuleHash = setup.Rendering.RuleHash,
            Tools = [.. tools],
            Inputs = [AlertingDefinitions.InputOf(setup)],
        };
        Stopwatch clock = Stopwatch.StartNew();
        if (await loading.LoadAsync(result, options.Timeout, cancellationToken).ConfigureAwait(false) && definition.ContactPoint is { } tested)
        {
            await TestAsync(result, grafana, tested, cancellationToken).ConfigureAwait(false);
        }

        result.Duration = clock.Elapsed;
        AlertingVerdict.Decide(result, project);
        result.Summary = result.IsActive ? AlertingTexts.ActiveByGrafana.With(result.Rules, definition.ContactPoint) : result.Summary;
        await session.Recorder.RecordAsync(project, item: null, [result], CancellationToken.None).ConfigureAwait(false);
        session.Host.WriteResult(result);
    }

    /// <summary>The integrations of a contact point, as its test takes them: what is secret stays with Grafana.</summary>
    /// <param name="contactPoint">The contact point's name.</param>
    /// <param name="integrations">Its integrations.</param>
    /// <param name="test">The test alert.</param>
    /// <param name="environment">The environment's name.</param>
    /// <returns>JSON.</returns>
    internal static string TestBody(string contactPoint, IReadOnlyList<JsonElement> integrations, AlertTest test, string environment)
    {
        const string Masked = "[REDACTED]";
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["alert"] = new Dictionary<string, object> { ["labels"] = test.Labels(contactPoint, environment), ["annotations"] = test.Annotations(contactPoint, environment) },
            ["receivers"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["name"] = contactPoint,
                    ["grafana_managed_receiver_configs"] = integrations.Select(i =>
                    {
                        JsonProperty[] settings = i.TryGetProperty("settings", out JsonElement all) && all.ValueKind == JsonValueKind.Object ? [.. all.EnumerateObject()] : [];
                        return new Dictionary<string, object?>
                        {
                            ["uid"] = i.TextOf("uid"),
                            ["name"] = contactPoint,
                            ["type"] = i.TextOf("type"),
                            ["disableResolveMessage"] = i.TryGetProperty("disableResolveMessage", out JsonElement quiet) && quiet.ValueKind == JsonValueKind.True,
                            ["settings"] = settings.Where(static s => !IsMasked(s)).ToDictionary(static s => s.Name, static s => (object)s.Value),
                            ["secureFields"] = settings.Where(IsMasked).ToDictionary(static s => s.Name, static _ => true),
                        };
                    }).ToArray(),
                },
            },
        });

        static bool IsMasked(JsonProperty setting) => setting.Value.ValueKind == JsonValueKind.String && setting.Value.GetString() == Masked;
    }

    /// <summary>What Grafana says of each integration.</summary>
    /// <param name="answer">The answer to the test.</param>
    /// <param name="tests">The integrations; their deliveries are set.</param>
    /// <param name="uids">The uids of the integrations.</param>
    internal static void Judge(JsonElement answer, IReadOnlyList<FsReceiverTest> tests, IReadOnlyList<string?> uids)
    {
        JsonElement[] told = [.. Told(answer)];
        for (int i = 0; i < tests.Count; i++)
        {
            JsonElement one = told.FirstOrDefault(t => t.TextOf("uid") == uids[i]);
            string? status = one.ValueKind == JsonValueKind.Object ? one.TextOf("status") : null;
            (tests[i].Delivery, tests[i].Reason) = status switch
            {
                "ok" => (FsAlertDelivery.Accepted, AlertingTexts.ContactAccepted),
                "failed" => (FsAlertDelivery.Failed, AlertingTexts.ContactFailed.With(Address.Replace(one.TextOf("error") ?? string.Empty, "${host}/***").FirstLine(200))),
                _ => (FsAlertDelivery.Unknown, AlertingTexts.ContactUntold),
            };
        }

        static IEnumerable<JsonElement> Told(JsonElement root) =>
            root.ValueKind == JsonValueKind.Object && root.TryGetProperty("receivers", out JsonElement receivers) && receivers.ValueKind == JsonValueKind.Array
                ? receivers.EnumerateArray().SelectMany(static r => r.TryGetProperty("grafana_managed_receiver_configs", out JsonElement configs) && configs.ValueKind == JsonValueKind.Array ? configs.EnumerateArray() : [])
                : [];
    }

    private async Task TestAsync(FsAlerting result, GrafanaClient grafana, string contactPoint, CancellationToken cancellationToken)
    {
        AlertTest test = new(AlertTest.NewNonce(), [contactPoint], DateTimeOffset.UtcNow + Patience);
        (result.Nonce, result.TestedAt) = (test.Nonce, DateTime.UtcNow);
        try
        {
            IReadOnlyList<JsonElement> integrations = await grafana.ReadContactPointsAsync(contactPoint, cancellationToken).ConfigureAwait(false);
            if (integrations.Count == 0)
            {
                throw AlertingFailures.NoContactPoint(grafana.Address.Name, contactPoint);
            }

            result.Receivers = [.. integrations.Select(i => new FsReceiverTest { Receiver = contactPoint, Kind = i.TextOf("type") ?? string.Empty, Delivery = FsAlertDelivery.Unknown, Reason = AlertingTexts.ContactUntold })];
            JsonElement answer = await grafana.TestReceiversAsync(TestBody(contactPoint, integrations, test, setup.Environment.Name), cancellationToken).ConfigureAwait(false);
            Judge(answer, result.Receivers, [.. integrations.Select(static i => i.TextOf("uid"))]);
            result.Proof = FsAlertProof.AlertmanagerToReceiver;
        }
        catch (OpsException untested) when (untested.Failure.ErrorId is ErrorIds.MonitorNotFound or ErrorIds.MonitorTimedOut or ErrorIds.MonitorUnavailable && result.Receivers.Length > 0)
        {
            // It may have been sent all the same, or there is no such test; neither proves anything.
            foreach (FsReceiverTest receiver in result.Receivers)
            {
                receiver.Reason = untested.Failure.ErrorId == ErrorIds.MonitorNotFound ? AlertingTexts.ContactUntested.With(untested.Failure.Message) : untested.Failure.Message;
            }
        }
        catch (OpsException failed)
        {
            (result.Outcome, result.Summary, result.Remedy) = (FsOutcome.Failed, failed.Failure.Message, failed.Failure.Remedy);
        }
    }

    private MonitorAddress At(MonitorDefinition monitor, string path) =>
        MonitorAddress.Of(monitor.Name, (monitor.Url ?? string.Empty).TrimEnd('/') + path, session.Redactor, MonitorAccess.Login(monitor, session.Redactor));
}
