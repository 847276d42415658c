namespace FreeSport.Ops.Workflows.Tables;

/// <summary>The images of hosted runners that GitHub has removed: a job that asks for one waits a day and fails.</summary>
/// <remarks>Source: the announcements in github.com/actions/runner-images, read on 2026-11-27.</remarks>
internal static class RetiredRunners
{
    private static readonly Dictionary<string, (string Since, string Instead)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ubuntu-16.04"] = ("2021-09-20", "ubuntu-24.04"),
        ["ubuntu-18.04"] = ("2023-04-03", "ubuntu-24.04"),
        ["ubuntu-20.04"] = ("2025-04-15", "ubuntu-24.04"),
        ["windows-2016"] = ("2022-03-15", "windows-2025"),
        ["windows-2019"] = ("2025-06-30", "windows-2025"),
        ["macos-10.15"] = ("2022-08-30", "macos-15"),
        ["macos-11"] = ("2024-06-28", "macos-15"),
        ["macos-12"] = ("2024-12-03", "macos-15"),
        ["macos-12-large"] = ("2024-12-03", "macos-15-large"),
        ["macos-12-xl"] = ("2024-12-03", "macos-15-xlarge"),
        ["macos-13"] = ("2025-12-04", "macos-15-intel"),
        ["macos-13-large"] = ("2025-12-04", "macos-15-large"),
        ["macos-13-xlarge"] = ("2025-12-04", "macos-15-xlarge"),
    };

    /// <summary>Since when an image is gone, and the label to take instead; null for any other label.</summary>
    public static (string Since, string Instead)? Find(string label) => Known.TryGetValue(label, out (string Since, string Instead) gone) ? gone : null;
}
