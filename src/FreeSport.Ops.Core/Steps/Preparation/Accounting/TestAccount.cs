using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Preparation.Accounting;

/// <summary>What our plugin tells of a run of pytest from within: what was collected, and what became of each test.</summary>
internal sealed record TestAccount
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Gets pytest's version.</summary>
    public required string Pytest { get; init; }

    /// <summary>Gets Python's version.</summary>
    public required string Python { get; init; }

    /// <summary>Gets a value indicating whether Python left out every <c>assert</c> that pytest does not rewrite.</summary>
    public required bool Optimized { get; init; }

    /// <summary>Gets the number of tests collected, before anything was deselected.</summary>
    public required int Collected { get; init; }

    /// <summary>Gets the number of files that could not be collected.</summary>
    public required int CollectFailed { get; init; }

    /// <summary>Gets the number of tests that were entered, ran to their end and were reported as passed.</summary>
    public required int Passed { get; init; }

    /// <summary>Gets the number of tests and files that failed.</summary>
    public required int Failed { get; init; }

    /// <summary>Gets the number of tests that were skipped, expected failures and the tests of files that were skipped whole included.</summary>
    public required int Skipped { get; init; }

    /// <summary>Gets a value indicating whether tests reported parts of their own (subtests), so that the numbers need not be those of the report.</summary>
    public required bool HasParts { get; init; }

    /// <summary>Gets the marker expression that was in force; empty for none.</summary>
    public required string MarkerExpression { get; init; }

    /// <summary>Gets the keyword expression that was in force; empty for none.</summary>
    public required string KeywordExpression { get; init; }

    /// <summary>Gets a value indicating whether pytest was told to collect and to run nothing.</summary>
    public required bool CollectsOnly { get; init; }

    /// <summary>Gets a value indicating whether pytest was told to set fixtures up and to run nothing.</summary>
    public required bool SetsUpOnly { get; init; }

    /// <summary>Gets the tests that a plugin ran again until they passed.</summary>
    public required NamedTests Repeated { get; init; }

    /// <summary>Gets the tests that the marker expression deselected.</summary>
    public required NamedTests DeselectedByMarker { get; init; }

    /// <summary>Gets the tests that the keyword expression deselected.</summary>
    public required NamedTests DeselectedByKeyword { get; init; }

    /// <summary>Gets the tests that something else deselected.</summary>
    public required NamedTests DeselectedOtherwise { get; init; }

    /// <summary>Gets files and folders that hold tests and were told to be passed over.</summary>
    public required NamedTests Ignored { get; init; }

    /// <summary>Gets the tests that stand in the source of the suite's files and were not collected.</summary>
    public required NamedTests Uncollected { get; init; }

    /// <summary>Gets the files that were skipped whole, each with the number of tests in its source.</summary>
    public required NamedTests SkippedWhole { get; init; }

    /// <summary>Gets the tests that failed as it was expected of them; they are among those skipped.</summary>
    public required NamedTests ExpectedFailures { get; init; }

    /// <summary>Gets those of them of which it was not expected where they stand: a plugin or a fixture said so.</summary>
    public required NamedTests ExcusedWhileRunning { get; init; }

    /// <summary>Gets the tests that were collected, not deselected, and not run to their end.</summary>
    public required NamedTests Missing { get; init; }

    /// <summary>Gets the tests that failed and were reported as something else.</summary>
    public required NamedTests Disguised { get; init; }

    /// <summary>Gets the tests that were reported as passed although their function was never entered.</summary>
    public required NamedTests NotCalled { get; init; }

    /// <summary>Gets the absolute path of the configuration that pytest read; empty for none.</summary>
    public required string Configuration { get; init; }

    /// <summary>Gets the absolute paths of loaded files that are neither Python's own nor installed packages, links resolved.</summary>
    public required IReadOnlyList<string> Modules { get; init; }

    /// <summary>Gets the absolute paths of installed packages that the tests loaded although the backend folder has their source.</summary>
    public required IReadOnlyList<string> Copies { get; init; }

    /// <summary>Gets the absolute paths of the folders of installed packages.</summary>
    public required IReadOnlyList<string> Packages { get; init; }

    /// <summary>Gets the absolute path of the program that Python really is.</summary>
    public required string PythonProgram { get; init; }

    /// <summary>Reads an account.</summary>
    /// <param name="path">Absolute path of its file.</param>
    /// <returns>The account; null when there is none, or none that is whole.</returns>
    public static TestAccount? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<TestAccount>(File.ReadAllText(path), Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
