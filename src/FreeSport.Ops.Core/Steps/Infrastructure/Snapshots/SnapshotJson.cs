using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>
/// The stable form of snapshots: sorted, without times, in no language, one fact a line. The same infrastructure is the
/// same text, whenever and by whom it was looked at under one key.
/// </summary>
public static class SnapshotJson
{
    private const int Format = 1;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes snapshots.</summary>
    /// <param name="snapshots">The snapshots.</param>
    /// <returns>A JSON object with a line break at its end.</returns>
    public static string Write(IReadOnlyList<FsInfrastructureSnapshot> snapshots)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteStartArray("snapshots");
            foreach (FsInfrastructureSnapshot snapshot in snapshots.OrderBy(static s => s.Key, StringComparer.Ordinal))
            {
                Write(json, snapshot);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()).Replace("\r\n", "\n") + "\n";
    }

    /// <summary>Reads what <see cref="Write(IReadOnlyList{FsInfrastructureSnapshot})"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its file, for messages.</param>
    /// <returns>The snapshots.</returns>
    /// <exception cref="OpsException">It is no such JSON (<c>SnapshotInvalid</c>).</exception>
    public static IReadOnlyList<FsInfrastructureSnapshot> Read(string text, string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.At("format").Number() != Format)
            {
                throw Invalid(file, SnapshotTexts.SnapshotFormat.With(Format));
            }

            return [.. document.RootElement.GetProperty("snapshots").EnumerateArray().Select(Snapshot)];
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw Invalid(file, unreadable.Message);
        }
    }

    /// <summary>Sets the fingerprint of a snapshot.</summary>
    internal static void Stamp(FsInfrastructureSnapshot snapshot) => snapshot.Fingerprint = Hex.Sha256(Encoding.UTF8.GetBytes(Write([snapshot])));

    private static OpsException Invalid(string file, string why) => new(new OpsFailure(
        ErrorIds.SnapshotInvalid, FailureKind.InvalidData, SnapshotTexts.SnapshotInvalid.With(file, why), SnapshotTexts.SnapshotInvalidRemedy, file));

    private static void Write(Utf8JsonWriter json, FsInfrastructureSnapshot snapshot)
    {
        json.WriteStartObject();
        json.WriteString("kind", snapshot.Kind.ToString());
        json.WriteString("key", snapshot.Key);
        json.WriteString("name", snapshot.Name);
        Text(json, "environment", snapshot.Environment);
        Text(json, "context", snapshot.Context);
        Text(json, "ref", snapshot.Ref);
        json.WriteString("keyId", snapshot.KeyId);
        json.WriteString("outcome", snapshot.Outcome.ToString());
        json.WriteString("declared", snapshot.Declared.ToString());
        json.WriteString("running", snapshot.Running.ToString());
        Texts(json, "sources", snapshot.Sources);
        json.WriteStartArray("resources");
        foreach (FsInfrastructureResource resource in snapshot.Resources)
        {
            Write(json, resource);
        }

        json.WriteEndArray();
        json.WriteStartArray("differences");
        foreach (FsInfrastructureDifference difference in snapshot.Differences)
        {
            json.WriteStartObject();
            json.WriteString("change", difference.Change.ToString());
            json.WriteString("side", difference.Side.ToString());
            json.WriteString("path", difference.Path);
            Text(json, "before", difference.Before);
            Text(json, "after", difference.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FsInfrastructureResource resource)
    {
        json.WriteStartObject();
        json.WriteString("side", resource.Side.ToString());
        json.WriteString("address", resource.Address);
        json.WriteString("type", resource.Type);
        json.WriteString("name", resource.Name);
        json.WriteString("match", resource.Match.ToString());
        json.WriteString("state", resource.State.ToString());
        if (resource.Health != FsInfrastructureHealth.None)
        {
            json.WriteString("health", resource.Health.ToString());
        }

        Text(json, "owner", resource.Owner);
        Text(json, "image", resource.Image);
        Text(json, "digest", resource.Digest);
        Number(json, "replicas", resource.Replicas);
        Number(json, "runningReplicas", resource.RunningReplicas);
        Number(json, "restarts", resource.Restarts);
        Texts(json, "ports", resource.Ports);
        Texts(json, "variables", resource.Variables);
        Texts(json, "profiles", resource.Profiles);
        Text(json, "path", resource.Path);
        if (resource.Line > 0)
        {
            json.WriteNumber("line", resource.Line);
        }

        if (resource.Facts.Length > 0)
        {
            json.WriteStartObject("facts");
            foreach (FsInfrastructureFact fact in resource.Facts)
            {
                if (fact.Value is { } value)
                {
                    json.WriteString(fact.Name, value);
                }
                else
                {
                    json.WriteStartObject(fact.Name);
                    json.WriteString("seal", fact.Seal);
                    json.WriteEndObject();
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, string[] values)
    {
        if (values.Length > 0)
        {
            json.WriteStartArray(name);
            foreach (string value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
    }

    private static FsInfrastructureSnapshot Snapshot(JsonElement json)
    {
        FsInfrastructureSnapshot snapshot = new()
        {
            Step = FsStep.Analysis,
            Subject = json.TextOf("key") ?? string.Empty,
            Kind = Word<FsInfrastructureKind>(json, "kind"),
            Key = json.TextOf("key") ?? string.Empty,
            Name = json.TextOf("name") ?? string.Empty,
            Environment = json.TextOf("environment"),
            Context = json.TextOf("context"),
            Ref = json.TextOf("ref"),
            KeyId = json.TextOf("keyId") ?? string.Empty,
            Outcome = Word<FsOutcome>(json, "outcome"),
            Declared = Word<FsInfrastructureReading>(json, "declared"),
            Running = Word<FsInfrastructureReading>(json, "running"),
            Sources = [.. json.At("sources").Texts()],
        };
        snapshot.Summary = SnapshotTexts.FromFile.With(snapshot.Declared, snapshot.Running);
        snapshot.Resources = [.. json.GetProperty("resources").EnumerateArray().Select(r => Resource(r, snapshot.Kind))];
        snapshot.Differences =
        [
            .. json.At("differences").Items().Select(d => new FsInfrastructureDifference
            {
                Step = FsStep.Analysis,
                Kind = snapshot.Kind,
                Environment = snapshot.Environment,
                Context = snapshot.Context,
                Outcome = FsOutcome.Warning,
                Change = Word<FsInfrastructureDifferenceKind>(d, "change"),
                Side = Word<FsInfrastructureSide>(d, "side"),
                Path = d.TextOf("path") ?? string.Empty,
                Subject = d.TextOf("path") ?? string.Empty,
                Before = d.TextOf("before"),
                After = d.TextOf("after"),
                Summary = SnapshotTexts.ChangeChanged.With(d.TextOf("before") ?? "-", d.TextOf("after") ?? "-"),
            }),
        ];
        Stamp(snapshot);
        return snapshot;
    }

    private static FsInfrastructureResource Resource(JsonElement json, FsInfrastructureKind kind) => new()
    {
        Kind = kind,
        Side = Word<FsInfrastructureSide>(json, "side"),
        Address = json.TextOf("address") ?? string.Empty,
        Type = json.TextOf("type") ?? string.Empty,
        Name = json.TextOf("name") ?? string.Empty,
        Match = Word<FsInfrastructureMatch>(json, "match"),
        State = Word<FsInfrastructureState>(json, "state"),
        Health = Word<FsInfrastructureHealth>(json, "health"),
        Owner = json.TextOf("owner"),
        Image = json.TextOf("image"),
        Digest = json.TextOf("digest"),
        Replicas = json.At("replicas").Number(),
        RunningReplicas = json.At("runningReplicas").Number(),
        Restarts = json.At("restarts").Number(),
        Ports = [.. json.At("ports").Texts()],
        Variables = [.. json.At("variables").Texts()],
        Profiles = [.. json.At("profiles").Texts()],
        Path = json.TextOf("path"),
        Line = json.At("line").Number() ?? 0,
        Facts =
        [
            .. json.At("facts").Entries().Select(static a => new FsInfrastructureFact
            {
                Name = a.Name,
                Value = a.Value.ValueKind == JsonValueKind.String ? a.Value.GetString() : null,
                Seal = a.Value.TextOf("seal"),
            }),
        ],
    };

    private static T Word<T>(JsonElement json, string name)
        where T : struct =>
        json.TextOf(name) is { } word ? (T)Enum.Parse(typeof(T), word) : default;
}
