using System.Globalization;

using FreeSport.Ops;
using FreeSport.Ops.Core.Evidence.Ledger;

// Arguments: the ledger, what its events' ids begin with, how many there are to be.
// Says "ready", then each event's id as soon as the writer handed it out.
string ledger = args[0];
string name = args[1];
int count = int.Parse(args[2], CultureInfo.InvariantCulture);
using Stream output = Console.OpenStandardOutput();
Say("ready");
for (int number = 0; number < count; number++)
{
    FsEvidence evidence = new()
    {
        EvidenceId = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"),
        Writer = @"PC\ops",
        At = DateTime.UtcNow,
        Kind = FsEvidenceKind.Assertion,
        Box = FsChecklistItem.TeamNotified,
        Outcome = FsOutcome.Passed,
        Assurance = FsAssurance.Asserted,
        By = "Иван",
        Reason = "проверено руками",
        Subjects = [new FsEvidenceSubject { Name = name, Outcome = FsOutcome.Passed, Summary = "Сообщено.", Scope = FsScope.Full }],
    };
    await new LedgerWriter(ledger, TimeSpan.FromMinutes(1)).AppendAsync(evidence, CancellationToken.None);
    Say(evidence.EvidenceId);
}

void Say(string line)
{
    output.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
    output.Flush();
}
