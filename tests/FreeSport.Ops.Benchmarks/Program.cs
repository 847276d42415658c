using System.Globalization;

using BenchmarkDotNet.Running;

using FreeSport.Ops.Benchmarks;

const int Rounds = 20;
switch (args)
{
    case [ImportComparison.Argument, ..]:
        await ImportComparison.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Rounds);
        break;
    case [LogComparison.Argument, ..]:
        await LogComparison.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Rounds);
        break;
    case [DeploymentComparison.Argument, ..]:
        await DeploymentComparison.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3);
        break;
    case [DemoFromClone.Argument]:
        await DemoFromClone.RunAsync();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
