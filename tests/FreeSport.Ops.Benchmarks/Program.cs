using BenchmarkDotNet.Running;

using FreeSport.Ops.Benchmarks;

if (args is [ImportBenchmarks.Once, ..])
{
    ImportBenchmarks.Import(args.Length > 1 ? args[1] : null);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
