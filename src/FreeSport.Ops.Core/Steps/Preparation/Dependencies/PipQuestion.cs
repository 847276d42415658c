using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>What our script is asked to judge.</summary>
/// <param name="Inspect">The file with what is installed.</param>
/// <param name="Report">The file with what pip would install; null to judge what is installed.</param>
/// <param name="Requirements">The requirements files.</param>
/// <param name="Constraints">The constraints files.</param>
/// <param name="Sync">Whether what nothing asks for goes.</param>
internal sealed record PipQuestion(string Inspect, string? Report, IReadOnlyList<string> Requirements, IReadOnlyList<string> Constraints, bool Sync)
{
    public string ToJson() => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["inspect"] = Inspect,
        ["report"] = Report,
        ["requirements"] = Requirements,
        ["constraints"] = Constraints,
        ["sync"] = Sync,
    });
}
