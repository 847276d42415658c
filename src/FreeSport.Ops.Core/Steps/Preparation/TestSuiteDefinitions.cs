using System.Text;

using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation;

/// <summary>What the names of suites mean.</summary>
/// <param name="project">The project.</param>
internal sealed class TestSuiteDefinitions(Project project) : IDefinitions
{
    public string Prefix => "tests.";

    public FsInput? Find(string suite) => TestSuites.Find(project, suite) is not { } found ? null : new FsInput
    {
        Name = Prefix + suite,
        Kind = FsInputKind.Definition,
        Fingerprint = Hex.Sha256(Encoding.UTF8.GetBytes(string.Join("\n", found.Paths) + "\n-m " + found.Marker + Limit(found) + Surroundings())),
    };

    // A limit that was not written down is no part of what the name means.
    private static string Limit(TestSuite suite) =>
        suite.MaxSkipped == TestSuite.UsuallySkipped ? string.Empty : FormattableString.Invariant($"\nmaxSkipped {suite.MaxSkipped}");

    // A file that comes to stand above the backend changes what pytest does; what it says is an input of its own.
    private string Surroundings() => string.Concat(SurroundingFiles.Present(project).Select(file => "\n" + project.Relative(file)));

    public Task<FsInput?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Find(name));
}
