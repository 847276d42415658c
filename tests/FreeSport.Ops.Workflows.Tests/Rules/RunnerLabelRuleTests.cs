using FreeSport.Ops.Workflows.Surroundings;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class RunnerLabelRuleTests
{
    [Theory]
    [InlineData("ubuntu-lates", 14, "label \"ubuntu-lates\" is unknown: no runner has it. Did you mean 'ubuntu-latest'?")]
    [InlineData("linux-latest", 14, "\"linux-latest\" is unknown")]
    [InlineData("[self-hosted, gpu]", 28, "name the label in .github/actionlint.yaml")]
    [InlineData("{group: x, labels: [gpu]}", 34, "\"gpu\" is unknown")]
    [InlineData("{group: x, labels: gpu}", 33, "\"gpu\" is unknown")]
    [InlineData("ubuntu-20.04", 14, "GitHub has removed the runner")]
    [InlineData("windows-2019", 14, "GitHub has removed the runner")]
    [InlineData("macos-13", 14, "GitHub has removed the runner")]
    [InlineData("macos-14", 14, "GitHub has removed the runner \"macos-14\" (2026-11-02). Take macos-15.")]
    [InlineData("macOS-14-xlarge", 14, "Take macos-15-xlarge")]
    [InlineData("[ubuntu-latest, windows-latest]", 30, "No runner has both \"windows-latest\" and \"ubuntu-latest\" (line 4)")]
    [InlineData("[self-hosted, windows, Linux]", 37, "both \"Linux\" and \"windows\"")]
    [InlineData("[ubuntu-latest, ubuntu-24.04-arm]", 30, "both")]
    [InlineData("[macos-26, macos-15]", 25, "both")]
    [InlineData("[macos-15, macos-15-intel]", 25, "both")]
    [InlineData("[macos-26-xlarge, macos-26]", 32, "both")]
    [InlineData("[windows-2025, windows-2022]", 29, "both")]
    [InlineData("[windows-2025, windows-11-arm]", 29, "both")]
    [InlineData("[macOS-latest, Windows-latest]", 29, "both \"Windows-latest\" and \"macOS-latest\"")]
    [InlineData("[ubuntu-latest-16-cores, windows-latest-8-cores]", 39, "both")]
    [InlineData("[self-hosted, ubuntu-latest, x64, windows-latest]", 48, "both")]
    public void Labels_no_runner_has_are_named(string labels, int column, string telling) =>
        Checked.One(Checked.Job($"runs-on: {labels}"), "runner-label", 4, column, telling);

    [Theory]
    [InlineData("ubuntu-24.04")]
    [InlineData("ubuntu-24.04-arm")]
    [InlineData("ubuntu-slim")]
    [InlineData("ubuntu-26.04")]
    [InlineData("ubuntu-26.04-arm")]
    [InlineData("macOS-15")]
    [InlineData("xcode-27")]
    [InlineData("windows-11-arm")]
    [InlineData("windows-11-vs2026-arm")]
    [InlineData("[ubuntu-latest, ubuntu-26.04]")]
    [InlineData("[windows-2025, windows-2025-vs2026]")]
    [InlineData("[self-hosted, linux, arm64]")]
    [InlineData("[SELF-HOSTED, Linux, ubuntu-latest, ubuntu-24.04]")]
    [InlineData("[self-hosted, macos, macos-latest, macos-26]")]
    [InlineData("[self-hosted, windows, windows-latest, windows-2025]")]
    [InlineData("[ubuntu-latest, ubuntu-latest-16-cores]")]
    [InlineData("{group: any name}")]
    [InlineData("${{ vars.RUNNER }}")]
    [InlineData("[self-hosted, '${{ vars.RUNNER }}']")]
    [InlineData("gpu-${{ vars.SIZE }}")]
    public void Labels_a_runner_has_are_right(string labels) => Checked.None(Checked.Job($"runs-on: {labels}"));

    [Theory]
    [InlineData("ubuntu-22.04", "GitHub removes the runner \"ubuntu-22.04\" on 2027-04-17. Take ubuntu-24.04 before.")]
    [InlineData("ubuntu-22.04-arm", "Take ubuntu-24.04-arm before.")]
    public void What_GitHub_will_remove_is_noted(string label, string telling)
    {
        Checked.One(Checked.Job($"runs-on: {label}"), "runner-label", 4, 14, telling);
        Assert.Equal(FsFindingSeverity.Note, Assert.Single(Checked.Findings(Checked.Job($"runs-on: {label}"))).Severity);
    }

    [Fact]
    public void A_runner_of_ones_own_may_have_the_name_of_one_that_is_gone() => Checked.None(Checked.Job("runs-on: macos-14"), With("macos-14"));

    [Theory]
    [InlineData("${{ matrix.os }}", "os: [ubuntu-latest, gpu]", 6, 29, "\"gpu\" is unknown")]
    [InlineData("${{matrix.OS}}", "os: [gpu]", 6, 14, "\"gpu\" is unknown")]
    [InlineData("${{ matrix.os }}", "include:\n      - os: gpu", 7, 17, "\"gpu\" is unknown")]
    [InlineData("[ubuntu-latest, '${{ matrix.os }}']", "os: [windows-latest]", 6, 14, "both \"windows-latest\" and \"ubuntu-latest\"")]
    [InlineData("['${{ matrix.os }}', ubuntu-latest]", "os: [windows-latest, macos-latest]", 7, 35, "both \"ubuntu-latest\"")]
    public void Labels_from_the_matrix_are_followed(string labels, string matrix, int line, int column, string telling) =>
        Checked.One(Checked.Job($"strategy:\n  matrix:\n    {matrix}\nruns-on: {labels}"), "runner-label", line, column, telling);

    [Theory]
    [InlineData("${{ matrix.os }}", "os: [ubuntu-latest, windows-latest, macos-latest]")]
    [InlineData("[self-hosted, '${{ matrix.os }}']", "os: [linux, windows]")]
    [InlineData("${{ matrix.os }}", "os: ['${{ vars.OS }}', ubuntu-latest]")]
    [InlineData("${{ matrix.os }}", "os: ${{ fromJSON(vars.ALL) }}")]
    [InlineData("${{ matrix.os }}-large", "os: [gpu]")]
    [InlineData("${{ matrix.os || 'ubuntu-latest' }}", "os: [gpu]")]
    [InlineData("${{ matrix.on.os }}", "on: [{os: gpu}]")]
    public void Labels_from_the_matrix_that_fit_or_cannot_be_told_are_right(string labels, string matrix) =>
        Checked.None(Checked.Job($"strategy:\n  matrix:\n    {matrix}\nruns-on: {labels}"));

    [Theory]
    [InlineData("gpu", "[self-hosted, gpu]")]
    [InlineData("GPU", "[self-hosted, gpu]")]
    [InlineData("type=*", "[self-hosted, type=m6a.large]")]
    [InlineData("base:size=*&cpu=?", "'base:size=large&cpu=8'")]
    [InlineData(@"*-\[*]", "'linux-[arch]'")]
    [InlineData("node-[0-9]", "node-7")]
    [InlineData("node-[!0-9]", "node-x")]
    public void Labels_of_the_settings_are_runners_too(string pattern, string labels) => Checked.None(Checked.Job($"runs-on: {labels}"), With(pattern));

    [Theory]
    [InlineData("gpu-?", "gpu-10")]
    [InlineData("*-large", "a/b-large")]
    [InlineData("node-[0-9]", "node-x")]
    [InlineData("node-[!0-9]", "node-7")]
    public void Labels_beside_the_patterns_of_the_settings_stay_unknown(string pattern, string label) =>
        Checked.One(Checked.Job($"runs-on: {label}"), "runner-label", 4, 14, "is unknown", With(pattern));

    [Fact]
    public void A_pattern_that_takes_too_long_does_not_end_the_check()
    {
        CheckSurroundings surroundings = With(string.Concat(Enumerable.Repeat("*a", 30)) + "b");

        Checked.One(Checked.Job($"runs-on: {new string('a', 60)}"), "runner-label", 4, 14, "is unknown", surroundings);
    }

    private static CheckSurroundings With(params string[] labels) => new(CheckerSettings.Default with { RunnerLabels = labels }, null);
}
