namespace FreeSport.Ops.Core.Tests.Infrastructure;

[Collection(InheritedEnvironment.Name)]
public sealed class TerraformSnapshotTests : IDisposable
{
    private readonly InfrastructureProject _project = new(("TF_VAR_password", InfrastructureProject.Canary));

    public TerraformSnapshotTests() => _project.Write("freesport.ops.yml", "infrastructure: { terraform: [ { folder: terraform } ] }\n");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task What_was_applied_is_held_against_what_is_declared()
    {
        Declare();
        Terraform("init", "-input=false");
        Terraform("apply", "-auto-approve", "-input=false");

        FsInfrastructureSnapshot applied = await _project.OneAsync(FsInfrastructureKind.Terraform);
        _project.Write("terraform/more.tf", "resource \"terraform_data\" \"extra\" {}\n");
        _project.Write("terraform/web.tf", "# moved away\n");
        FsInfrastructureSnapshot edited = await _project.OneAsync(FsInfrastructureKind.Terraform);

        Assert.Equal((FsOutcome.Passed, FsInfrastructureReading.Read, FsInfrastructureReading.Read), (applied.Outcome, applied.Declared, applied.Running));
        Assert.Equal(["output.token", "output.url", "terraform_data.db", "terraform_data.web[0]", "terraform_data.web[1]"], Addresses(applied, FsInfrastructureSide.Running));
        Assert.Equal("terraform", Assert.Single(applied.Tools).Name);
        Assert.Equal("https://freesport.example", Value(applied, "output.url", "value"));
        Assert.Null(Value(applied, "output.token", "value"));

        Assert.Equal(FsOutcome.Warning, edited.Outcome);
        Assert.Equal(
            [
                "Drifted terraform:terraform/terraform_data.extra|terraform_data|-",
                "Drifted terraform:terraform/terraform_data.web[0]|-|terraform_data",
                "Drifted terraform:terraform/terraform_data.web[1]|-|terraform_data",
            ],
            edited.Differences.Select(SnapshotDiffTests.Line));
    }

    [Fact]
    public async Task Sensitive_values_are_in_no_object_no_file_and_no_stream()
    {
        Declare();
        Terraform("init", "-input=false");
        Terraform("apply", "-auto-approve", "-input=false");

        FsInfrastructureSnapshot snapshot = await _project.OneAsync(FsInfrastructureKind.Terraform);

        Assert.Equal(FsInfrastructureReading.Read, snapshot.Running);
        Assert.DoesNotContain(InfrastructureProject.Canary, _project.Everything([snapshot]), StringComparison.Ordinal);
        Assert.NotNull(snapshot.SnapshotPath);
    }

    [Fact]
    public async Task A_changed_sensitive_value_is_told_and_not_shown()
    {
        Declare();
        Terraform("init", "-input=false");
        Terraform("apply", "-auto-approve", "-input=false");
        FsInfrastructureSnapshot before = await _project.OneAsync(FsInfrastructureKind.Terraform);
        Terraform("apply", "-auto-approve", "-input=false", "-var", "password=another-canary-one");

        IReadOnlyList<FsInfrastructureDifference> found = await _project.CompareAsync(c => c.SinceAsync([before], InfrastructureProject.Options(), Cancel.Token));

        Assert.Contains("Changed terraform:terraform/output.token/value|***|***", found.Select(SnapshotDiffTests.Line));
        Assert.Contains("Changed terraform:terraform/terraform_data.db/values.input|***|***", found.Select(SnapshotDiffTests.Line));
    }

    [Fact]
    public async Task Before_the_first_apply_everything_is_declared_only()
    {
        Declare();
        Terraform("init", "-input=false");

        FsInfrastructureSnapshot snapshot = await _project.OneAsync(FsInfrastructureKind.Terraform);

        Assert.Equal(FsOutcome.Warning, snapshot.Outcome);
        Assert.Equal(FsInfrastructureMatch.OnlyDeclared, snapshot.Resources.Single(static r => r.Address == "terraform_data.db").Match);
    }

