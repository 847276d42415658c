using System.Text.Json;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>What npm answers, and whether it is an answer: its exit code is 1 both for findings and for a registry that does not answer.</summary>
internal static class NpmAnswer
{
    // What says that the registry did not answer, as against something that is wrong here.
    private static readonly string[] OfNetwork =
        ["ECONN", "ENOTFOUND", "ETIMEDOUT", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH", "network", "ERR_SOCKET", "CERT", "SSL", "E401", "E403", "E5", "Unauthorized", "Forbidden", "audit endpoint"];

    /// <summary>Why npm failed.</summary>
    /// <param name="ended">How it ended.</param>
    /// <returns>The trouble, with npm's own sentence.</returns>
    public static DependencyTrouble Trouble(ProcessResult ended)
    {
        string said = UrlCredentials.Mask(ended.StandardError + "\n" + ended.StandardOutput);
        string[] lines = [.. said.Split('\n').Select(static l => l.Trim()).Where(static l => l.StartsWith("npm error", StringComparison.Ordinal) || l.StartsWith("npm ERR!", StringComparison.Ordinal))
            .Select(static l => l.Substring("npm error".Length).TrimStart('!', ' ')).Where(static l => l.Length > 0 && !l.StartsWith("A complete log", StringComparison.Ordinal))];
        string sentence = string.Join(" ", lines.Take(3)) is { Length: > 0 } told ? told : ended.Message.FirstLine(300);
        FsDependencyState state = ended.TimedOut ? FsDependencyState.TimedOut
            : said.Contains("EUSAGE", StringComparison.Ordinal) || said.Contains("ENOLOCK", StringComparison.Ordinal) ? FsDependencyState.LockFileMissing
            : said.Contains("EINTEGRITY", StringComparison.Ordinal) ? FsDependencyState.HashMismatch
            : said.Contains("E404", StringComparison.Ordinal) || said.Contains("ETARGET", StringComparison.Ordinal) || said.Contains("ERESOLVE", StringComparison.Ordinal) ? FsDependencyState.Unresolved
            : OfNetwork.Any(sign => said.Contains(sign, StringComparison.Ordinal)) ? FsDependencyState.IndexUnreachable
            : FsDependencyState.Failed;
        return new DependencyTrouble(state, UrlCredentials.Mask(sentence).FirstLine(400), ended.ExitCode);
    }

    /// <summary>Reads the JSON of a question.</summary>
    /// <param name="ended">How npm ended.</param>
    /// <param name="isAnswer">Whether an object is the answer, and not the story of an error.</param>
    /// <returns>The answer, for the caller to dispose of; null with the trouble.</returns>
    public static (JsonDocument? Answer, DependencyTrouble? Trouble) Read(ProcessResult ended, Func<JsonElement, bool> isAnswer)
    {
        DependencyTrouble trouble = Trouble(ended);
        if (ended.TimedOut || ended.Truncated)
        {
            return (null, trouble);
        }

        try
        {
            JsonDocument document = JsonDocument.Parse(ended.StandardOutput.Trim().Length == 0 && ended.ExitCode == 0 ? "{}" : ended.StandardOutput);
            if (document.RootElement.ValueKind == JsonValueKind.Object && isAnswer(document.RootElement))
            {
                return (document, null);
            }

            string said = Said(document.RootElement) ?? trouble.Sentence;
            document.Dispose();
            return (null, trouble with { State = trouble.State == FsDependencyState.LockFileMissing ? trouble.State : FsDependencyState.IndexUnreachable, Sentence = UrlCredentials.Mask(said).FirstLine(300) });
        }
        catch (JsonException)
        {
            return (null, trouble);
        }
    }

    private static string? Said(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        string? message = root.TryGetProperty("message", out JsonElement one) && one.ValueKind == JsonValueKind.String ? one.GetString() : null;
        string? summary = root.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object && error.TryGetProperty("summary", out JsonElement two) ? two.GetString() : null;
        return message ?? (summary is { Length: > 0 } ? summary : null);
    }
}
