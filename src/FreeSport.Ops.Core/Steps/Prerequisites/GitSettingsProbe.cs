using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>Asks git who commits here and where the commits go.</summary>
/// <param name="processes">Runs git.</param>
/// <param name="tools">Finds it.</param>
/// <param name="redactor">Is told of passwords inside of remote addresses.</param>
/// <param name="folder">Absolute path of the folder to ask in.</param>
/// <param name="state">What git says of that folder.</param>
public sealed class GitSettingsProbe(IProcessRunner processes, ToolLocator tools, SecretRedactor redactor, string folder, GitState state = GitState.WorkTree)
{
    /// <summary>The subject of the question who commits.</summary>
    public const string IdentitySubject = "git identity";

    /// <summary>The subject of the question where commits go.</summary>
    public const string RemoteSubject = "git remote";

    private static readonly Regex RemoteLine = new(@"^remote\.(?<name>.+)\.url (?<url>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>Whether name and mail address of the committer are set.</summary>
    /// <param name="timeout">How long git may take.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Failed when one is missing.</returns>
    public async Task<FsResult> TestIdentityAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        FsResult result = Begin(IdentitySubject);
        if (tools.Find("git") is not { } git)
        {
            return NotInstalled(result);
        }

        ProcessResult name = await AskAsync(git, ["config", "--get", "user.name"], timeout, cancellationToken).ConfigureAwait(false);
        ProcessResult mail = await AskAsync(git, ["config", "--get", "user.email"], timeout, cancellationToken).ConfigureAwait(false);
        if (IsNoAnswer(name) || IsNoAnswer(mail))
        {
            return NoAnswer(result, IsNoAnswer(name) ? name : mail);
        }

        (string who, string where) = (name.StandardOutput.Trim(), mail.StandardOutput.Trim());
        return who.Length > 0 && where.Length > 0
            ? End(result, FsOutcome.Passed, PrerequisitesTexts.GitIdentityReady.With(who, where))
            : End(
                Waiting(result, Causes.GitIdentity),
                FsOutcome.Failed,
                PrerequisitesTexts.GitIdentityMissing.With(who.Length > 0 ? "user.email" : where.Length > 0 ? "user.name" : "user.name, user.email"),
                PrerequisitesTexts.GitIdentityMissingRemedy,
                string.Join("; ", new[] { who.Length == 0 ? "git config --global user.name 'Name Surname'" : null, where.Length == 0 ? "git config --global user.email 'name@example.com'" : null }.OfType<string>()));
    }

    /// <summary>Whether the repository has a remote.</summary>
    /// <param name="timeout">How long git may take.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Failed when it has none.</returns>
    public async Task<FsResult> TestRemoteAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        FsResult result = Begin(RemoteSubject);
        if (tools.Find("git") is not { } git)
        {
            return NotInstalled(result);
        }

        if (state == GitState.NoRepository)
        {
            return End(
                Waiting(result, Causes.GitRepository),
                FsOutcome.Failed,
                PrerequisitesTexts.GitNoRepository.With(folder),
                PrerequisitesTexts.GitNoRepositoryRemedy,
                "git init " + PowerShellQuoting.Quote(folder));
        }

        ProcessResult answer = await AskAsync(git, ["config", "--get-regexp", @"^remote\..*\.url$"], timeout, cancellationToken).ConfigureAwait(false);
        if (IsNoAnswer(answer))
        {
            return NoAnswer(result, answer);
        }

        string[] remotes = [.. RemoteLine.Matches(answer.StandardOutput).Cast<Match>()
            .Select(m => m.Groups["name"].Value + " " + AddressText.WithoutCredentials(m.Groups["url"].Value.Trim(), redactor))];
        return remotes.Length > 0
            ? End(result, FsOutcome.Passed, string.Join(", ", remotes))
            : End(
                Waiting(result, Causes.GitRemote),
                FsOutcome.Failed,
                PrerequisitesTexts.GitRemoteMissing.With(folder),
                PrerequisitesTexts.GitRemoteMissingRemedy,
                GitRemote.AddCommand);
    }

    // git config answers 1 for a key that is not set; everything else than 0 and 1 is a git that could not say.
    private static bool IsNoAnswer(ProcessResult answer) => answer.ExitCode is not (0 or 1) || answer.Truncated;

    private static FsResult Begin(string subject) => new() { Step = FsStep.Prerequisites, Subject = subject, StartedAt = DateTime.UtcNow };

    private FsResult NotInstalled(FsResult result) => End(
        Waiting(result, Causes.GitMissing),
        FsOutcome.Failed,
        PrerequisitesTexts.GitNotInstalled + tools.ShimNote("git"),
        PrerequisitesTexts.GitNotInstalledRemedy,
        SystemPackages.Install("git"));

    private static FsResult NoAnswer(FsResult result, ProcessResult answer) => End(
        result,
        FsOutcome.Inconclusive,
        PrerequisitesTexts.GitNoAnswer.With(answer.Message.FirstLine()),
        PrerequisitesTexts.GitNoAnswerRemedy,
        "git config --list --show-origin");

    private static FsResult Waiting(FsResult result, string cause)
    {
        result.Cause = cause;
        return result;
    }

    private static FsResult End(FsResult result, FsOutcome outcome, string summary, string? remedy = null, string? next = null)
    {
        result.Outcome = outcome;
        result.Summary = summary;
        result.Remedy = remedy;
        result.NextCommand = next;
        result.Scope = outcome == FsOutcome.Inconclusive ? FsScope.Partial : FsScope.Full;
        result.Duration = DateTime.UtcNow - result.StartedAt;
        return result;
    }

    private Task<ProcessResult> AskAsync(string git, string[] arguments, TimeSpan timeout, CancellationToken cancellationToken) =>
        processes.RunAsync(
            new ProcessRequest(git, arguments) { WorkingDirectory = folder, Environment = GitReader.Environment, Timeout = timeout, OutputLimit = 1024 * 1024 },
            cancellationToken);
}
