using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Looks at the certificates in a key folder: a server that refuses an expired one does not say so.</summary>
/// <param name="processes">Runs <c>ssh-keygen</c>.</param>
/// <param name="tools">Finds it.</param>
/// <param name="folder">Absolute path of the key folder.</param>
internal sealed class SshCertificates(IProcessRunner processes, ToolLocator tools, string folder)
{
    private static readonly Regex Validity = new(@"^\s*Valid: (?:from \S+ to|before) (?<until>[0-9-]+T[0-9:]+)\s*$", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    /// <summary>Finds one whose time is over.</summary>
    /// <param name="timeout">How long ssh-keygen may take for each.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The certificate; null when there is none, or it cannot be looked at.</returns>
    public async Task<SshCertificate?> ExpiredAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (tools.Find("ssh-keygen") is not { } keygen || !Directory.Exists(folder))
        {
            return null;
        }

        foreach (string file in Directory.GetFiles(folder, "*-cert.pub").OrderBy(static f => f, StringComparer.Ordinal))
        {
            try
            {
                ProcessResult told = await processes.RunAsync(
                    new ProcessRequest(keygen, ["-L", "-f", file]) { WorkingDirectory = folder, Timeout = timeout, OutputLimit = 1024 * 1024, Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C" } },
                    cancellationToken).ConfigureAwait(false);
                if (told.Succeeded && Validity.Match(told.StandardOutput) is { Success: true } match
                    && DateTime.TryParse(match.Groups["until"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTime until) && until < DateTime.Now)
                {
                    return new SshCertificate(Path.GetFileName(file), match.Groups["until"].Value);
                }
            }
            catch (OpsException notStarted) when (notStarted.Failure.ErrorId == ErrorIds.ProcessNotStarted)
            {
                return null;
            }
        }

        return null;
    }
}
