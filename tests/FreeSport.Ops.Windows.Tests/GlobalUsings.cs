global using FreeSport.Ops.Module.Tests.Support;
global using FreeSport.Ops.Windows.Tests.Wine;

global using Xunit;
