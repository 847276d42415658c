using System.Globalization;
using System.Text;

using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Fuzzing;

/// <summary>
/// Workflows with a few changes go through all rules. <c>FSOPS_FUZZ_CASES</c> asks for more cases, <c>FSOPS_FUZZ_SEEDS</c>
/// names a folder of real files to change.
/// </summary>
public sealed class WorkflowCheckFuzzTests
{
    private const int CasesARound = 2_000;

    private static readonly string[] Tokens =
    [
        "${{", "}}", "'", "((((", "!!!!", "a.b.c.", "[*]", ".*", "fromJSON('", "&a ", "*a", "<<: *a\n", "- ", ": ", "{", "[", "|\n", ">-\n", "\n", "\r\n", "\t",
        "on:", "jobs:", "needs: ", "matrix:", "include:", "exclude:", "uses: ./", "uses: docker://", "if: ", "Привет", "🚀", "# ", "? ", "%", "~", "0x", "1e999",
    ];

    [Fact]
    public async Task No_change_makes_the_checker_throw_or_hang()
    {
        string? folder = Environment.GetEnvironmentVariable("FSOPS_FUZZ_SEEDS");
        byte[][] seeds = [.. Directory.EnumerateFiles(folder ?? Sources.SampleWorkflows, "*.y*ml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        int cases = int.Parse(Environment.GetEnvironmentVariable("FSOPS_FUZZ_CASES") ?? "2000", CultureInfo.InvariantCulture);
        CheckSurroundings surroundings = new(CheckerSettings.Default, new RepositoryFiles(Sources.Sample));
        for (int done = 0; done < cases; done += CasesARound)
        {
            await Fuzz.RunAsync(
                Math.Min(CasesARound, cases - done),
                chance =>
                {
                    string text = Encoding.UTF8.GetString(Fuzz.Mutate(chance.One(seeds), chance, Tokens));
                    IReadOnlyList<Finding> findings = WorkflowChecker.Check(text, surroundings);
                    Assert.All(findings, static f => Assert.True(f.Start.Line > 0 && f.Start.Column > 0 && f.EndColumn > f.Start.Column && f.Message.ToString().Length > 0));
                },
                firstSeed: done + 1);
        }
    }
}
