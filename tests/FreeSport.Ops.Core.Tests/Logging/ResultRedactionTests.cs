using System.Text.Json;

using FreeSport.Ops.Core.Floor.Logging;

namespace FreeSport.Ops.Core.Tests.Logging;

public sealed class ResultRedactionTests
{
    private const string Secret = "hunter22-and-more";

    private readonly SecretRedactor _redactor = new();

    public ResultRedactionTests() => _redactor.Register(Secret);

    [Fact]
    public void A_test_that_printed_the_secret_shows_it_nowhere()
    {
        FsTestRun run = new()
        {
            Summary = "failed: " + Secret,
            Detail = "first\n" + Secret,
            Remedy = Secret,
            NextCommand = "Invoke-Thing " + Secret,
            LeftOut = ["not this", Secret],
            Outcome = FsOutcome.Failed,
            FailedCount = 1,
            Cases =
            [
                new FsTestCase { Name = "test_ok", Outcome = FsOutcome.Passed },
                new FsTestCase { Name = $"test_login[{Secret}]", ClassName = Secret, File = Secret, Message = "assert " + Secret, Detail = Secret, Outcome = FsOutcome.Failed },
            ],
            Inputs = [new FsInput { Name = Secret, Fingerprint = "abc" }],
            Tools = [new FsTool { Name = "pytest", Version = Secret, Path = "/opt/" + Secret }],
            Links = [new Uri("https://ops:" + Secret + "@freesport.example/job?token=" + Secret)],
        };

        FsTestRun shown = ResultRedaction.Apply(run, _redactor);

        string everything = JsonSerializer.Serialize(shown);
        Assert.DoesNotContain(Secret, everything, StringComparison.Ordinal);
        Assert.Equal("assert ***", shown.Cases[1].Message);
        Assert.Equal("test_login[***]", shown.Cases[1].Name);
        Assert.Equal(("test_ok", FsOutcome.Passed), (shown.Cases[0].Name, shown.Cases[0].Outcome));
        Assert.Equal((FsOutcome.Failed, 1), (shown.Outcome, shown.FailedCount));
        Assert.Equal(["not this", "***"], shown.LeftOut);
    }

    [Fact]
    public void Evidence_is_clean_before_it_goes_to_the_disk()
    {
        FsEvidence evidence = new()
        {
            Reason = "the password is " + Secret,
            By = Secret,
            Change = Secret,
            Subjects = [new FsEvidenceSubject { Name = "team", Summary = Secret, LeftOut = [Secret], Inputs = [new FsInput { Name = Secret }] }],
        };

        Assert.DoesNotContain(Secret, JsonSerializer.Serialize(ResultRedaction.Apply(evidence, _redactor)), StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_inside_a_checklist_box_is_clean_too()
    {
        FsChecklistStatus box = new() { Evidence = [new FsEvidence { Subjects = [new FsEvidenceSubject { Summary = Secret }] }], NextCommand = Secret };

        Assert.DoesNotContain(Secret, JsonSerializer.Serialize(ResultRedaction.Apply(box, _redactor)), StringComparison.Ordinal);
    }

    [Fact]
    public void Holes_in_what_a_person_made_by_hand_are_no_error()
    {
        FsTestRun run = new() { Summary = Secret, Cases = [null!, new FsTestCase { Message = Secret }], LeftOut = [null!, Secret], Tools = null! };

        ResultRedaction.Apply(run, _redactor);

        Assert.Equal("***", run.Summary);
        Assert.Equal("***", run.Cases[1].Message);
    }

    /// <summary>Every text of every public type, so that a property added later is not forgotten.</summary>
    public static TheoryData<Type> Types => [.. typeof(FsResult).Assembly.GetExportedTypes().Where(static t => t is { IsClass: true, IsAbstract: false } && t.GetConstructor([]) is not null)];

    [Theory]
    [MemberData(nameof(Types))]
    public void No_text_of_any_public_type_is_left_out(Type type)
    {
        object target = Activator.CreateInstance(type)!;
        foreach (System.Reflection.PropertyInfo property in type.GetProperties().Where(static p => p.CanWrite))
        {
            object? value = property.PropertyType == typeof(string) ? "x " + Secret
                : property.PropertyType == typeof(string[]) ? new[] { "x", Secret }
                : property.PropertyType == typeof(Uri) ? new Uri("https://freesport.example/" + Secret)
                : property.PropertyType == typeof(Uri[]) ? new[] { new Uri("https://freesport.example/" + Secret) }
                : null;
            if (value is not null)
            {
                property.SetValue(target, value);
            }
        }

        ResultRedaction.Apply(target, _redactor);

        Assert.DoesNotContain(Secret, JsonSerializer.Serialize(target, type), StringComparison.Ordinal);
    }
}
