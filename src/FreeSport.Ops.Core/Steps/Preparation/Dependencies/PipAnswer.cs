using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>What pip says when it cannot do its work, and what its log says of indexes.</summary>
internal static class PipAnswer
{
    // A page that is not there says that the index has no such package; anything else says nothing about packages.
    private static readonly Regex Page = new(@"Could not fetch URL (\S+): (?!404 )(?:[^\r\n]*: )?([^\r\n:]+?)['"")\s]*(?: - skipping)?\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex Unreached = new(
        @"HTTP error (401|403|407|5\d\d)[^\r\n]*|(401|403) (Client )?Error[^\r\n]*|ReadTimeoutError[^\r\n]*|NewConnectionError[^\r\n]*|SSLError[^\r\n]*|ProxyError[^\r\n]*|IncompleteRead[^\r\n]*",
        RegexOptions.CultureInvariant);

    private static readonly Regex Absent = new(@"Could not fetch URL \S*/([^/\s]+)/?: 404 ", RegexOptions.CultureInvariant);

    private static readonly Regex MissingFolder = new(@"Location '[^']*' is ignored: it is [^\r\n]*", RegexOptions.CultureInvariant);

    private static readonly Regex Error = new(@"^\s*(?:ERROR|error): (?!ResolutionImpossible|Exception:|subprocess-exited)(.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex Cause = new(@"The conflict is caused by:\r?\n((?:[ \t]+\S[^\r\n]*\r?\n?)+)", RegexOptions.CultureInvariant);

    /// <summary>Reads the trouble from how pip ended.</summary>
    /// <param name="ended">How it ended, not well.</param>
    /// <param name="log">Its log.</param>
    /// <returns>The trouble.</returns>
    public static DependencyTrouble Trouble(ProcessResult ended, string log)
    {
        string said = UrlCredentials.Mask(ended.StandardError + "\n" + ended.StandardOutput);
        string first = Error.Match(said) is { Success: true } error ? error.Groups[1].Value.Trim() : ended.Message.FirstLine(300);
        (FsDependencyState state, string sentence) = said switch
        {
            _ when ended.TimedOut => (FsDependencyState.TimedOut, UnreachedIn(log) ?? string.Empty),
            _ when said.Contains("No module named pip", StringComparison.Ordinal) => (FsDependencyState.ToolMissing, first),
            _ when said.Contains("no such option", StringComparison.Ordinal) => (FsDependencyState.ToolTooOld, first),
            _ when said.Contains("DO NOT MATCH THE HASHES", StringComparison.Ordinal) => (FsDependencyState.HashMismatch, first),
            _ when Cause.Match(said) is { Success: true } cause => (FsDependencyState.Unresolved, first + " " + Joined(cause.Groups[1].Value)),
            _ when said.Contains("ResolutionImpossible", StringComparison.Ordinal) => (FsDependencyState.Unresolved, first),
            _ when UnreachedIn(log + "\n" + said) is { } unreached => (FsDependencyState.IndexUnreachable, unreached),
            _ when said.Contains("No matching distribution", StringComparison.Ordinal) || said.Contains("Could not find a version", StringComparison.Ordinal) =>
                (FsDependencyState.Unresolved, first + (MissingFolder.Match(said) is { Success: true } missing ? " " + missing.Value : string.Empty)),
            _ when said.Contains("Could not open requirements file", StringComparison.Ordinal) || said.Contains("Invalid requirement", StringComparison.Ordinal) =>
                (FsDependencyState.RequirementsUnreadable, first),
            _ when said.Contains("--require-hashes", StringComparison.Ordinal) => (FsDependencyState.Unresolved, first),
            _ => (FsDependencyState.Failed, first),
        };
        return new DependencyTrouble(state, UrlCredentials.Mask(sentence).FirstLine(600), ended.ExitCode);
    }

    /// <summary>What a log says of an index that was not reached.</summary>
    /// <param name="log">pip's log.</param>
    /// <returns>Its words, without credentials; null when every index answered.</returns>
    public static string? UnreachedIn(string log) =>
        Page.Match(log) is { Success: true } page ? UrlCredentials.Mask(page.Groups[1].Value + ": " + page.Groups[2].Value.Trim()).FirstLine(300)
        : Unreached.Match(log) is { Success: true } match ? UrlCredentials.Mask(match.Value).FirstLine(300)
        : null;

    /// <summary>The packages that an index does not have, by a log.</summary>
    /// <param name="log">pip's log.</param>
    /// <returns>Their normalized names.</returns>
    public static IReadOnlyList<string> AbsentIn(string log) => [.. Absent.Matches(log).Cast<Match>().Select(static m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>What a log says of a folder of packages that is not there.</summary>
    /// <param name="log">pip's log.</param>
    /// <returns>Its words; null when there is none.</returns>
    public static string? MissingFolderIn(string log) => MissingFolder.Match(log) is { Success: true } match ? UrlCredentials.Mask(match.Value) : null;

    private static string Joined(string lines) => string.Join("; ", lines.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0));
}
