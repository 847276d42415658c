global using FreeSport.Ops.Core.Tests.Support;

global using Xunit;
