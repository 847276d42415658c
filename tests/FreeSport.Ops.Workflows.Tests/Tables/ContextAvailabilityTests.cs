using FreeSport.Ops.Workflows.Tables;

namespace FreeSport.Ops.Workflows.Tests.Tables;

public sealed class ContextAvailabilityTests
{
    // The documentation's table.
    [Theory]
    [InlineData("run-name", "github, inputs, vars")]
    [InlineData("concurrency", "github, inputs, vars")]
    [InlineData("env", "github, secrets, inputs, vars")]
    [InlineData("jobs.<job_id>.concurrency", "github, needs, strategy, matrix, inputs, vars")]
    [InlineData("jobs.<job_id>.container", "github, needs, strategy, matrix, vars, inputs")]
    [InlineData("jobs.<job_id>.container.credentials", "github, needs, strategy, matrix, env, vars, secrets, inputs")]
    [InlineData("jobs.<job_id>.container.env.<env_id>", "github, needs, strategy, matrix, job, runner, env, vars, secrets, inputs")]
    [InlineData("jobs.<job_id>.container.image", "github, needs, strategy, matrix, vars, inputs")]
    [InlineData("jobs.<job_id>.continue-on-error", "github, needs, strategy, vars, matrix, inputs")]
    [InlineData("jobs.<job_id>.defaults.run", "github, needs, strategy, matrix, env, vars, inputs")]
    [InlineData("jobs.<job_id>.env", "github, needs, strategy, matrix, vars, secrets, inputs")]
    [InlineData("jobs.<job_id>.environment", "github, needs, strategy, matrix, vars, inputs")]
    [InlineData("jobs.<job_id>.environment.url", "github, needs, strategy, matrix, job, runner, env, vars, steps, inputs")]
    [InlineData("jobs.<job_id>.if", "github, needs, vars, inputs", "always, cancelled, success, failure")]
    [InlineData("jobs.<job_id>.name", "github, needs, strategy, matrix, vars, inputs")]
    [InlineData("jobs.<job_id>.outputs.<output_id>", "github, needs, strategy, matrix, job, runner, env, vars, secrets, steps, inputs")]
    [InlineData("jobs.<job_id>.runs-on", "github, needs, strategy, matrix, vars, inputs")]
    [InlineData("jobs.<job_id>.secrets.<secrets_id>", "github, needs, strategy, matrix, secrets, inputs, vars")]
    [InlineData("jobs.<job_id>.services", "github, needs, strategy, matrix, vars, inputs")]
    [InlineData("jobs.<job_id>.services.<service_id>.credentials", "github, needs, strategy, matrix, env, vars, secrets, inputs")]
    [InlineData("jobs.<job_id>.services.<service_id>.env.<env_id>", "github, needs, strategy, matrix, job, runner, env, vars, secrets, inputs")]
    [InlineData("jobs.<job_id>.steps.continue-on-error", Step, "hashFiles")]
    [InlineData("jobs.<job_id>.steps.env", Step, "hashFiles")]
    [InlineData("jobs.<job_id>.steps.if", "github, needs, strategy, matrix, job, runner, env, vars, steps, inputs", "always, cancelled, success, failure, hashFiles")]
    [InlineData("jobs.<job_id>.steps.name", Step, "hashFiles")]
    [InlineData("jobs.<job_id>.steps.run", Step, "hashFiles")]
    [InlineData("jobs.<job_id>.steps.timeout-minutes", Step, "hashFiles")]
    [InlineData("jobs.<job_id>.steps.with", Step, "hashFiles")]
    [InlineData("jobs.<job_id>.steps.working-directory", Step, "hashFiles")]
    [InlineData("jobs.<job_id>.strategy", "github, needs, vars, inputs")]
    [InlineData("jobs.<job_id>.timeout-minutes", "github, needs, strategy, matrix, vars, inputs")]
    [InlineData("jobs.<job_id>.with.<with_id>", "github, needs, strategy, matrix, inputs, vars")]
    [InlineData("on.workflow_call.inputs.<inputs_id>.default", "github, inputs, vars")]
    [InlineData("on.workflow_call.outputs.<output_id>.value", "github, jobs, vars, inputs")]
    public void A_documented_key_has_what_the_documentation_says(string key, string contexts, string functions = "")
    {
        KeyAvailability found = ContextAvailability.Of(key);

        Assert.Equal(Sorted(contexts), found.Contexts.Order(StringComparer.Ordinal));
        Assert.Equal(Sorted(functions), found.Functions.Order(StringComparer.Ordinal));
    }

    private const string Step = "github, needs, strategy, matrix, job, runner, env, vars, secrets, steps, inputs";

    [Theory]
    [InlineData("jobs.<job_id>.container.options", "matrix")]
    [InlineData("jobs.<job_id>.strategy.matrix", "needs")]
    [InlineData("jobs.<job_id>.concurrency.group", "matrix")]
    [InlineData("jobs.<job_id>.services.<service_id>.image", "matrix")]
    [InlineData("jobs.<job_id>.snapshot.if", "matrix")]
    public void A_key_below_a_documented_one_is_known_too(string key, string context) => Assert.True(ContextAvailability.Of(key).HasContext(context));

    [Theory]
    [InlineData("name")]
    [InlineData("jobs.<job_id>.steps.id")]
    [InlineData("jobs.<job_id>.steps.uses")]
    [InlineData("jobs.<job_id>.needs")]
    [InlineData("jobs.build.if")]
    [InlineData("")]
    public void No_expression_is_expected_at_any_other_key(string key)
    {
        KeyAvailability found = ContextAvailability.Of(key);

        Assert.Same(KeyAvailability.None, found);
        Assert.Empty(found.Contexts);
        Assert.Empty(found.Functions);
    }

    [Fact]
    public void Names_count_in_any_case()
    {
        KeyAvailability found = ContextAvailability.Of("jobs.<job_id>.steps.if");

        Assert.True(found.HasContext("GitHub"));
        Assert.True(found.HasFunction("hashfiles"));
        Assert.False(found.HasContext("secrets"));
        Assert.False(found.HasFunction("contains"));
    }

    [Fact]
    public void All_contexts_and_special_functions_are_told()
    {
        Assert.Equal(Sorted(Step + ", jobs"), ContextAvailability.Anywhere.Contexts.Order(StringComparer.Ordinal));
        Assert.Equal(Sorted("always, cancelled, success, failure, hashFiles"), ContextAvailability.Anywhere.Functions.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_row_is_a_key() => Assert.All(TableResource.Rows(ContextAvailability.Table), static line =>
    {
        string[] row = line.Split('\t');
        Assert.Equal(3, row.Length);
        Assert.NotEmpty(ContextAvailability.Of(row[0]).Contexts);
    });

    private static IEnumerable<string> Sorted(string names) => names.Split(", ", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
}
