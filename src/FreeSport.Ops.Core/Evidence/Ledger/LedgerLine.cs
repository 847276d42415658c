using System.Globalization;
using System.Text.Json;

namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>The format of one line of a ledger file.</summary>
internal static class LedgerLine
{
    /// <summary>The format this version writes, and the newest it reads.</summary>
    public const int Version = 1;

    /// <summary>What the first line of a file calls the line before.</summary>
    public static readonly string NoPrevious = new('0', 64);

    private const string HashKey = "hash";

    // What feeds no box; versions that do not know it read a box that nobody asks for.
    private const string NoItem = "None";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Format(FsEvidence evidence, string previous)
    {
        Dictionary<string, object?> content = Content(evidence, previous);

        // Later than the format itself: an event without them is the line it always was.
        AddIfKnown(content, "author", evidence.Author);
        AddIfKnown(content, "repository", evidence.Repository);
        return Seal(content);
    }

    private static void AddIfKnown(Dictionary<string, object?> content, string key, string? value)
    {
        if (value is not null)
        {
            content[key] = value;
        }
    }

    private static Dictionary<string, object?> Content(FsEvidence evidence, string previous) => new()
    {
        ["v"] = Version,
        ["seq"] = evidence.Sequence,
        ["prev"] = previous,
        ["id"] = evidence.EvidenceId,
        ["writer"] = evidence.Writer,
        ["at"] = Time(evidence.At),
        ["kind"] = evidence.Kind.ToString(),
        ["project"] = evidence.Project,
        ["item"] = ItemOf(evidence.Box),
        ["environment"] = evidence.Environment,
        ["change"] = evidence.Change,
        ["outcome"] = evidence.Outcome.ToString(),
        ["assurance"] = evidence.Assurance.ToString(),
        ["subjects"] = evidence.Subjects.Select(static s => new Dictionary<string, object?>
        {
            ["name"] = s.Name,
            ["outcome"] = s.Outcome.ToString(),
            ["summary"] = s.Summary,
            ["scope"] = s.Scope.ToString(),
            ["leftOut"] = s.LeftOut,
            ["inputs"] = s.Inputs.Select(static i => new Dictionary<string, object?> { ["name"] = i.Name, ["kind"] = i.Kind.ToString(), ["fingerprint"] = i.Fingerprint }),
        }),
        ["tools"] = evidence.Tools.Select(static t => new Dictionary<string, object?> { ["name"] = t.Name, ["version"] = t.Version, ["path"] = t.Path }),
        ["commit"] = evidence.Commit,
        ["tree"] = evidence.Tree,
        ["dirty"] = evidence.Dirty,
        ["reason"] = evidence.Reason,
        ["by"] = evidence.By,
        ["until"] = evidence.Until is { } until ? Time(until) : null,
    };

    public static string FormatCheckpoint(long sequence, string previous, IReadOnlyDictionary<EvidenceKey, long> heads) => Seal(new Dictionary<string, object?>
    {
        ["v"] = Version,
        ["seq"] = sequence,
        ["prev"] = previous,
        ["heads"] = heads.Select(static h => new Dictionary<string, object?>
        {
            ["project"] = h.Key.Project,
            ["environment"] = h.Key.Environment,
            ["item"] = ItemOf(h.Key.Box),
            ["subject"] = h.Key.Subject,
            ["slot"] = h.Key.Slot.ToString(),
            ["offset"] = h.Value,
        }),
    });

    /// <summary>Reads a line and verifies its own hash.</summary>
    /// <returns>The entry, or the reason why it is none.</returns>
    public static (LedgerEntry? Entry, LedgerFault Fault) Parse(string line) => Parse(System.Text.Encoding.UTF8.GetBytes(line));

    /// <summary>Reads a line and verifies its own hash.</summary>
    /// <param name="line">Its bytes without line break.</param>
    /// <returns>The entry, or the reason why it is none.</returns>
    public static (LedgerEntry? Entry, LedgerFault Fault) Parse(byte[] line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("v", out JsonElement version) || !version.TryGetInt32(out int number))
            {
                return (null, LedgerFault.Broken);
            }

            if (number > Version)
            {
                return (null, LedgerFault.NewerVersion);
            }

