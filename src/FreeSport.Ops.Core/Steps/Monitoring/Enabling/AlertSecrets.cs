using System.Text;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>The secrets of receivers that stand in environment variables here and that Alertmanager reads from files.</summary>
internal sealed class AlertSecrets
{
    private readonly IReadOnlyList<(string Path, string Value)> _files;

    private AlertSecrets(IReadOnlyList<(string Path, string Value)> files) => _files = files;

    /// <summary>Reads the variables.</summary>
    /// <param name="setup">Names them.</param>
    /// <param name="redactor">Learns them, and whatever else Alertmanager might quote.</param>
    /// <returns>The secrets.</returns>
    /// <exception cref="OpsException">One is not set (<c>AlertingSecretMissing</c>).</exception>
    public static AlertSecrets Of(AlertingSetup setup, SecretRedactor redactor)
    {
        List<(string Path, string Value)> files = [];
        foreach (AlertReceiverDefinition receiver in setup.Definition.Alertmanager is null ? [] : setup.Definition.Receivers)
        {
            foreach (string? variable in new[] { receiver.SecretFrom, receiver.ConfirmTokenFrom })
            {
                string? value = variable is null ? null : Environment.GetEnvironmentVariable(variable)?.Trim();
                redactor.Register(value);
                if (variable is not null && string.IsNullOrEmpty(value))
                {
                    throw AlertingFailures.SecretMissing(receiver.Name, variable);
                }

                if (variable is not null && variable == receiver.SecretFrom)
                {
                    files.Add((setup.SecretFile(receiver), value!));
                }
            }
        }

        return new AlertSecrets(files);
    }

    /// <summary>Puts them into files that only their owner may read, and that git does not see.</summary>
    /// <exception cref="OpsException">One cannot be written (<c>AlertFileNotWritable</c>).</exception>
    public void Write()
    {
        foreach ((string path, string value) in _files)
        {
            try
            {
                string folder = Path.GetDirectoryName(path)!;
                if (!Directory.Exists(folder))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
                    Platform.CreatePrivateDirectory(folder);
                }

                File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
                byte[] bytes = Encoding.UTF8.GetBytes(value);
                if (!File.Exists(path) || !File.ReadAllBytes(path).SequenceEqual(bytes))
                {
                    PrivateFile.Replace(path, bytes);
                }
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                throw AlertingFailures.NotWritable(path, refused);
            }
        }
    }
}
