using System.ComponentModel;
using System.Diagnostics;

namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>A program that was started, its end, and those it leaves behind with its output open.</summary>
/// <param name="id">The program's number.</param>
/// <param name="output">Reads its output.</param>
/// <param name="error">Reads its error stream.</param>
internal sealed class ProcessFamily(int id, CappedTextTarget output, CappedTextTarget error)
{
    private readonly DateTime _startedAt = WindowsChildren.StartOf(id) ?? DateTime.UtcNow - TimeSpan.FromSeconds(1);

    /// <summary>Gets a value indicating whether <see cref="EndAll"/> ended it: its exit code is not its own then.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Waits for the program's own end, whatever its children do.</summary>
    /// <returns>When it has ended; never where the system does not tell.</returns>
    public async Task ExitAsync()
    {
        TaskCompletionSource<bool> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            using Process process = Process.GetProcessById(id);
            process.EnableRaisingEvents = true;
            process.Exited += (_, _) => exited.TrySetResult(true);
            if (!process.HasExited)
            {
                await exited.Task.ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It has ended before it could be looked at.
        }
        catch (Exception unseen) when (unseen is Win32Exception or NotSupportedException)
        {
            await exited.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Ends the program, and then what descends from it: it can start nothing more.</summary>
    public void EndAll()
    {
        IsEnded = true;
        End(id);
        EndHolders();
    }

    /// <summary>Ends what the program left behind: on Linux whoever holds its output open, on Windows its children.</summary>
    /// <returns>The numbers of those that were ended.</returns>
    public IReadOnlyList<int> EndHolders()
    {
        IReadOnlyList<int> holders = Platform.IsWindows ? WindowsChildren.Of(id, _startedAt) : PipeHolders.Of([output.PipeName, error.PipeName]);
        return [.. holders.Where(End)];
    }

    /// <summary>Takes what was read so far for the answer.</summary>
    public void Abandon()
    {
        output.Abandon();
        error.Abandon();
    }

    private static bool End(int member)
    {
        try
        {
            using Process process = Process.GetProcessById(member);
            process.Kill();
            return true;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It has ended meanwhile, or belongs to somebody else.
            return false;
        }
    }
}
