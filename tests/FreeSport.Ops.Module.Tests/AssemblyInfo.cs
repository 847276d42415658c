using Xunit.Sdk;
using Xunit.v3;

// The engine's tests share process-wide state: PATH, cultures, the one copy of the module.
[assembly: Parallelization(Mode = ParallelMode.None)]
