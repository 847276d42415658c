namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>Tests that change what this process hands down to every program; they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class InheritedEnvironment
{
    public const string Name = "inherited environment";

    /// <summary>Sets variables of this process until disposed.</summary>
    internal static IDisposable Set(params (string Name, string? Value)[] variables)
    {
        (string Name, string? Value)[] before = [.. variables.Select(static v => (v.Name, Environment.GetEnvironmentVariable(v.Name)))];
        Put(variables);
        return new Restoring(() => Put(before));
    }

    private static void Put((string Name, string? Value)[] variables)
    {
        foreach ((string name, string? value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    private sealed class Restoring(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }
}
