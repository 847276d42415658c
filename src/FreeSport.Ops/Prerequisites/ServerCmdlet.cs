using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;

namespace FreeSport.Ops.Commands.Prerequisites;

/// <summary>The base of cmdlets that look at servers: those that are named, or those of the configuration.</summary>
public abstract class ServerCmdlet : ProjectCmdlet
{
    /// <summary>Gets or sets the servers, each as <c>user@host:port</c>; those of the configuration when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public string[] Server { get; set; } = [];

    /// <summary>Gets or sets the environment whose servers are meant; all when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }
}
