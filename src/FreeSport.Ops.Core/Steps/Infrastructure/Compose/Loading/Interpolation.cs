using System.Globalization;

using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

/// <summary>Puts variables into the texts of a file, and makes numbers and booleans of those that stand for one.</summary>
/// <param name="variables">The variables.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class Interpolation(ComposeVariables variables, ComposeFindings findings)
{
    private static readonly ComposePaths<Func<string, object>> Casts = Cast();

    private readonly ModelPath _path = new();

    /// <summary>Puts variables into a file.</summary>
    public void Through(ComposeMapping model) => Below(model, Casts);

    private static ComposePaths<Func<string, object>> Cast()
    {
        ComposePaths<Func<string, object>> casts = new();
        Add(
            static t => ScalarValues.Whole(t),
            "services.*.",
            "cpu_count cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares deploy.replicas deploy.update_config.parallelism deploy.rollback_config.parallelism deploy.restart_policy.max_attempts deploy.placement.max_replicas_per_node healthcheck.retries oom_score_adj pids_limit ports.*.target scale ulimits.* ulimits.*.hard ulimits.*.soft");
        Add(static t => ScalarValues.Number(t), "services.*.", "cpu_percent cpus deploy.update_config.max_failure_ratio deploy.rollback_config.max_failure_ratio");
        Add(
            static t => ScalarValues.Boolean(t),
            "services.*.",
            "init depends_on.*.required depends_on.*.restart healthcheck.disable oom_kill_disable privileged read_only stdin_open tty volumes.*.read_only volumes.*.volume.nocopy");
        Add(static t => ScalarValues.Boolean(t), string.Empty, "networks.*.external networks.*.internal networks.*.attachable networks.*.enable_ipv4 networks.*.enable_ipv6 volumes.*.external secrets.*.external configs.*.external");
        return casts;

        void Add(Func<string, object> cast, string prefix, string paths)
        {
            foreach (string path in paths.Split(' '))
            {
                casts.Add(prefix + path, cast);
            }
        }
    }

    private ComposeNode Visit(ComposeNode value, ComposePaths<Func<string, object>>? casts)
    {
        if (value is ComposeScalar { Value: string text } scalar)
        {
            return Substitute(scalar, text, casts?.Here);
        }

        Below(value, casts);
        return value;
    }

    private void Below(ComposeNode value, ComposePaths<Func<string, object>>? casts)
    {
        if (value is ComposeMapping mapping)
        {
            foreach (string key in mapping.Keys.ToArray())
            {
                _path.Enter(key);
                ComposeNode old = mapping[key]!;
                ComposeNode filled = Visit(old, casts?.Below(key));
                if (!ReferenceEquals(old, filled))
                {
                    mapping.Set(key, filled);
                }

                _path.Leave();
            }
        }
        else if (value is ComposeSequence sequence)
        {
            for (int i = 0; i < sequence.Items.Count; i++)
            {
                _path.Enter(i.ToString(CultureInfo.InvariantCulture));
                sequence.Items[i] = Visit(sequence.Items[i], casts?.BelowItems);
                _path.Leave();
            }
        }
    }

    private ComposeScalar Substitute(ComposeScalar scalar, string text, Func<string, object>? cast)
    {
        findings.Service = _path.Service;
        try
        {
            string filled = text.IndexOf('$') < 0 ? text : new ComposeTemplate(variables.Find, name => variables.Miss(name, scalar.Place)).Substitute(text);
            return cast is not null ? new ComposeScalar(cast(filled), scalar.Place) : ReferenceEquals(filled, text) ? scalar : new ComposeScalar(filled, scalar.Place);
        }
        catch (TemplateException fault)
        {
            if (fault.Fault == TemplateFault.Required)
            {
                variables.Miss(fault.Variable, scalar.Place);
            }

            (string message, string remedy) = fault.Fault switch
            {
                TemplateFault.Required => (ComposeTexts.Required.With(fault.Variable, fault.Reason.Length > 0 ? ": " + fault.Reason : "."), ComposeTexts.RequiredRemedy.With(fault.Variable)),
                TemplateFault.Invalid => (ComposeTexts.BadTemplate.With(_path), ComposeTexts.BadTemplateRemedy),
                _ => (ComposeTexts.DeepTemplate.With(_path), string.Empty),
            };
            findings.Error(ComposeRules.Interpolation, scalar.Place, message, remedy);
        }
        catch (ValueException wrong)
        {
            findings.Error(ComposeRules.Value, scalar.Place, ComposeTexts.WrongValue.With(_path, wrong.Message));
        }
        finally
        {
            findings.Service = null;
        }

        return scalar;
    }
}
