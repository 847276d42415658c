using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Monitoring.Alerting;

/// <summary>Has a Prometheus write expressions in its own form, so that they can be compared with those it has loaded.</summary>
/// <param name="prometheus">The server.</param>
internal sealed class LoadedRules(PrometheusClient prometheus)
{
    // The same expressions are asked for at every look.
    private readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);

    /// <summary>The expressions in the server's form.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The forms by what was written; an expression that the server cannot read is missing, and without such an answer each stands for itself.</returns>
    public async Task<Dictionary<string, string>> FormatAsync(IReadOnlyList<RenderedRule> rules, CancellationToken cancellationToken)
    {
        foreach (string expression in rules.Select(static r => r.Expression).Where(e => !_forms.ContainsKey(e)).Distinct(StringComparer.Ordinal).ToArray())
        {
            try
            {
                _forms[expression] = await prometheus.FormatQueryAsync(expression, cancellationToken).ConfigureAwait(false);
            }
            catch (OpsException old) when (old.Failure.ErrorId == ErrorIds.MonitorNotFound)
            {
                _forms[expression] = expression;
            }
            catch (OpsException wrong) when (wrong.Failure.ErrorId == ErrorIds.MetricQueryInvalid)
            {
                _forms.Remove(expression);
            }
        }

        return _forms;
    }
}
