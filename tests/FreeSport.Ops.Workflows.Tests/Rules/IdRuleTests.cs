namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class IdRuleTests
{
    [Theory]
    [InlineData("-build")]
    [InlineData("v2.0")]
    [InlineData("ready!")]
    [InlineData("сборка")]
    [InlineData("1st")]
    [InlineData("two words")]
    [InlineData("a/b")]
    public void Ids_of_other_characters_are_named(string id)
    {
        Checked.One(Checked.Jobs($"\"{id}\":\n  runs-on: ubuntu-latest\n  steps:\n    - run: echo"), "id", 3, 3, $"\"{id}\" is no id");
        Checked.One(Checked.Steps($"- run: echo\n  id: \"{id}\""), "id", 7, 13, $"\"{id}\" is no id");
    }

    [Theory]
    [InlineData("build-and-test")]
    [InlineData("_")]
    [InlineData("_-_")]
    [InlineData("A1_b-2")]
    [InlineData("x--y__z-")]
    public void Ids_of_letters_digits_and_the_two_marks_are_right(string id)
    {
        Checked.None(Checked.Jobs($"{id}:\n  runs-on: ubuntu-latest\n  steps:\n    - run: echo\n      id: {id}\nlast:\n  needs: [{id}]\n  runs-on: ubuntu-latest\n  steps:\n    - run: echo"));
    }

    [Fact]
    public void A_need_that_is_no_id_is_named_where_it_stands() =>
        Assert.Contains(Checked.Findings(Checked.Job("needs: [1st]")), static f => (f.Rule, f.Start.Line, f.Start.Column) == ("id", 4, 13));

    [Theory]
    [InlineData("- run: echo\n  id: Версия-нет\n", 7, "is no id")]
    [InlineData("- run: echo\n  id: one\n- run: echo\n  id: one", 9, "stands twice")]
    [InlineData("- run: echo\n  id: one\n- run: echo\n  id: two\n- run: echo\n  id: ONE", 11, "the first is in line 7")]
    public void Steps_of_one_job_have_ids_of_their_own(string steps, int line, string telling) =>
        Checked.One(Checked.Steps(steps), "id", line, 13, telling);

    [Fact]
    public void Steps_of_different_jobs_may_share_an_id() =>
        Checked.None(Checked.Jobs("a:\n  runs-on: ubuntu-latest\n  steps:\n    - run: echo\n      id: one\nb:\n  runs-on: ubuntu-latest\n  steps:\n    - run: echo\n      id: one"));

    [Fact]
    public void An_id_that_an_expression_makes_is_not_judged() =>
        Assert.DoesNotContain(Checked.Findings(Checked.Steps("- run: echo\n  id: ${{ github.job }}")), static f => f.Rule == "id");
}
