using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Attestations;

/// <summary>
/// in-toto statements, one a line: what each recorded run of the tests came to, of the commit it ran on, and which boxes
/// of the checklist are done. They are not signed; what signs them takes a line each.
/// </summary>
/// <remarks>Source: github.com/in-toto/attestation, Statement v1, predicates test-result v0.1 and svr v0.2.</remarks>
internal sealed class Statements
{
    private const string StatementType = "https://in-toto.io/Statement/v1";
    private const string TestResult = "https://in-toto.io/attestation/test-result/v0.1";
    private const string Summary = "https://in-toto.io/attestation/svr/v0.2";
    private const string Verifier = "urn:freesport-ops:checklist:v1";

    private static readonly string[] Lists = ["passedTests", "warnedTests", "failedTests"];
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly ReportContent _content;
    private readonly string? _policyBlob;
    private readonly List<string> _lines = [];
    private readonly List<string> _leftOut = [];

    private Statements(ReportContent content, string? policyBlob) => (_content, _policyBlob) = (content, policyBlob);

    /// <summary>Gets the statements, one a line; empty where there is nothing that can be stated.</summary>
    public string Text => string.Concat(_lines.Select(static l => l + "\n"));

    /// <summary>Gets why something is not stated, as sentences.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>Makes them.</summary>
    /// <param name="content">What is told; its commit is there and nothing in the working tree differs from it.</param>
    /// <param name="policyBlob">The id of the configuration file's content in that commit; null where there is none.</param>
    public static Statements Of(ReportContent content, string? policyBlob)
    {
        Statements all = new(content, policyBlob);
        foreach (FsEvidence run in content.Checklist.Where(static b => b.Box == FsChecklistItem.TestsPassed).SelectMany(static b => b.Evidence))
        {
            all.AddTests(run);
        }

        all.AddSummary();
        return all;
    }

    private void AddTests(FsEvidence run)
    {
        string id = Words.Short(run.EvidenceId);
        string? reason = run.Kind != FsEvidenceKind.Measurement ? ReportTexts.NotMeasured.With(id, Words.Of(run.Kind))
            : !IsObjectId(run.Commit) ? ReportTexts.EvidenceWithoutCommit.With(id)
            : run.Dirty ? ReportTexts.EvidenceDirty.With(id, Words.Short(run.Commit!))
            : null;
        if (reason is not null)
        {
            _leftOut.Add(reason);
            return;
        }

        // The predicate has no word for what could not be decided: that counts as failed. What was not covered whole did not simply pass.
        ILookup<string, string> names = run.Subjects.ToLookup(static s => s switch
        {
            { Outcome: FsOutcome.Passed, Scope: FsScope.Full } => "passedTests",
            { Outcome: FsOutcome.Passed or FsOutcome.Warning } => "warnedTests",
            _ => "failedTests",
        }, static s => s.Name);
        if (run.Subjects.Length == 0)
        {
            _leftOut.Add(ReportTexts.EvidenceWithoutSubject.With(id));
            return;
        }

        _lines.Add(Statement(TestResult, run.Commit!, run.Tree, json =>
        {
            json.WriteString("result", names["failedTests"].Any() ? "FAILED" : names["warnedTests"].Any() ? "WARNED" : "PASSED");
            json.WriteStartArray("configuration");
            WriteSuites(json, run);
            json.WriteEndArray();
            foreach (string list in Lists)
            {
                json.WriteStartArray(list);
                foreach (string name in names[list])
                {
                    json.WriteStringValue(VisibleText.Of(name));
                }

                json.WriteEndArray();
            }
        }));
    }

    private static void WriteSuites(Utf8JsonWriter json, FsEvidence run)
    {
        foreach (FsEvidenceSubject suite in run.Subjects)
        {
            json.WriteStartObject();
            json.WriteString("name", suite.Name.Length > 0 ? VisibleText.Of(suite.Name) : nameof(FsChecklistItem.TestsPassed));
            json.WriteStartObject("annotations");
            json.WriteString("evidenceId", run.EvidenceId);
            json.WriteString("recordedAt", Words.Iso(run.At));
            json.WriteString("assurance", run.Assurance.ToString());
            json.WriteStartArray("tools");
            foreach (FsTool tool in run.Tools)
            {
                json.WriteStringValue(VisibleText.Of(tool.ToString()));
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private void AddSummary()
    {
        foreach (FsChecklistStatus box in _content.Checklist.Where(static b => b.State != FsChecklistState.Done))
        {
            _leftOut.Add(ReportTexts.BoxNotStated.With(box.Box, Words.Of(box.State)));
        }

        // Done by a person's word, or from changes that are in no commit, is not verified of this commit.
        FsChecklistStatus[] done = [.. _content.Checklist.Where(static b => b.State == FsChecklistState.Done)];
        foreach (FsChecklistStatus box in done.Where(static b => !IsVerified(b)))
        {
            _leftOut.Add(ReportTexts.BoxNotVerified.With(box.Box, Words.Of(box.Assurance)));
        }

        string[] properties = [.. done.Where(IsVerified).Select(b => "FREESPORT_OPS/" + VisibleText.Of(_content.Environment) + "/" + b.Box)];
        if (properties.Length == 0)
        {
            return;
        }

        _lines.Add(Statement(Summary, _content.Commit!, _content.Tree, json =>
        {
            json.WriteStartObject("verifier");
            json.WriteString("id", Verifier);
            json.WriteStartArray("policies");
            if (IsObjectId(_policyBlob))
            {
                json.WriteStartObject();
                json.WriteString("name", "freesport.ops.yml");
                json.WriteStartObject("digest");
                json.WriteString("gitBlob", _policyBlob);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString("timeCreated", Words.Iso(_content.CreatedAt));
            json.WriteStartArray("properties");
            foreach (string property in properties)
            {
                json.WriteStringValue(property);
            }

            json.WriteEndArray();
        }));
    }

    private string Statement(string predicateType, string commit, string? tree, Action<Utf8JsonWriter> predicate)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("_type", StatementType);
            json.WriteStartArray("subject");
            json.WriteStartObject();
            json.WriteString("name", VisibleText.Of(_content.RepositoryUrl ?? _content.Project));
            json.WriteStartObject("digest");
            json.WriteString("gitCommit", commit);
            if (IsObjectId(tree))
            {
                json.WriteString("gitTree", tree);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("predicateType", predicateType);
            json.WriteStartObject("predicate");
            predicate(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static bool IsVerified(FsChecklistStatus box) =>
        box.Assurance >= FsAssurance.Measured && box.Evidence.Length > 0 && box.Evidence.All(static e => e.Kind == FsEvidenceKind.Measurement && !e.Dirty);

    private static bool IsObjectId(string? id) => id is { Length: 40 or 64 } && id.All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
