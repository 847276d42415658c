using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>A runspace with the built module in it.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace;

    public Engine(string? location = null)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([BuiltModule.ImportPath]);
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        if (location is not null)
        {
            _runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(location));
        }
    }

    /// <summary>Runs a script and keeps every stream.</summary>
    public EngineResult Run(string script, params (string Name, object? Value)[] variables)
    {
        using PowerShell shell = Create(script, variables);
        try
        {
            PSObject[] output = [.. shell.Invoke()];
            return new EngineResult(output, [.. shell.Streams.Error], [.. shell.Streams.Warning.Select(static w => w.Message)], null);
        }
        catch (RuntimeException terminated)
        {
            return new EngineResult([], [.. shell.Streams.Error], [.. shell.Streams.Warning.Select(static w => w.Message)], terminated.ErrorRecord);
        }
    }

    public PowerShell Create(string script, params (string Name, object? Value)[] variables)
    {
        PowerShell shell = PowerShell.Create(_runspace);
        foreach ((string name, object? value) in variables)
        {
            _runspace.SessionStateProxy.SetVariable(name, value);
        }

        return shell.AddScript(script);
    }

    /// <summary>What a person would see, at a width of 120 columns without colour.</summary>
    public string Show(string script)
    {
        EngineResult lines = Run($"{script} | Out-String -Width 120");
        return string.Concat(lines.Output.Select(static o => o.ToString()));
    }

    public void Dispose() => _runspace.Dispose();
}
