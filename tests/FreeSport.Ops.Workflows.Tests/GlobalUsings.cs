global using FreeSport.Ops.Tests.Support;
global using FreeSport.Ops.Workflows.Text;

global using Xunit;
