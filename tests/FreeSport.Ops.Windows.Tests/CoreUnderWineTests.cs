namespace FreeSport.Ops.Windows.Tests;

/// <summary>Those of the core's tests that touch files, names, texts, processes and keys, with Windows beneath them.</summary>
public sealed class CoreUnderWineTests(WindowsRun windows)
{
    public static TheoryData<string> Classes =>
    [
        "FreeSport.Ops.Core.Tests.Text.TextFileReaderTests",
        "FreeSport.Ops.Core.Tests.Evidence.Ledger.LedgerWriterTests",
    ];

    [Theory]
    [MemberData(nameof(Classes))]
    public Task A_class_passes(string name) => windows.CoreAsync(name);
}
