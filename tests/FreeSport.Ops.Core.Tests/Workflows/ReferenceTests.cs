using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Workflows;

/// <summary>Where GitHub evaluates an expression, and what in it reads a secret.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("run: echo ${{ secrets.A }}", "A")]
    [InlineData("run: echo ${{secrets.A}}${{secrets.B}}", "A B")]
    [InlineData("run: \"echo ${{ secrets.A }}\"", "A")]
    [InlineData("run: 'echo ${{ secrets.A }}'", "A")]
    [InlineData("env: { X: '${{ secrets.A || secrets.B }}' }", "A B")]
    [InlineData("env: { X: \"${{ secrets['A'] }}\" }", "A")]
    [InlineData("env: { X: '${{ secrets[''A''] }}' }", "A")]
    [InlineData("run: echo ${{ secrets [ 'A' ] }} ${{ secrets . B }}", "A B")]
    [InlineData("run: echo ${{ SECRETS.lower_1 }}", "lower_1")]
    [InlineData("run: echo ${{ format('{0}{1}', secrets.A, secrets['B-2']) }}", "A B-2")]
    [InlineData("run: echo ${{ format('}}{0}', secrets.A) }}", "A")]
    [InlineData("run: echo ${{ toJSON(secrets.A) }}", "A")]
    [InlineData("if: secrets.A != ''", "A")]
    [InlineData("if: ${{ secrets.A != '' }}", "A")]
    [InlineData("if: '!secrets.A'", "A")]
    [InlineData("if: |\n          github.actor == 'x' &&\n          secrets.A != ''", "A")]
    [InlineData("if: contains('secrets.NOT', secrets.A)", "A")]
    [InlineData("if: 'contains(''secrets.NOT'', secrets.A)'", "A")]
    [InlineData("run: |\n          # echo ${{ secrets.A }}\n          echo", "A")]
    [InlineData("with: { a: [ '${{ secrets.A }}', { b: '${{ secrets.B }}' } ] }", "A B")]
    [InlineData("'${{ secrets.A }}': key", "A")]
    [InlineData("run: echo ${{ secrets.GITHUB_TOKEN }} ${{ secrets.github_token }}", "GITHUB_TOKEN github_token")]
    public void Whatever_reads_a_secret_is_found(string step, string names) => Assert.Equal(names.Split(' '), Names(step));

    [Theory]
    [InlineData("run: echo secrets.A $secrets.B {{ secrets.C }}")]
    [InlineData("run: echo # ${{ secrets.A }}")]
    [InlineData("# ${{ secrets.A }}\n        run: echo")]
    [InlineData("run: |\n          echo\n      # ${{ secrets.A }}")]
    [InlineData("run: echo ${{ 'secrets.A' }} ${{ 'it''s secrets.B' }}")]
    [InlineData("run: echo ${{ inputs.secrets.A }} ${{ my-secrets.B }} ${{ my_secrets.C }}")]
    [InlineData("run: echo ${{ inputs.secrets }} ${{ secretsA.B }}")]
    [InlineData("name: if secrets.A")]
    [InlineData("if: github.event.secrets.A")]
    [InlineData("if: ${{ true }} && 'secrets.A'")]
    public void Whatever_only_looks_like_it_is_not(string step) => Assert.Empty(Names(step));

    [Theory]
    [InlineData("run: >-\n          one\n          two ${{ secrets.A }}\n\n          three ${{ secrets.B }}", 8, 19, 10, 21)]
    [InlineData("run: |\n          ${{ secrets.A }}\n            ${{ secrets.B }}", 7, 15, 8, 17)]
    [InlineData("run: \"one\n          ${{ secrets.A }} \\\n          ${{ secrets.B }}\"", 7, 15, 8, 15)]
    [InlineData("run: one ${{ secrets.A }}\n          two ${{ secrets.B }}", 6, 22, 7, 19)]
    [InlineData("env: { X: 'Мяч ${{ secrets.A }}', Y: '${{ secrets.B }}' }", 6, 28, 6, 51)]
    [InlineData("run: \"secrets: ${{ secrets.A }}, no secrets\\nthen ${{ secrets.B }}\"", 6, 28, 6, 63)]
    [InlineData("if: 'contains(''secrets.NOT'', secrets.A) && secrets.B'", 6, 40, 6, 54)]
    [InlineData("if: \"'secrets' != secrets.A &&\n          'secrets' != secrets.B\"", 6, 27, 7, 24)]
    public void The_place_is_that_in_the_file_however_the_text_is_folded(string step, int line1, int column1, int line2, int column2)
    {
        FsWorkflowReference[] found = Read(step).Secrets;

        Assert.Equal([("A", line1, column1), ("B", line2, column2)], found.Select(static s => (s.Name, s.Line, s.Column)));
    }

    [Fact]
    public void Variables_are_kept_apart_from_secrets()
    {
        FsWorkflow workflow = Read("run: echo ${{ vars.A }} ${{ secrets.A }} ${{ VARS['B'] }}");

        Assert.Equal(["A", "B"], workflow.Variables.Select(static v => v.Name));
        Assert.Equal(["A"], workflow.Secrets.Select(static s => s.Name));
        Assert.All(workflow.Variables, static v => Assert.False(v.IsAutomatic));
    }

    [Fact]
    public void The_workflows_own_level_has_no_job()
    {
        FsWorkflow workflow = WorkflowReader.Read("on: push\nenv:\n  X: ${{ secrets.TOP }}\njobs:\n  a: { environment: staging }\n", "/p/a.yml", "a.yml").Workflow;

        Assert.Equal(("TOP", null, null, 3), (workflow.Secrets[0].Name, workflow.Secrets[0].Job, workflow.Secrets[0].Environment, workflow.Secrets[0].Line));
    }

    [Fact]
    public void What_two_jobs_share_by_an_anchor_is_read_by_both()
    {
        FsWorkflow workflow = WorkflowReader.Read(
            """
            on: push
            jobs:
              staging:
                environment: staging
                env: &shared
                  KEY: ${{ secrets.DEPLOY_KEY }}
              production:
                environment: production
                env: *shared
            """,
            "/p/a.yml",
            "a.yml").Workflow;

        Assert.Equal([("staging", "staging"), ("production", "production")], workflow.Secrets.Select(static s => (s.Job, s.Environment)));
    }

    [Fact]
    public void Secrets_that_differ_only_in_case_count_once_and_the_automatic_one_not_at_all() =>
        Assert.Contains("secrets needed: 1", Read("run: echo ${{ secrets.Key }} ${{ secrets.KEY }} ${{ secrets.GITHUB_TOKEN }}").Summary, StringComparison.Ordinal);

    private static IEnumerable<string> Names(string step) => Read(step).Secrets.Select(static s => s.Name);

    private static FsWorkflow Read(string step)
    {
        WorkflowReading reading = WorkflowReader.Read("on: push\njobs:\n  a:\n    steps:\n      -\n        " + step + "\n", "/p/a.yml", "a.yml");
        Assert.Empty(reading.Failures);
        return reading.Workflow;
    }

    [Theory]
    [InlineData("run: |\n", "          echo ${{ secrets.A }}\n", "")]
    [InlineData("run: \"", "${{ secrets.A }} ", "\"\n")]
    [InlineData("run: \"", "${{ secre\\x74s.A }} ", "\"\n")]
    public void A_value_of_fifty_thousand_places_is_read_without_counting_its_lines_for_each(string before, string place, string after)
    {
        string text = $"on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - {before}{string.Concat(Enumerable.Repeat(place, 50_000))}{after}";

        FsWorkflowReference[] secrets = WorkflowReader.Read(text, "/p/a.yml", "a.yml").Workflow.Secrets;

        int lines = text.Count(static c => c == '\n');
        Assert.Equal(50_000, secrets.Length);
        Assert.All(secrets, secret => Assert.InRange(secret.Line, 6, lines));
        Assert.Equal(place.EndsWith('\n') ? lines : 6, secrets[^1].Line);
    }
}
