using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>Finds the children of a program on Windows, which remembers a parent that has ended.</summary>
internal static class WindowsChildren
{
    private const uint SnapshotOfProcesses = 2;

    private static readonly IntPtr Invalid = new(-1);

    // The clock that is read when a program is started runs ahead of the kernel's by less.
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(2);

    /// <summary>Those that descend from a program.</summary>
    /// <param name="program">The program's number.</param>
    /// <param name="startedAt">When it began, in UTC.</param>
    /// <returns>Their numbers.</returns>
    public static IReadOnlyList<int> Of(int program, DateTime startedAt) => Of(program, startedAt, All(), StartOf);

    /// <summary>Those of a list that descend from a program.</summary>
    /// <remarks>
    /// Windows gives the number of a program that has ended to another one, and its children keep naming it as their parent:
    /// a child is one only if it began no earlier than the parent it names.
    /// </remarks>
    /// <param name="program">The program's number.</param>
    /// <param name="startedAt">When it began, in UTC.</param>
    /// <param name="all">All programs, each with the number of its parent.</param>
    /// <param name="startOf">When a program began, in UTC; null for one that has ended or may not be asked.</param>
    /// <returns>Their numbers.</returns>
    public static IReadOnlyList<int> Of(int program, DateTime startedAt, IReadOnlyList<(int Id, int Parent)> all, Func<int, DateTime?> startOf)
    {
        if (startOf(program) is { } now && now > startedAt + Resolution)
        {
            // Its number is another program's by now.
            return [];
        }

        List<(int Id, DateTime StartedAt)> family = [(program, startedAt)];
        ILookup<int, int> children = all.ToLookup(static p => p.Parent, static p => p.Id);
        for (int i = 0; i < family.Count; i++)
        {
            (int parent, DateTime parentStartedAt) = family[i];
            foreach (int child in children[parent].Where(c => family.TrueForAll(f => f.Id != c)))
            {
                if (startOf(child) is { } began && began >= parentStartedAt)
                {
                    family.Add((child, began));
                }
            }
        }

        return [.. family.Skip(1).Select(static f => f.Id)];
    }

    /// <summary>When a program began, in UTC; null for one that has ended or may not be asked.</summary>
    public static DateTime? StartOf(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime();
        }
        catch (Exception unseen) when (unseen is ArgumentException or InvalidOperationException or Win32Exception or NotSupportedException)
        {
            return null;
        }
    }

    private static List<(int Id, int Parent)> All()
    {
        List<(int Id, int Parent)> all = [];
        IntPtr snapshot = CreateToolhelp32Snapshot(SnapshotOfProcesses, 0);
        if (snapshot == Invalid)
        {
            return all;
        }

        try
        {
            Entry entry = new() { Size = (uint)Marshal.SizeOf<Entry>() };
            for (bool isThere = Process32First(snapshot, ref entry); isThere; isThere = Process32Next(snapshot, ref entry))
            {
                all.Add(((int)entry.Id, (int)entry.Parent));
            }
        }
        finally
        {
            CloseHandle(snapshot);
        }

        return all;
    }

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr CreateToolhelp32Snapshot(uint flags, uint process);

    [DllImport("kernel32.dll", EntryPoint = "Process32FirstW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool Process32First(IntPtr snapshot, ref Entry entry);

    [DllImport("kernel32.dll", EntryPoint = "Process32NextW", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool Process32Next(IntPtr snapshot, ref Entry entry);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(IntPtr handle);

    [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
    private struct Entry
    {
        public uint Size;
        public uint Usage;
        public uint Id;
        public IntPtr Heap;
        public uint Module;
        public uint Threads;
        public uint Parent;
        public int Priority;
        public uint Flags;

        [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 260)]
        public string File;
    }
}
