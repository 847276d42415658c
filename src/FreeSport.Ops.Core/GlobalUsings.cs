global using FreeSport.Ops.Core.Text;
global using FreeSport.Ops.Workflows.Text;
