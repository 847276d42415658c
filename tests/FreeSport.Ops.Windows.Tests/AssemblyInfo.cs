using FreeSport.Ops.Windows.Tests;

using Xunit.Sdk;
using Xunit.v3;

// The engine's tests share process-wide state, and Wine is one machine.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(WindowsRun))]
