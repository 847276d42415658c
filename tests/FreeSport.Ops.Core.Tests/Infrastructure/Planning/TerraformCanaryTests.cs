namespace FreeSport.Ops.Core.Tests.Infrastructure.Planning;

/// <summary>A secret in every place in which a plan of Terraform can hold one comes out nowhere.</summary>
public sealed class TerraformCanaryTests : IDisposable
{
    private const string Canary = "kanarienvogel-7f3a";

    private readonly PlanProject _project = new("terraform: [{ folder: tf, varFiles: [secret.tfvars] }]");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task No_value_leaves_and_the_names_of_masked_ones_do()
    {
        PlanProject.Require("terraform");
        Write("old");
        _project.Run("terraform", "init", "-input=false");
        FsInfrastructurePlan first = await _project.PlanAsync();
        await _project.ApplyAsync(first);
        Write("new");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Changes, plan.State);
        Assert.Contains("input.password", plan.Changes.Single(static c => c.Address == "terraform_data.masked").Masked);
        Assert.Contains("input[1]", plan.Changes.Single(static c => c.Address == "terraform_data.list").Masked);
        Assert.Contains("*", plan.Changes.Single(static c => c.Address == "output.token").Masked);
        FsInfrastructureChange change = await _project.ApplyAsync(plan, allowDestroy: true);
        Assert.Equal(FsOutcome.Failed, change.Outcome);

        Assert.DoesNotContain(Canary, _project.Said, StringComparison.Ordinal);
        string[] ledger = Directory.GetFiles(_project.Repository.At(".git"), "*.jsonl", SearchOption.AllDirectories);
        Assert.NotEmpty(ledger);
        Assert.All(ledger, static file => Assert.DoesNotContain(Canary, File.ReadAllText(file), StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(_project.StateFolder, "*", SearchOption.AllDirectories), static file => Assert.DoesNotContain(Canary, File.ReadAllText(file), StringComparison.Ordinal));
    }

    // An error whose text Terraform fills with the value it complains of.
    [Fact]
    public async Task A_value_that_an_error_quotes_does_not_leave()
    {
        PlanProject.Require("terraform");
        _project.Write("tf/secret.tfvars", $"token = \"{Canary}\"\n").Write("tf/main.tf", """
            variable "token" {
              type = string
              validation {
                condition     = length(var.token) < 3
                error_message = "This is too long: ${var.token}"
              }
            }
            resource "terraform_data" "x" { input = tonumber(var.token) }

            """);
        _project.Run("terraform", "init", "-input=false");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains("(secret.tfvars:1)", plan.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, _project.Said, StringComparison.Ordinal);
    }

    // Variables, defaults, resources before and after, unmarked ones too, lists, outputs, locals, checks, data kept by a
    // replacement, a provisioner's command and what it prints.
    private void Write(string generation)
    {
        string secret = $"{Canary}-{generation}";
        _project.Write("tf/secret.tfvars", $"token = \"{secret}\"\n");
        _project.Write("tf/main.tf", $$"""
            variable "token" {
              type      = string
              sensitive = true
            }
            variable "defaulted" {
              type      = string
              sensitive = true
              default   = "{{secret}}"
            }
            variable "unmarked" { default = "{{secret}}" }
            locals { copy = "x-${var.token}" }
            resource "terraform_data" "masked" { input = { user = "app", password = var.token } }
            resource "terraform_data" "list" { input = ["plain", var.defaulted] }
            resource "terraform_data" "unmarked" { input = var.unmarked }
            resource "terraform_data" "replaced" { triggers_replace = [local.copy] }
            output "token" {
              value     = var.token
              sensitive = true
            }
            output "unmarked" { value = var.unmarked }
            check "quoting" {
              assert {
                condition     = var.unmarked == "something else"
                error_message = "It is ${var.unmarked}."
              }
            }
            resource "terraform_data" "failing" {
              triggers_replace = ["{{generation}}"]
              provisioner "local-exec" { command = "echo {{secret}}; test {{generation}} = old" }
            }

            """);
    }
}
