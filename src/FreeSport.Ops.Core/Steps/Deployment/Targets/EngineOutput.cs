using FreeSport.Ops.Core.Floor.Logging;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>Keeps what docker's client says in the deployment's log, and tells it to whoever wants details.</summary>
internal static class EngineOutput
{
    /// <summary>What is to be given each line.</summary>
    /// <param name="context">What the part works with.</param>
    /// <param name="service">The service it is about.</param>
    /// <param name="redactor">Knows the secrets.</param>
    public static Action<string> Keep(StageContext context, string service, SecretRedactor redactor) => line =>
    {
        string clean = redactor.Redact(line).TrimEnd();
        if (clean.Length > 0)
        {
            context.Host.WriteVerbose(clean);
            context.Log(new FsDeploymentLogLine { Job = service, At = DateTime.UtcNow, Text = clean });
        }
    };
}
