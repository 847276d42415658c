using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>Finds the children of a program on Windows, which remembers a parent that has ended.</summary>
internal static class WindowsChildren
{
    private const uint SnapshotOfProcesses = 2;

    private static readonly IntPtr Invalid = new(-1);

    /// <summary>Those that descend from a program and began after it.</summary>
    /// <param name="parent">The program's number.</param>
    /// <param name="startedAt">When it began, in UTC: its number may have been another program's before.</param>
    /// <returns>Their numbers.</returns>
    public static IReadOnlyList<int> Of(int parent, DateTime startedAt)
    {
        List<int> family = [parent];
        ILookup<int, int> children = All().Where(static p => p.Id != p.Parent).ToLookup(static p => p.Parent, static p => p.Id);
        for (int i = 0; i < family.Count; i++)
        {
            family.AddRange(children[family[i]].Where(c => !family.Contains(c) && BeganAfter(c, startedAt)));
        }

        return [.. family.Skip(1)];
    }

    private static bool BeganAfter(int id, DateTime startedAt)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime() >= startedAt;
        }
        catch (Exception unseen) when (unseen is ArgumentException or InvalidOperationException or Win32Exception or NotSupportedException)
        {
            return false;
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
