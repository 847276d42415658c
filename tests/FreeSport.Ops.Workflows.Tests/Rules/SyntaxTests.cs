namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class SyntaxTests
{
    private const string Rule = "syntax-check";

    [Theory]
    [InlineData("name: {a: b}", 1, 7, "A text is expected here, not a mapping")]
    [InlineData("nmae: x", 1, 1, "unexpected key \"nmae\" for \"workflow\". It takes: cache-mode, concurrency, defaults, description, env, jobs, name, on, permissions, run-name. Did you mean 'name'?")]
    [InlineData("NAME: x", 1, 1, "unexpected key \"NAME\"")]
    [InlineData("run-name: ''", 1, 11, "The text must not be empty")]
    [InlineData("env: text", 1, 6, "A mapping for \"env\" or one ${{ }} expression is expected here, not the text \"text\"")]
    [InlineData("env: [a]", 1, 6, "\"env\" must be a mapping of keys to values, not a list")]
    [InlineData("env:\n  A: [b]", 2, 6, "A text is expected here, not a list")]
    [InlineData("env:\n  A: x\n  a: y", 3, 3, "Key \"a\" stands twice in \"env\"; the first is in line 2")]
    [InlineData("defaults:\n  run: {shel: bash}", 2, 9, "unexpected key \"shel\" for \"run\"")]
    [InlineData("concurrency:\n  cancel-in-progress: true", 1, 1, "\"concurrency\" must have \"group\"")]
    [InlineData("concurrency:\n  group: x\n  cancel-in-progress: soon", 3, 23, "true, false or one ${{ }} expression is expected here, not \"soon\"")]
    [InlineData("concurrency:\n  group: x\n  queue: all", 3, 10, "\"queue\" is single or max, not \"all\"")]
    [InlineData("concurrency:\n  group: x\n  queue: max\n  cancel-in-progress: true", 3, 10, "cannot stand with \"cancel-in-progress: true\"")]
    [InlineData("permissions: [a]", 1, 14, "\"permissions\" must be a mapping")]
    [InlineData("name: &unused x", 1, 7, "Anchor \"unused\" is defined but never used")]
    public void At_the_top(string lines, int line, int column, string telling) => Checked.One(Checked.Top(lines), Rule, line, column, telling);

    [Theory]
    [InlineData("defaults: {}", 1, 11, "must not be empty")]
    [InlineData("permissions:\n  contents:", 2, 12, "must not be empty")]
    [InlineData("env:\n  <<: {A: x}", 2, 3, "GitHub does not support the YAML merge key")]
    public void At_the_top_with_what_follows_from_it(string lines, int line, int column, string telling) =>
        Assert.Contains(Checked.Findings(Checked.Top(lines)), f => (f.Rule, f.Start.Line, f.Start.Column) == (Rule, line, column) && f.Message.ToString().Contains(telling, StringComparison.Ordinal));

    [Theory]
    [InlineData("name: x\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{run: echo}]\n", 1, 1, "\"on\" is missing: nothing would start")]
    [InlineData("on: push\n", 1, 1, "\"jobs\" is missing")]
    [InlineData("on: push\njobs: {}\n", 2, 7, "\"jobs\" must not be empty")]
    [InlineData("on: push\njobs: [a]\n", 2, 7, "\"jobs\" must be a mapping of keys to values, not a list")]
    [InlineData("on: []\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{run: echo}]\n", 1, 5, "\"on\" must not be empty")]
    [InlineData("on: schedule\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{run: echo}]\n", 1, 5, "\"schedule\" needs its time")]
    [InlineData("on: [push, schedule]\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{run: echo}]\n", 1, 12, "\"schedule\" needs its time")]
    public void In_the_whole(string text, int line, int column, string telling) => Checked.One(text, Rule, line, column, telling);

    [Theory]
    [InlineData("push: main", 2, 9, "\"push\" must be a mapping of keys to values, not a single value")]
    [InlineData("push:\n  branch: main", 3, 5, "unexpected key \"branch\" for \"push\"")]
    [InlineData("push:\n  branches: {a: b}", 3, 15, "\"branches\" must be a list, not a mapping")]
    [InlineData("push:\n  branches: []", 3, 15, "\"branches\" must not be empty")]
    [InlineData("schedule:\n  cron: '0 0 * * *'", 3, 5, "\"schedule\" must be a list, not a mapping")]
    [InlineData("schedule:\n  - time: x", 3, 7, "unexpected key \"time\" for an element of \"schedule\"")]
    [InlineData("workflow_dispatch:\n  input: {}", 3, 5, "unexpected key \"input\" for \"workflow_dispatch\"")]
    [InlineData("workflow_dispatch:\n  inputs:\n    a: {kind: x}", 4, 11, "unexpected key \"kind\" for an input of workflow_dispatch")]
    [InlineData("workflow_dispatch:\n  inputs:\n    a: {type: text}", 4, 17, "Type \"text\" of an input of workflow_dispatch does not exist. Types: boolean, choice, environment, number, string.")]
    [InlineData("workflow_call:\n  input: {}", 3, 5, "unexpected key \"input\" for \"workflow_call\"")]
    [InlineData("workflow_call:\n  inputs:\n    a: {type: choice}", 4, 17, "Type \"choice\" of an input of workflow_call does not exist")]
    [InlineData("workflow_call:\n  inputs:\n    a: {description: x}", 4, 7, "Input \"a\" of workflow_call has no \"type\"")]
    [InlineData("workflow_call:\n  inputs:\n    a: {type: string, options: [x]}", 4, 25, "unexpected key \"options\" for an input of workflow_call")]
    [InlineData("workflow_call:\n  inputs:\n    a: {type: string, required: 'yes'}", 4, 35, "true, false or one")]
    [InlineData("workflow_call:\n  secrets:\n    a: {type: string}", 4, 11, "unexpected key \"type\" for a secret of workflow_call")]
    [InlineData("workflow_call:\n  outputs:\n    a: {description: x}", 4, 7, "Output \"a\" of workflow_call has no \"value\"")]
    [InlineData("workflow_call:\n  outputs:\n    a: {value: x, type: y}", 4, 21, "unexpected key \"type\" for an output of workflow_call")]
    [InlineData("repository_dispatch:\n  branches: [a]", 3, 5, "unexpected key \"branches\" for \"repository_dispatch\"")]
    [InlineData("image_version:\n  branches: [a]", 3, 5, "unexpected key \"branches\" for \"image_version\"")]
    public void In_on(string lines, int line, int column, string telling) => Checked.One(Checked.On(lines), Rule, line, column, telling);

    [Theory]
    [InlineData("run-on: x", 4, 5, "unexpected key \"run-on\" for job \"a\"")]
    [InlineData("with: {a: b}", 4, 5, "\"with\" is only for a job that calls a reusable workflow, and job \"a\" has no \"uses\"")]
    [InlineData("secrets: inherit", 4, 5, "\"secrets\" is only for a job that calls")]
    [InlineData("timeout-minutes: soon", 4, 22, "A number or one ${{ }} expression is expected here, not \"soon\"")]
    [InlineData("timeout-minutes: 0", 4, 22, "\"timeout-minutes\" must be greater than zero, not 0")]
    [InlineData("timeout-minutes: -1", 4, 22, "must be greater than zero, not -1")]
    [InlineData("timeout-minutes: [1]", 4, 22, "not \"a list\"")]
    [InlineData("cancel-timeout-minutes: soon", 4, 29, "A number or one")]
    [InlineData("strategy:\n  max-parallel: 1.5", 5, 21, "A whole number or one ${{ }} expression is expected here, not \"1.5\"")]
    [InlineData("strategy:\n  max-parallel: 0", 5, 21, "\"max-parallel\" must be greater than zero")]
    [InlineData("strategy:\n  fail-fast: 'true'", 5, 18, "true, false or one")]
    [InlineData("strategy:\n  matrixx: {a: [b]}", 5, 7, "unexpected key \"matrixx\" for \"strategy\"")]
    [InlineData("strategy:\n  matrix: text", 5, 15, "A mapping for \"matrix\" or one ${{ }} expression")]
    [InlineData("strategy:\n  matrix:\n    os: linux", 6, 13, "A list of values for the matrix or one")]
    [InlineData("strategy:\n  matrix:\n    os: {a: b}", 6, 13, "\"os\" must be a list, not a mapping")]
    [InlineData("strategy:\n  matrix:\n    os: [a]\n    include: text", 7, 18, "A list of combinations or one")]
    [InlineData("strategy:\n  matrix:\n    os: [a]\n    include: [text]", 7, 19, "A combination or one")]
    [InlineData("strategy:\n  matrix:\n    os: [a]\n    exclude: [[a]]", 7, 19, "an element of \"exclude\" must be a mapping of keys to values, not a list")]
    [InlineData("strategy:\n  matrix:\n    os: [{a: b, A: c}]", 6, 21, "Key \"A\" stands twice in a matrix value")]
    [InlineData("container: {options: x}", 4, 5, "\"container\" must have \"image\"")]
    [InlineData("container: {image: x, command: y}", 4, 27, "unexpected key \"command\" for \"container\"")]
    [InlineData("container:\n  image: x\n  credentials: {username: x}", 6, 7, "\"credentials\" must have both \"username\" and \"password\"")]
    [InlineData("container:\n  image: x\n  credentials: {user: x, username: y, password: \"${{ secrets.P }}\"}", 6, 21, "unexpected key \"user\" for \"credentials\"")]
    [InlineData("services:\n  db: {ports: ['1:1']}", 5, 7, "service \"db\" must have \"image\"")]
    [InlineData("services:\n  db: {image: x, imag: y}", 5, 22, "unexpected key \"imag\" for service \"db\"")]
    [InlineData("environment: {url: x}", 4, 5, "\"environment\" must have \"name\"")]
    [InlineData("environment: {name: x, link: y}", 4, 28, "unexpected key \"link\" for \"environment\"")]
    [InlineData("snapshot: [a]", 4, 15, "\"snapshot\" must be a text or a mapping, not a list")]
    [InlineData("snapshot: {version: 1.*}", 4, 5, "\"snapshot\" must have \"image-name\"")]
    [InlineData("runs-on: {label: x}", 4, 15, "unexpected key \"label\" for \"runs-on\"")]
    [InlineData("runs-on: []", 4, 14, "\"runs-on\" must not be empty")]
    [InlineData("needs: []", 4, 12, "\"needs\" must not be empty")]
    [InlineData("outputs: text", 4, 14, "\"outputs\" must be a mapping")]
    [InlineData("if: ''", 4, 9, "The text must not be empty")]
    [InlineData("\"\": x", 4, 5, "The text must not be empty")]
    public void In_a_job(string lines, int line, int column, string telling) =>
        Assert.Contains(Checked.Findings(Checked.Job(lines)), f => (f.Rule, f.Start.Line, f.Start.Column) == (Rule, line, column) && f.Message.ToString().Contains(telling, StringComparison.Ordinal));

    [Theory]
    [InlineData("a:\n  runs-on: ubuntu-latest", 3, 3, "Job \"a\" has no \"steps\"")]
    [InlineData("a:\n  steps: [{run: echo}]", 3, 3, "Job \"a\" has no \"runs-on\"")]
    [InlineData("a: text", 3, 6, "job \"a\" must be a mapping")]
    [InlineData("a:\n  uses: o/r/w.yml@v1\n  runs-on: ubuntu-latest", 5, 5, "\"runs-on\" is not available in job \"a\", which calls a reusable workflow")]
    [InlineData("a:\n  uses: o/r/w.yml@v1\n  services: {db: {image: x}}", 5, 5, "\"services\" is not available in job \"a\"")]
    [InlineData("a:\n  uses: o/r/w.yml@v1\n  secrets: all", 5, 14, "\"secrets\" must be a mapping or \"inherit\", not \"all\"")]
    [InlineData("a:\n  uses: o/r/w.yml@v1\nA:\n  uses: o/r/w.yml@v1", 5, 3, "Key \"A\" stands twice in \"jobs\"; the first is in line 3")]
    public void In_jobs(string lines, int line, int column, string telling) =>
        Assert.Contains(Checked.Findings(Checked.Jobs(lines)), f => (f.Rule, f.Start.Line, f.Start.Column) == (Rule, line, column) && f.Message.ToString().Contains(telling, StringComparison.Ordinal));

    [Theory]
    [InlineData("- name: x", 6, 9, "The step does nothing")]
    [InlineData("- text", 6, 9, "an element of \"steps\" must be a mapping of keys to values, not a single value")]
    [InlineData("- run: echo\n  with: {a: b}", 7, 9, "unexpected key \"with\" for a step that runs a script")]
    [InlineData("- run: echo\n  uses: a/b@v1", 6, 9, "unexpected key \"run\" for a step that runs an action")]
    [InlineData("- uses: a/b@v1\n  shell: bash", 7, 9, "unexpected key \"shell\" for a step that runs an action")]
    [InlineData("- uses: a/b@v1\n  with: text", 7, 15, "\"with\" must be a mapping")]
    [InlineData("- run: ''", 6, 14, "The text must not be empty")]
    [InlineData("- run: echo\n  Shell: bash", 7, 9, "Did you mean 'shell'?")]
    [InlineData("- run: echo\n  continue-on-error: 1", 7, 28, "true, false or one")]
    [InlineData("- run: echo\n  timeout-minutes: 0", 7, 26, "must be greater than zero")]
    public void In_steps(string lines, int line, int column, string telling) =>
        Assert.Contains(Checked.Findings(Checked.Steps(lines)), f => (f.Rule, f.Start.Line, f.Start.Column) == (Rule, line, column) && f.Message.ToString().Contains(telling, StringComparison.Ordinal));

    [Theory]
    [InlineData("description: What it is for\nconcurrency:\n  group: x\n  queue: max")]
    [InlineData("concurrency:\n  group: x\n  queue: max\n  cancel-in-progress: false")]
    [InlineData("concurrency:\n  group: x\n  queue: single\n  cancel-in-progress: true")]
    [InlineData("name: &n x\nrun-name: *n")]
    [InlineData("name: ''\nenv: {A: ''}\ndefaults:\n  run:\n    shell: bash")]
    public void What_GitHub_takes_at_the_top_is_right(string lines) => Checked.None(Checked.Top(lines));

    [Theory]
    [InlineData("timeout-minutes: 0.5\ncancel-timeout-minutes: 5")]
    [InlineData("timeout-minutes: ${{ fromJSON('5') }}")]
    [InlineData("environment: production")]
    [InlineData("environment:\n  name: production\n  url: https://example.com\n  deployment: false")]
    [InlineData("strategy:\n  fail-fast: false\n  max-parallel: 2\n  matrix: {os: [a], include: [{os: b}], exclude: []}")]
    [InlineData("container:\n  image: x\n  env: {A: b}\n  ports: [80]\n  volumes: ['a:/b']\n  options: --cpus 1")]
    [InlineData("services:\n  db:\n    image: x\n    command: a\n    entrypoint: b")]
    [InlineData("snapshot: image")]
    [InlineData("runs-on:\n  group: x\n  labels: ubuntu-latest")]
    public void What_GitHub_takes_in_a_job_is_right(string lines) =>
        Assert.DoesNotContain(Checked.Findings(Checked.Job(lines)), static f => f.Rule == Rule && !f.Message.ToString().Contains("\"exclude\" must not be empty", StringComparison.Ordinal));
}
