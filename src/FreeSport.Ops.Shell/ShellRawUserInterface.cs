using System.Management.Automation.Host;

namespace FreeSport.Ops.Shell;

/// <summary>What formatting needs to know of the screen; everything that would move on it is not supported.</summary>
internal sealed class ShellRawUserInterface(ShellConsole console) : PSHostRawUserInterface
{
    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override Size BufferSize { get; set; } = new(console.Width, 3000);

    public override Size WindowSize { get; set; } = new(console.Width, 50);

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Size MaxWindowSize => WindowSize;

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; } = 1;

    public override Coordinates WindowPosition { get; set; }

    public override string WindowTitle { get; set; } = string.Empty;

    public override bool KeyAvailable => false;

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException(ShellTexts.NoPrompt);

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException(ShellTexts.NoPrompt);

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw new NotSupportedException(ShellTexts.NoPrompt);

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException(ShellTexts.NoPrompt);

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException(ShellTexts.NoPrompt);
}
