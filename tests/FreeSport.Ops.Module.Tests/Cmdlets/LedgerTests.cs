using System.Text;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>What a person sees when the ledger is not as it was.</summary>
public sealed class LedgerTests
{
    private const string AddThree =
        "1..3 | ForEach-Object { Add-FsEvidence -Box TeamNotified -Subject team-slack, ops-email -Outcome Passed -Reason \"told $_\" }";

    [Fact]
    public void A_flipped_byte_is_named_with_its_line()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        engine.Run(AddThree);
        Edit(repository, static t => t.Replace("told 2", "told 7", StringComparison.Ordinal));

        EngineResult check = engine.Run("Test-FsEvidence");
        EngineResult list = engine.Run("Get-FsEvidence");

        Assert.Equal("Broken", check.Text(0, "State"));
        Assert.Equal("2", check.Text(0, "Line"));
        Assert.Equal("False", engine.Run("Test-FsEvidence -Quiet").Output[0].ToString());
        Assert.Equal("LedgerBroken", list.ErrorId);
        Assert.Contains("line 2", list.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Single(list.Output);
    }

    [Fact]
    public void Evidence_before_the_break_does_not_count_and_new_evidence_does()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        engine.Run(AddThree);
        Edit(repository, static t => t.Replace("told 3", "told 9", StringComparison.Ordinal));

        EngineResult broken = engine.Run("Get-FsChecklist");
        engine.Run("Add-FsEvidence -Box TeamNotified -Subject team-slack, ops-email -Outcome Passed -Reason again");
        EngineResult after = engine.Run("Get-FsChecklist");

        Assert.Equal("LedgerBroken", broken.ErrorId);
        Assert.Equal("Missing", broken.Text(5, "State"));
        Assert.Equal("Done", after.Text(5, "State"));
    }

    [Fact]
    public void A_ledger_cut_in_half_keeps_every_whole_event_and_goes_on()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        engine.Run(AddThree);
        Edit(repository, static t => t[..^40]);

        Assert.Equal("TornTail", engine.Run("Test-FsEvidence").Text(0, "State"));
        Assert.Equal(2, engine.Run("Get-FsEvidence").Output.Length);
        engine.Run("Add-FsEvidence -Box TeamNotified -Subject team-slack -Outcome Passed -Reason again");

        Assert.Equal("Intact", engine.Run("Test-FsEvidence").Text(0, "State"));
        Assert.Equal(3, engine.Run("Get-FsEvidence").Output.Length);
    }

    [Fact]
    public void A_ledger_of_a_newer_version_is_neither_read_nor_written()
    {
        using SampleRepository repository = SampleRepository.Create();
        using Engine engine = new(repository.Folder);
        engine.Run(AddThree);
        Edit(repository, static t => t + "{\"v\":99}\n");
        string before = File.ReadAllText(repository.Ledger);

        EngineResult add = engine.Run("Add-FsEvidence -Box TeamNotified -Subject x -Outcome Passed -Reason again");

        Assert.Equal("LedgerNewerVersion", add.ErrorId);
        Assert.Equal(before, File.ReadAllText(repository.Ledger));
        Assert.Equal("NewerVersion", engine.Run("Test-FsEvidence").Text(0, "State"));
        Assert.Equal("LedgerNewerVersion", engine.Run("Get-FsChecklist").ErrorId);
    }

    [Fact]
    public void A_ledger_that_cannot_be_written_is_an_error_and_the_result_still_appears()
    {
        using SampleRepository repository = SampleRepository.Create();
        repository.Write(".git/freesport-ops", "a file where the folder should be");
        using Engine engine = new(repository.Folder);

        EngineResult run = engine.Run("Invoke-FsTest unit");

        Assert.Equal("LedgerNotWritable", run.ErrorId);
        Assert.Equal("unit", run.Text(0, "Suite"));
        Assert.Equal(string.Empty, run.Text(0, "EvidenceId"));
    }

    [Theory]
    [InlineData("Get-FsEvidence")]
    [InlineData("Test-FsEvidence")]
    public void Without_a_repository_there_is_one_clear_error(string script)
    {
        using SampleRepository repository = SampleRepository.Empty();
        using Engine engine = new(repository.Folder);

        Assert.Equal("EvidenceWithoutRepository", engine.Run(script).ErrorId);
    }

    private static void Edit(SampleRepository repository, Func<string, string> edit)
    {
        string path = repository.Ledger;
        File.WriteAllText(path, edit(File.ReadAllText(path)), new UTF8Encoding(false));
    }
}
