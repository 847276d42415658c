using System.Text;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Tests.Fuzzing;

/// <summary>Real YAML files of the sample with anything done to them.</summary>
public sealed class YamlFuzzTests
{
    private static readonly string[] Tokens =
    [
        "[", "{", "- ", "? ", "]", "}", ": ", ", ", "&a ", "*a", "*a: ", "<<: *a", "!!binary ", "!<x> ", "|\n", ">2-\n", "'", "\"", "%YAML 9.9\n---\n", "---\n", "...\n",
        "\t", "#", "\\", "${{ secrets.A }}", "${{ '", "}}", "${{ vars['b'] }}", "\"${{ secre\\x74s.A }}\"", "null", "~", "99999999999999999999", "2026-01-01", "\r", "\u0085", "\u2028", "on:", "jobs:", "needs: [a, b]", "maxAge: 9999d\n", "\"a\\0b\"", "\n  workflows: \"\\0\"\n",
    ];

    private static readonly byte[][] Seeds =
        [.. Directory.EnumerateFiles(Sources.Sample, "*.yml", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    [Fact]
    public Task Any_text_is_read_or_told() => Fuzz.RunAsync(6_000, static chance =>
    {
        string text = Text(chance);

        YamlReading reading = YamlReader.Read(text);

        Assert.True(reading.Root is not null || reading.Problems.Count > 0, "Neither read nor told why not.");
        Assert.All(reading.Problems, problem =>
        {
            Assert.NotEmpty(problem.Message.ToString());
            Assert.InRange(problem.Position.Line, 1, int.MaxValue);
            Assert.InRange(problem.Position.Index, 0, text.Length);
        });
    });

    [Fact]
    public Task A_workflow_is_read_whole_or_told_and_its_places_lie_in_the_file() => Fuzz.RunAsync(4_000, static chance =>
    {
        string text = Text(chance);

        WorkflowReading reading = WorkflowReader.Read(text, "/w.yml", "w.yml");

        FsWorkflow workflow = reading.Workflow;
        Assert.Equal(reading.Failures.Count == 0 ? FsOutcome.Passed : FsOutcome.Failed, workflow.Outcome);
        Assert.NotEmpty(workflow.Summary);
        int lines = text.Split('\n', '\r', '\u0085', '\u2028', '\u2029').Length;
        Assert.All(workflow.Secrets.Concat(workflow.Variables), reference =>
        {
            Assert.InRange(reference.Line, 1, lines);
            Assert.InRange(reference.Column, 1, text.Length + 1);
            Assert.NotEmpty(reference.Name);
        });
        ActSubject subject = ActSubject.Of(workflow, new ActOptions(Event: null, Job: null, Execute: false, TimeSpan.FromMinutes(1)));
        Assert.Equal(workflow.Jobs.Length, subject.Inventory().Length);
    });

    [Fact]
    public Task A_configuration_is_taken_whole_or_refused_with_its_place() => Fuzz.RunAsync(4_000, static chance =>
    {
        string text = Text(chance);
        try
        {
            Assert.NotNull(ConfigurationReader.Read(text, "/freesport.ops.yml", new RecordingHost()));
        }
        catch (OpsException refused)
        {
            Assert.Equal("ConfigurationInvalid", refused.Failure.ErrorId);
            Assert.NotEmpty(refused.Failure.Remedy);
        }
    });

    [Fact]
    public async Task Files_of_any_bytes_hinder_neither_the_look_of_completion_nor_the_command()
    {
        using TempFolder folder = new();
        string workflow = folder.Write(".github/workflows/a.yml", []);
        await Fuzz.RunAsync(400, chance =>
        {
            folder.Write(ProjectConfiguration.FileName, Bytes(chance));
            folder.Write(".github/workflows/a.yml", Bytes(chance));

            Project project = ProjectGlance.Look(folder.Path);

            Assert.InRange(WorkflowGlance.Look(project).Count, 0, 1);
            Assert.Contains(
                WorkflowFolder.ReadAsync(project, workflow, Cancel.Token).GetAwaiter().GetResult().Workflow.Outcome,
                new[] { FsOutcome.Passed, FsOutcome.Failed });
        });
    }

    private static byte[] Bytes(Random chance) => Fuzz.Mutate(chance.One(Seeds), chance, Tokens);

    private static string Text(Random chance) => Encoding.UTF8.GetString(Bytes(chance));
}
