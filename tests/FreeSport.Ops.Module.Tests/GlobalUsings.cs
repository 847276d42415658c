global using FreeSport.Ops.Module.Tests.Support;

global using Xunit;
