using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Tests.Rules;

using RuleTexts = FreeSport.Ops.Workflows.Rules.RuleTexts;

namespace FreeSport.Ops.Workflows.Tests.Surroundings;

public sealed class CheckerSettingsTests : IDisposable
{
    private readonly TempFolder _folder = new("Проект");

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("self-hosted-runner:\nconfig-variables:\npaths:\n")]
    [InlineData("self-hosted-runner:\n  labels:\n")]
    [InlineData("self-hosted-runner:\n  labels: []\npaths: {}\n")]
    [InlineData("something-new: 1\n")]
    public void Settings_that_say_nothing_change_nothing(string text)
    {
        CheckerSettings settings = CheckerSettingsReader.Parse(text);

        Assert.Null(settings.Problem);
        Assert.Empty(settings.RunnerLabels);
        Assert.Empty(settings.Paths);
        Assert.Null(settings.ConfigurationVariables);
    }

    [Theory]
    [InlineData("- a\n", "must be a mapping")]
    [InlineData("text", "must be a mapping")]
    [InlineData("self-hosted-runner: 42", "\"self-hosted-runner\" must be a mapping")]
    [InlineData("self-hosted-runner:\n  labels: gpu", "\"labels\" must be a list")]
    [InlineData("self-hosted-runner:\n  labels: [{a: b}]", "A text is expected")]
    [InlineData("self-hosted-runner:\n  labels: ['gpu[']", "\"gpu[\" is wrong: its [ is not closed")]
    [InlineData("config-variables: A", "\"config-variables\" must be a list")]
    [InlineData("paths: [a]", "\"paths\" must be a mapping")]
    [InlineData("paths:\n  a: [b]", "\"a\" must be a mapping")]
    [InlineData("paths:\n  a:\n    ignore: b+", "\"ignore\" must be a list")]
    [InlineData("paths:\n  a:\n    ignore: ['(b']", "(b")]
    [InlineData("paths:\n  'a.{yml,yaml':\n    ignore: [b]", "its { is not closed")]
    [InlineData("paths: {a: 1", "")]
    [InlineData("paths:\n  a:\n  a:\n", "")]
    public void Broken_settings_say_why_and_leave_nothing_out(string text, string telling)
    {
        CheckerSettings settings = CheckerSettingsReader.Parse("config-variables: [X]\n" + text);
        CheckerSettings alone = CheckerSettingsReader.Parse(text);

        Assert.Contains(telling, alone.Problem ?? throw new InvalidOperationException(text), StringComparison.Ordinal);
        Assert.NotNull(settings.Problem);
        Assert.Null(settings.ConfigurationVariables);
    }

    [Theory]
    [InlineData(null, "vars.ANY", "")]
    [InlineData("[ONE, two]", "vars.one", "")]
    [InlineData("[ONE, two]", "vars.TWO", "")]
    [InlineData("[ONE]", "vars.ON", "undefined configuration variable \"ON\". In .github/actionlint.yaml are: ONE. Did you mean 'ONE'?")]
    [InlineData("[]", "vars.ONE", "whose list of variables is empty")]
    [InlineData("[]", "vars['ONE']", "whose list of variables is empty")]
    [InlineData(null, "vars.GITHUB_TOKEN_X", "names that begin with GITHUB_ are GitHub's own")]
    [InlineData("[github_x]", "vars.github_x", "names that begin with GITHUB_")]
    [InlineData(null, "vars.A-B", "a name has letters, digits and _")]
    public void Variables_are_those_of_the_list_when_there_is_one(string? list, string expression, string telling)
    {
        CheckSurroundings surroundings = new(CheckerSettingsReader.Parse($"config-variables: {list}\n"), null);
        string text = Checked.Steps($"- name: ${{{{ {expression} }}}}\n  run: echo");
        if (telling.Length == 0)
        {
            Checked.None(text, surroundings);
        }
        else
        {
            Checked.One(text, "expression", 6, 19, telling, surroundings);
        }
    }

    [Theory]
    [InlineData(".github/workflows/a.yml", ".github/workflows/a.yml", "gpu", true)]
    [InlineData(".github/workflows/*.yml", ".github/workflows/a.yml", "label .* is unknown", true)]
    [InlineData(".github/workflows/*.yml", ".github/workflows/a.yml", "^is unknown", false)]
    [InlineData(".github/workflows/*.yml", ".github/workflows/a.yaml", "gpu", false)]
    [InlineData(".github/workflows/*.yml", ".github/workflows/sub/a.yml", "gpu", false)]
    [InlineData(".github/workflows/*/a.yml", ".github/workflows/sub/a.yml", "gpu", true)]
    [InlineData(".github/workflows/**/*.yml", ".github/workflows/a.yml", "gpu", true)]
    [InlineData(".github/workflows/**/*.yml", ".github/workflows/b/c/d/a.yml", "gpu", true)]
    [InlineData("**/a.yml", ".github/workflows/a.yml", "gpu", true)]
    [InlineData("**", ".github/workflows/a.yml", "gpu", true)]
    [InlineData(".github/workflows/*.{yml,yaml}", ".github/workflows/a.yaml", "gpu", true)]
    [InlineData(".github/workflows/[ab].yml", ".github/workflows/b.yml", "gpu", true)]
    [InlineData(".github/workflows/[!ab].yml", ".github/workflows/b.yml", "gpu", false)]
    [InlineData(".github/workflows/a,b.yml", ".github/workflows/b.yml", "gpu", false)]
    [InlineData(".github/workflows/a,b.yml", ".github/workflows/a,b.yml", "gpu", true)]
    [InlineData(".github/workflows/?.yml", ".github/workflows/aa.yml", "gpu", false)]
    public void What_a_path_ignores_is_not_told(string glob, string path, string ignored, bool isIgnored)
    {
        CheckerSettings settings = CheckerSettingsReader.Parse($"paths:\n  '{glob}':\n    ignore: ['zzz', '{ignored}']\n");

        Assert.Null(settings.Problem);
        Assert.Equal(isIgnored, Checked.Findings(Checked.Job("runs-on: gpu"), new CheckSurroundings(settings, null), path).Count == 0);
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("ru-RU")]
    public void Settings_are_held_against_the_English_texts_whatever_language_is_shown(string language)
    {
        using CultureScope culture = new(language);
        CheckerSettings settings = CheckerSettingsReader.Parse("paths:\n  '**':\n    ignore: [\"Did you mean 'push'\"]\n");

        Assert.Empty(Checked.Findings(Checked.On("pusch:"), new CheckSurroundings(settings, null), "a.yml"));
        Assert.NotEmpty(Checked.Findings(Checked.On("wholly-different:"), new CheckSurroundings(settings, null), "a.yml"));
    }

    [Theory]
    [InlineData(".github/actionlint.yaml")]
    [InlineData(".github/actionlint.yml")]
    public void The_file_is_found_under_both_names(string name)
    {
        _folder.Write(name, "self-hosted-runner:\n  labels: [gpu]\n");

        Assert.Equal(["gpu"], CheckerSettingsReader.Read(new RepositoryFiles(_folder.Path)).RunnerLabels);
    }

    [Fact]
    public void Without_the_file_the_settings_are_the_usual_ones() =>
        Assert.Same(CheckerSettings.Default, CheckerSettingsReader.Read(new RepositoryFiles(_folder.Path)));

    [Fact]
    public void A_pattern_that_takes_too_long_leaves_nothing_out()
    {
        CheckerSettings settings = CheckerSettingsReader.Parse("paths:\n  '**':\n    ignore: ['(x+x+)+y']\n");

        Assert.False(settings.Ignores("a.yml", Message.Of<RuleTexts>(nameof(RuleTexts.ActionName), new string('x', 40), "it has no version")));
    }

    public void Dispose() => _folder.Dispose();
}
