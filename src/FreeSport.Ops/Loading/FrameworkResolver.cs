#if NETSTANDARD
using System.Diagnostics;
using System.Reflection;

namespace FreeSport.Ops.Commands.Loading;

/// <summary>
/// Answers for the module's own assemblies on .NET Framework, which has one context: by simple name, because their
/// references to the System.* facades disagree on versions. A newer copy that the session loaded before still wins.
/// </summary>
/// <param name="folder">Where the dependencies are.</param>
/// <param name="isEntry">Whether the cmdlets themselves ask for a name.</param>
/// <param name="find">Finds the file of a name.</param>
internal sealed class FrameworkResolver(string folder, Func<AssemblyName, bool> isEntry, Func<AssemblyName, string?> find)
{
    /// <summary>Handles <see cref="AppDomain.AssemblyResolve"/>. Whatever is asked, it throws nothing: that would end the load for every other handler.</summary>
    /// <returns>The assembly; null for whoever else may know it.</returns>
    public Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        try
        {
            AssemblyName name = new(request.Name);
            return IsOurs(request.RequestingAssembly, name) && find(name) is { } path ? Assembly.LoadFrom(path) : null;
        }
        catch (Exception unloadable) when (unloadable is ArgumentException or IOException or BadImageFormatException or NotSupportedException or System.Security.SecurityException)
        {
            Debug.WriteLine(unloadable);
            return null;
        }
    }

    private bool IsOurs(Assembly? requesting, AssemblyName name) =>
        requesting is null
            ? isEntry(name)
            : requesting == typeof(FrameworkResolver).Assembly || FolderOf(requesting)?.StartsWith(folder, StringComparison.OrdinalIgnoreCase) == true;

    // Code made in memory, such as PowerShell's classes and Add-Type, has no place: .NET Framework throws when asked for it.
    private static string? FolderOf(Assembly requesting) =>
        !requesting.IsDynamic && requesting.Location is { Length: > 0 } file ? Path.GetDirectoryName(file) : null;
}
#endif
