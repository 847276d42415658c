using System.Reflection;

namespace FreeSport.Ops.Commands.Loading;

/// <summary>Loads the core and every third-party assembly from <c>deps</c>, apart from what the session already has.</summary>
internal static class DependencyLoader
{
    private static readonly string Folder =
        Path.Combine(Path.GetDirectoryName(typeof(DependencyLoader).Assembly.Location)!, "deps");

    private static int _registered;

    /// <summary>Registers once in a process; a second import, or another runspace's, finds it registered.</summary>
    public static void Register()
    {
        if (Interlocked.Exchange(ref _registered, 1) == 0)
        {
            RegisterResolver();
        }
    }

#if NETSTANDARD
    private static void RegisterResolver() => AppDomain.CurrentDomain.AssemblyResolve += new FrameworkResolver(Folder, IsEntry, PathOf).Resolve;
#else
    private static void RegisterResolver()
    {
        OwnContext context = new();
        System.Runtime.Loader.AssemblyLoadContext.Default.Resolving += (_, name) =>
            IsEntry(name) && PathOf(name) is { } path ? context.LoadFromAssemblyPath(path) : null;
    }

    private sealed class OwnContext() : System.Runtime.Loader.AssemblyLoadContext("FreeSport.Ops")
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == typeof(FsResult).Assembly.GetName().Name ? typeof(FsResult).Assembly
            : PathOf(assemblyName) is { } path ? LoadFromAssemblyPath(path)
            : null;
    }
#endif

    // What the cmdlets call themselves; everything else in the folder is asked for by these two.
    private static bool IsEntry(AssemblyName name) => name.Name is "FreeSport.Ops.Core" or "FreeSport.Ops.Workflows";

    private static string? PathOf(AssemblyName name)
    {
        string path = string.IsNullOrEmpty(name.CultureName)
            ? Path.Combine(Folder, name.Name + ".dll")
            : Path.Combine(Folder, name.CultureName, name.Name + ".dll");
        return File.Exists(path) ? path : null;
    }
}
