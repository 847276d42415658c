global using FreeSport.Ops.Workflows.Text;
