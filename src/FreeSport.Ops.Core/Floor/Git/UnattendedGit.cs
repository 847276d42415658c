using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>Runs git towards servers so that nobody is asked: neither git nor ssh, a credential manager or a program for passwords may ask a person who is not looking.</summary>
/// <param name="processes">Runs git.</param>
/// <param name="tools">Finds git.</param>
internal sealed class UnattendedGit(IProcessRunner processes, ToolLocator tools)
{
    private static readonly TimeSpan SettingTimeout = TimeSpan.FromMinutes(2);

    private string? _ssh;

    /// <summary>Runs git.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="arguments">Settings, command and arguments.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Kills git.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="said">Called with each line that it says meanwhile.</param>
    /// <param name="setting">One more setting of git, which no argument shows.</param>
    /// <param name="outputLimit">How many bytes it may write; as usual when not given.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="OpsException">There is no git (<c>GitNotInstalled</c>).</exception>
    public async Task<ProcessResult> RunAsync(
        GitRepository repository, IReadOnlyList<string> arguments, TimeSpan timeout, CancellationToken cancellationToken, string? input = null, Action<string>? said = null, (string Key, string Value)? setting = null, int? outputLimit = null)
    {
        string git = tools.Find("git") ?? throw new OpsException(new OpsFailure(ErrorIds.GitNotInstalled, FailureKind.NotInstalled, GitTexts.NotInstalled + tools.ShimNote("git"), GitTexts.NotInstalledRemedy, "git"));
        if (_ssh is null)
        {
            ProcessResult configured = await processes.RunAsync(
                new ProcessRequest(git, ["config", "--get", "core.sshCommand"]) { WorkingDirectory = repository.Root, Environment = GitReader.Environment, Timeout = SettingTimeout }, cancellationToken).ConfigureAwait(false);
            _ssh = SshCommand.Quiet(
                Environment.GetEnvironmentVariable("GIT_SSH_COMMAND"), configured.Succeeded ? configured.StandardOutput : null, Environment.GetEnvironmentVariable("GIT_SSH"));
        }

        Dictionary<string, string?> environment = new(GitReader.Environment)
        {
            ["GCM_INTERACTIVE"] = "never",
            ["GIT_SSH_COMMAND"] = _ssh,
            ["GIT_ASKPASS"] = null,

            // A program around ssh may not take the option; then ssh asks this one, which answers nothing, and no terminal.
            ["SSH_ASKPASS"] = "false",
            ["SSH_ASKPASS_REQUIRE"] = "force",

            // Inherited from a hook of the server it would refuse every change of a ref.
            ["GIT_QUARANTINE_PATH"] = null,
        };
        if (setting is { } given)
        {
            // As a person's own settings of this kind are counted: on top of them.
            int count = int.TryParse(Environment.GetEnvironmentVariable("GIT_CONFIG_COUNT"), out int before) && before > 0 ? before : 0;
            environment["GIT_CONFIG_COUNT"] = FormattableString.Invariant($"{count + 1}");
            environment[FormattableString.Invariant($"GIT_CONFIG_KEY_{count}")] = given.Key;
            environment[FormattableString.Invariant($"GIT_CONFIG_VALUE_{count}")] = given.Value;
        }

        ProcessRequest request = new(git, ["-c", "core.askPass=", .. arguments])
        {
            WorkingDirectory = repository.Root,
            Environment = environment,
            Timeout = timeout,
            StandardInput = input,
            OnOutputLine = said,
            OnErrorLine = said,
        };
        return await processes.RunAsync(outputLimit is { } limit ? request with { OutputLimit = limit } : request, cancellationToken).ConfigureAwait(false);
    }
}
