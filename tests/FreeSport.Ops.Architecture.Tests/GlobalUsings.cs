global using FreeSport.Ops.Tests.Support;

global using Xunit;
