using System.Text.Json;
using System.Text.Json.Serialization;

namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>What stands in a lock's value.</summary>
internal sealed record LockBody
{
    /// <summary>The form that this module writes; a newer one is not guessed at.</summary>
    public const int Form = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Gets the form.</summary>
    public int V { get; init; } = Form;

    /// <summary>Gets the environment.</summary>
    public string Env { get; init; } = string.Empty;

    /// <summary>Gets whether somebody holds it.</summary>
    public LockState State { get; init; }

    /// <summary>Gets the fence token; it only grows.</summary>
    public long Token { get; init; }

    /// <summary>Gets 128 random bits that tell one taking from every other.</summary>
    public string Session { get; init; } = string.Empty;

    /// <summary>Gets the number of the value within its session, so that no two values are the same commit.</summary>
    public int Seq { get; init; }

    /// <summary>Gets who holds it, or who freed it.</summary>
    public string Owner { get; init; } = string.Empty;

    /// <summary>Gets the machine it is held from.</summary>
    public string Host { get; init; } = string.Empty;

    /// <summary>Gets what is deployed; null where nothing is.</summary>
    public string? Deployment { get; init; }

    /// <summary>Gets what the holder says to those who wait.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>Gets GitHub's number of the run it is held for; null for none.</summary>
    public long? Run { get; init; }

    /// <summary>Gets the repository of that run, as <c>owner/name</c>.</summary>
    public string? Repository { get; init; }

    /// <summary>Gets a value indicating whether the target refuses lower tokens.</summary>
    public bool Fenced { get; init; }

    /// <summary>Gets when it was taken, by the holder's clock: for people, never compared.</summary>
    public DateTime Taken { get; init; }

    /// <summary>Gets when the holder showed itself last, by its own clock: for people, never compared.</summary>
    public DateTime Renewed { get; init; }

    /// <summary>Gets the seconds without a sign of the holder after which others may take it over; null for never.</summary>
    public double? Ttl { get; init; }

    /// <summary>Gets why it was freed by somebody else.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the time without a sign of the holder after which others may take it over; null for never.</summary>
    [JsonIgnore]
    public TimeSpan? TimeToLive => Ttl is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>Gets a value indicating whether it is held until somebody unlocks it.</summary>
    [JsonIgnore]
    public bool IsMaintenance => State == LockState.Held && Ttl is null;

    /// <summary>Reads a value.</summary>
    /// <param name="text">Its text: a line for people, and one of JSON.</param>
    /// <returns>What it says; null when it is none of this form.</returns>
    public static LockBody? Read(string text)
    {
        string json = text.Split('\n').FirstOrDefault(static l => l.StartsWith("{", StringComparison.Ordinal)) ?? string.Empty;
        try
        {
            return JsonSerializer.Deserialize<LockBody>(json, Options) is { V: Form, Token: > 0, Session.Length: > 0, Ttl: null or > 0 and < 1e9 } body ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of the value.</summary>
    /// <returns>A line that <c>git log</c> shows to people, and one of JSON.</returns>
    public string Write() => $"{(State == LockState.Held ? "held" : "free")}: {Env} by {Line(Owner)} on {Line(Host)}, token {Token.ToString(System.Globalization.CultureInfo.InvariantCulture)}"
        + (Line(Reason ?? Message) is { Length: > 0 } said ? ": " + said : string.Empty) + "\n\n" + JsonSerializer.Serialize(this, Options);

    private static string Line(string text) => string.Join(" ", text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
