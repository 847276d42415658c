global using FreeSport.Ops.Core.Floor.Text;
global using FreeSport.Ops.Workflows.Text;
