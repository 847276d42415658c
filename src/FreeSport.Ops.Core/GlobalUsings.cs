global using FreeSport.Ops.Core.Text;
