using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Evidence.Ledger;

/// <summary>The ledger on a disk that is really full.</summary>
public sealed class LedgerFullDiskTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private bool _isMounted;

    [Fact]
    public async Task A_full_disk_leaves_the_ledger_as_it_was_and_it_goes_on_when_there_is_room()
    {
        string disk = Mount("48k");
        string path = Path.Combine(disk, "a.jsonl");
        int acknowledged = 0;
        long length = 0;
        OpsFailure? full = null;
        while (full is null)
        {
            try
            {
                await Events.AppendAsync(path, Events.Measured("тест " + acknowledged));
                (acknowledged, length) = (acknowledged + 1, new FileInfo(path).Length);
            }
            catch (OpsException refused)
            {
                full = refused.Failure;
            }
        }

        Assert.Equal("LedgerNotWritable", full.ErrorId);
        Assert.True(acknowledged > 2);
        Assert.Equal(length, new FileInfo(path).Length);
        FsLedgerCheck check = Events.Verify(path);
        Assert.Equal((FsLedgerState.Intact, (long)acknowledged), (check.State, check.EventCount));
        Assert.Equal("LedgerNotWritable", (await Real.FailureAsync(() => Events.AppendAsync(path, Events.Measured()))).ErrorId);
        Assert.Equal(length, new FileInfo(path).Length);

        CommandLine.Run("/bin/mount", ["-o", "remount,size=512k", disk], disk);
        await Events.AppendAsync(path, Events.Measured("after"));

        check = Events.Verify(path);
        Assert.Equal((FsLedgerState.Intact, acknowledged + 1L), (check.State, check.EventCount));
        Assert.False(File.Exists(path + ".torn"));
    }

    public void Dispose()
    {
        if (_isMounted)
        {
            CommandLine.Run("/bin/umount", ["-l", _folder.At("disk")], _folder.Path);
        }

        _folder.Dispose();
    }

    private string Mount(string size)
    {
        Posix.Require();
        string disk = _folder.Folder("disk");
        try
        {
            CommandLine.Run("/bin/mount", ["-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk], _folder.Path);
            _isMounted = true;
        }
        catch (Exception forbidden) when (forbidden is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Assert.Skip("No small disk can be mounted here: " + forbidden.Message);
        }

        return disk;
    }
}