            string hash = Text(root, HashKey);
            return LedgerSeal.IsIntact(line, root, hash) ? (Read(root, hash), LedgerFault.None) : (null, LedgerFault.Broken);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return (null, LedgerFault.Broken);
        }
    }

    private static LedgerEntry Read(JsonElement root, string hash)
    {
        long sequence = root.GetProperty("seq").GetInt64();
        string previous = Text(root, "prev");
        if (root.TryGetProperty("heads", out JsonElement heads))
        {
            return new LedgerEntry(sequence, previous, hash, Evidence: null, heads.EnumerateArray().ToDictionary(
                static h => new EvidenceKey(Text(h, "project"), Text(h, "environment"), Item(h), Text(h, "subject"), Name<EvidenceSlot>(h, "slot")),
                static h => h.GetProperty("offset").GetInt64()));
        }

        FsEvidence evidence = new()
        {
            Sequence = sequence,
            EvidenceId = Text(root, "id"),
            Writer = Text(root, "writer"),
            At = ReadTime(Text(root, "at")),
            Kind = Name<FsEvidenceKind>(root, "kind"),
            Project = Text(root, "project"),
            Box = Item(root),
            Environment = OptionalText(root, "environment"),
            Change = OptionalText(root, "change"),
            Outcome = Name<FsOutcome>(root, "outcome"),
            Assurance = Claimed(root),
            Subjects = [.. root.GetProperty("subjects").EnumerateArray().Select(ReadSubject)],
            Tools = [.. root.GetProperty("tools").EnumerateArray().Select(static t => new FsTool { Name = Text(t, "name"), Version = Text(t, "version"), Path = OptionalText(t, "path") })],
            Commit = OptionalText(root, "commit"),
            Tree = OptionalText(root, "tree"),
            Dirty = root.GetProperty("dirty").GetBoolean(),
            Reason = OptionalText(root, "reason"),
            By = OptionalText(root, "by"),
            Author = LaterText(root, "author"),
            Repository = LaterText(root, "repository"),
            Until = OptionalText(root, "until") is { } until ? ReadTime(until) : null,
        };
        return new LedgerEntry(sequence, previous, hash, evidence, new Dictionary<EvidenceKey, long>());
    }

    private static FsEvidenceSubject ReadSubject(JsonElement subject) => new()
    {
        Name = Text(subject, "name"),
        Outcome = Name<FsOutcome>(subject, "outcome"),
        Summary = Text(subject, "summary"),
        Scope = Name<FsScope>(subject, "scope"),
        LeftOut = [.. subject.GetProperty("leftOut").EnumerateArray().Select(static l => l.GetString()!)],
        Inputs = [.. subject.GetProperty("inputs").EnumerateArray().Select(static i => new FsInput { Name = Text(i, "name"), Kind = Name<FsInputKind>(i, "kind"), Fingerprint = Text(i, "fingerprint") })],
    };

    // The form without the hash is what is hashed: it is written once, and the hash put in where its key stands in order.
    private static string Seal(Dictionary<string, object?> content)
    {
        string open = CanonicalJson.Write(JsonSerializer.SerializeToElement(content, Options));
        string hash = $"\"{HashKey}\":\"{Hex.Sha256(System.Text.Encoding.UTF8.GetBytes(open))}\"";
        string? following = content.Keys.Where(static k => string.CompareOrdinal(k, HashKey) > 0).OrderBy(static k => k, StringComparer.Ordinal).FirstOrDefault();
        int place = open.IndexOf($"\"{following}\":", StringComparison.Ordinal);
        return open.Insert(place, hash + ",");
    }

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString() ?? throw new FormatException(key);

    private static string? OptionalText(JsonElement element, string key) => element.GetProperty(key).GetString();

    // Lines of older versions do not have it.
    private static string? LaterText(JsonElement element, string key) => element.TryGetProperty(key, out JsonElement value) ? value.GetString() : null;

    // A name this version does not know, in a line that is intact, reads as the fail-closed zero value.
    private static T Name<T>(JsonElement element, string key)
        where T : struct, Enum => Enum.TryParse(Text(element, key), out T value) ? value : default;

    // A line cannot attest itself: who says so of his own word is believed nothing.
    private static FsAssurance Claimed(JsonElement root) => Name<FsAssurance>(root, "assurance") is var claimed && claimed > FsAssurance.Independent ? FsAssurance.None : claimed;

    private static string ItemOf(FsChecklistItem? box) => box?.ToString() ?? NoItem;

    private static FsChecklistItem? Item(JsonElement element) => Text(element, "item") == NoItem ? null : Name<FsChecklistItem>(element, "item");

    private static string Time(DateTime time) => time.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static DateTime ReadTime(string time) =>
        DateTime.ParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