    [Fact]
    public async Task Without_the_program_a_local_state_file_is_read()
    {
        Declare();
        _project.Write("freesport.ops.yml", "infrastructure: { terraform: [ { folder: terraform, program: tofu } ] }\n");
        Assert.SkipUnless(CommandLine.Find("tofu") is null, "There is a tofu on this machine.");
        _project.Write("terraform/terraform.tfstate", $$$"""
            {"version":4,"outputs":{"token":{"value":"{{{InfrastructureProject.Canary}}}","type":"string","sensitive":true},"url":{"value":"https://freesport.example","type":"string"}},
             "resources":[{"mode":"managed","type":"terraform_data","name":"web","provider":"provider[\"terraform.io/builtin/terraform\"]",
               "instances":[{"index_key":0,"attributes":{"id":"1","input":"{{{InfrastructureProject.Canary}}}"}},{"index_key":1,"attributes":{"id":"2"}}]},
              {"module":"module.net","mode":"managed","type":"aws_vpc","name":"main","provider":"p","instances":[{"attributes":{"id":"3"}}]}]}
            """);

        FsInfrastructureSnapshot snapshot = await _project.OneAsync(FsInfrastructureKind.Terraform);

        Assert.Equal(["module.net.aws_vpc.main", "output.token", "output.url", "terraform_data.web[0]", "terraform_data.web[1]"], Addresses(snapshot, FsInfrastructureSide.Running));
        Assert.DoesNotContain(InfrastructureProject.Canary, _project.Everything([snapshot]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_program_and_state_nothing_is_known_of_what_was_applied()
    {
        Declare();
        _project.Write("freesport.ops.yml", "infrastructure: { terraform: [ { folder: terraform, program: tofu } ] }\n");
        Assert.SkipUnless(CommandLine.Find("tofu") is null, "There is a tofu on this machine.");

        FsInfrastructureSnapshot snapshot = await _project.OneAsync(FsInfrastructureKind.Terraform);

        Assert.Equal((FsOutcome.Inconclusive, FsInfrastructureReading.ToolMissing), (snapshot.Outcome, snapshot.Running));
        Assert.Empty(snapshot.Differences);
    }

    [Fact]
    public async Task A_file_that_is_not_closed_is_named()
    {
        _project.Write("terraform/main.tf", "resource \"terraform_data\" \"web\" {\n");

        FsInfrastructureSnapshot snapshot = await _project.OneAsync(FsInfrastructureKind.Terraform);

        Assert.Equal((FsOutcome.Failed, FsInfrastructureReading.Unreadable), (snapshot.Outcome, snapshot.Declared));
        Assert.Contains("terraform/main.tf", snapshot.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Modules_of_the_project_are_read_and_those_from_elsewhere_are_not_missed()
    {
        _project.Write("terraform/main.tf", "module \"net\" {\n  source = \"./net\"\n}\nmodule \"far\" {\n  source  = \"acme/far/aws\"\n  version = \"1.2.3\"\n}\n");
        _project.Write("terraform/net/main.tf", "resource \"terraform_data\" \"vpc\" {}\n");
        _project.Write("freesport.ops.yml", "infrastructure: { terraform: [ { folder: terraform, program: tofu } ] }\n");
        _project.Write("terraform/terraform.tfstate", """
            {"version":4,"resources":[{"module":"module.far","mode":"managed","type":"aws_vpc","name":"v","provider":"p","instances":[{"attributes":{}}]},
              {"module":"module.net","mode":"managed","type":"terraform_data","name":"vpc","provider":"p","instances":[{"attributes":{}}]}]}
            """);
        Assert.SkipUnless(CommandLine.Find("tofu") is null, "There is a tofu on this machine.");

        FsInfrastructureSnapshot snapshot = await _project.OneAsync(FsInfrastructureKind.Terraform);

        Assert.Equal(["module.far", "module.net", "module.net.terraform_data.vpc"], Addresses(snapshot, FsInfrastructureSide.Declared));
        Assert.Empty(snapshot.Differences);
    }

    [Fact]
    public async Task Providers_come_with_constraint_and_locked_version()
    {
        _project.Write("terraform/main.tf", "terraform {\n  required_providers {\n    aws = {\n      source  = \"hashicorp/aws\"\n      version = \"~> 5.0\"\n    }\n  }\n}\nresource \"terraform_data\" \"x\" {}\n");
        _project.Write("terraform/.terraform.lock.hcl", "provider \"registry.terraform.io/hashicorp/aws\" {\n  version     = \"5.31.0\"\n  constraints = \"~> 5.0\"\n}\n");

        IReadOnlyList<FsInfrastructureSnapshot> found = await _project.LookAsync(InfrastructureProject.Options([FsInfrastructureKind.Terraform]) with { DeclaredOnly = true });

        Assert.Equal("~> 5.0", Value(found[0], "provider/registry.terraform.io/hashicorp/aws", "constraint"));
        Assert.Equal("5.31.0", Value(found[0], "provider/registry.terraform.io/hashicorp/aws", "locked"));
    }

    [Fact]
    public async Task A_configuration_in_JSON_is_read_with_lines_constraints_and_no_value()
    {
        _project.Write("terraform/main.tf", "terraform {\n  required_providers {\n    null = { source = \"hashicorp/null\", version = \">= 3.0, < 4.0\" }\n  }\n}\n");
        _project.Write("terraform/web.tf.json", $$"""
            {
            	"//": "made by a program",
            	"terraform": { "required_providers": { "aws": { "source": "hashicorp/aws", "version": ">= 5.0, < 6.0" } }, "backend": { "s3": { "bucket": "states" } } },
            	"variable": { "token": { "sensitive": true, "default": "{{InfrastructureProject.Canary}}" } },
            	"resource": {
            		"terraform_data": {
            			"web": { "for_each": "${toset([\"a\"])}", "input": "{{InfrastructureProject.Canary}}" },
            			"db": [ { "input": { "a": [1, true, null] } } ]
            		}
            	},
            	"output": { "all": { "value": "${terraform_data.web}", "sensitive": true } }
            }
            """);

        FsInfrastructureSnapshot found = Assert.Single(await _project.LookAsync(InfrastructureProject.Options([FsInfrastructureKind.Terraform]) with { DeclaredOnly = true }));

        Assert.Equal(
            ["backend/s3", "output.all", "provider/registry.terraform.io/hashicorp/aws", "provider/registry.terraform.io/hashicorp/null", "terraform_data.db", "terraform_data.web", "variable.token"],
            Addresses(found, FsInfrastructureSide.Declared));
        Assert.Equal(">= 5.0, < 6.0", Value(found, "provider/registry.terraform.io/hashicorp/aws", "constraint"));
        Assert.Equal(">= 3.0, < 4.0", Value(found, "provider/registry.terraform.io/hashicorp/null", "constraint"));
        Assert.Equal("for_each", Value(found, "terraform_data.web", "repeat"));
        Assert.Equal("true", Value(found, "output.all", "sensitive"));
        Assert.Equal(("terraform/web.tf.json", 7), (found.Resources.Single(static r => r.Address == "terraform_data.web").Path, found.Resources.Single(static r => r.Address == "terraform_data.web").Line));
        Assert.Empty(found.LeftOut);
        Assert.DoesNotContain(InfrastructureProject.Canary, _project.Everything([found]), StringComparison.Ordinal);

        _project.Write("terraform/web.tf.json", "{\n  \"resource\": {\n");
        FsInfrastructureSnapshot cut = Assert.Single(await _project.LookAsync(InfrastructureProject.Options([FsInfrastructureKind.Terraform]) with { DeclaredOnly = true }));
        Assert.Equal((FsOutcome.Failed, FsInfrastructureReading.Unreadable), (cut.Outcome, cut.Declared));
        Assert.Contains("terraform/web.tf.json", cut.Summary, StringComparison.Ordinal);
    }

    private static string[] Addresses(FsInfrastructureSnapshot snapshot, FsInfrastructureSide side) => [.. snapshot.Resources.Where(r => r.Side == side).Select(static r => r.Address)];

    private static string? Value(FsInfrastructureSnapshot snapshot, string address, string name) =>
        snapshot.Resources.Last(r => r.Address == address).Facts.Single(a => a.Name == name).Value;

    private void Declare()
    {
        _project.Write("terraform/main.tf", """
            variable "password" {
              type      = string
              sensitive = true
            }
            resource "terraform_data" "db" {
              input = { name = "db-1", password = var.password }
            }
            output "token" {
              value     = var.password
              sensitive = true
            }
            output "url" {
              value = "https://freesport.example"
            }
            """);
        _project.Write("terraform/web.tf", "resource \"terraform_data\" \"web\" {\n  count = 2\n  input = \"web-${count.index}\"\n}\n");
    }

    private void Terraform(params string[] arguments)
    {
        Assert.SkipWhen(CommandLine.Find("terraform") is null, "There is no terraform on PATH.");
        CommandLine.Run(CommandLine.Find("terraform")!, arguments, _project.Repository.At("terraform"));
    }
}
