namespace FreeSport.Ops.Workflows.Tables;

/// <summary>The labels of GitHub's runners and the ones every runner of one's own has.</summary>
/// <remarks>Source: GitHub's references of hosted, larger and self-hosted runners, 2026-08; images that are gone are not listed.</remarks>
internal static class RunnerLabels
{
    private static readonly Dictionary<string, RunnerSystems> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ubuntu-latest"] = RunnerSystems.Ubuntu2404,
        ["ubuntu-latest-4-cores"] = RunnerSystems.Ubuntu2404,
        ["ubuntu-latest-8-cores"] = RunnerSystems.Ubuntu2404,
        ["ubuntu-latest-16-cores"] = RunnerSystems.Ubuntu2404,
        ["ubuntu-26.04"] = RunnerSystems.Ubuntu2604,
        ["ubuntu-26.04-arm"] = RunnerSystems.Ubuntu2604,
        ["ubuntu-slim"] = RunnerSystems.Ubuntu2404,
        ["ubuntu-24.04"] = RunnerSystems.Ubuntu2404,
        ["ubuntu-24.04-arm"] = RunnerSystems.Ubuntu2404,
        ["ubuntu-22.04"] = RunnerSystems.Ubuntu2204,
        ["ubuntu-22.04-arm"] = RunnerSystems.Ubuntu2204,
        ["windows-latest"] = RunnerSystems.Windows2022 | RunnerSystems.Windows2025,
        ["windows-latest-8-cores"] = RunnerSystems.Windows2022 | RunnerSystems.Windows2025,
        ["windows-2025"] = RunnerSystems.Windows2025,
        ["windows-2025-vs2026"] = RunnerSystems.Windows2025Vs2026,
        ["windows-2022"] = RunnerSystems.Windows2022,
        ["windows-11-arm"] = RunnerSystems.Windows11Arm,
        ["macos-latest"] = RunnerSystems.MacOs15,
        ["macos-latest-large"] = RunnerSystems.MacOs15Large,
        ["macos-latest-xlarge"] = RunnerSystems.MacOs15XLarge,
        ["macos-26"] = RunnerSystems.MacOs26,
        ["macos-26-intel"] = RunnerSystems.MacOs26Intel,
        ["macos-26-large"] = RunnerSystems.MacOs26Large,
        ["macos-26-xlarge"] = RunnerSystems.MacOs26XLarge,
        ["macos-15"] = RunnerSystems.MacOs15,
        ["macos-15-intel"] = RunnerSystems.MacOs15Intel,
        ["macos-15-large"] = RunnerSystems.MacOs15Large,
        ["macos-15-xlarge"] = RunnerSystems.MacOs15XLarge,
        ["macos-14"] = RunnerSystems.MacOs14,
        ["macos-14-large"] = RunnerSystems.MacOs14Large,
        ["macos-14-xlarge"] = RunnerSystems.MacOs14XLarge,
        ["linux"] = RunnerSystems.Ubuntu2204 | RunnerSystems.Ubuntu2404 | RunnerSystems.Ubuntu2604,
        ["windows"] = RunnerSystems.Windows2022 | RunnerSystems.Windows2025 | RunnerSystems.Windows2025Vs2026 | RunnerSystems.Windows11Arm,
        ["macos"] = RunnerSystems.AllMacOs,
        ["self-hosted"] = RunnerSystems.Any,
        ["x64"] = RunnerSystems.Any,
        ["arm"] = RunnerSystems.Any,
        ["arm64"] = RunnerSystems.Any,
    };

    /// <summary>Gets every label, to choose from.</summary>
    public static IEnumerable<string> Hosted => Known.Keys;

    /// <summary>The systems a label can mean; null when nobody knows the label.</summary>
    public static RunnerSystems? SystemsOf(string label) => Known.TryGetValue(label, out RunnerSystems systems) ? systems : null;
}
