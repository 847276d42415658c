using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Projects;

/// <summary>Where Terraform, Ansible and Kubernetes lie: said in the configuration, or found by their files.</summary>
public sealed class InfrastructureConfigurationTests : IDisposable
{
    private readonly TempFolder _folder = new("shop");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_that_is_said_is_read()
    {
        InfrastructureDefinition read = Read("""
            infrastructure:
              terraform:
                - { folder: infra/tf, workspace: production, varFiles: [prod.tfvars], environments: [production], program: tofu }
              ansible:
                - { folder: infra/ansible, inventory: hosts.yml, playbooks: [site.yml, proxy.yml], environments: staging, runner: wsl }
                - folder: infra/other
                  playbooks: site.yml
                  runner: { kind: ssh, server: "deploy@control.example:2222", path: /srv/freesport }
              kubernetes:
                - { manifests: [k8s], context: freesport-production, namespace: freesport }
            """);

        TerraformDefinition terraform = Assert.Single(read.Terraform);
        Assert.Equal(("infra/tf", "production", "tofu"), (terraform.Folder, terraform.Workspace, terraform.Program));
        Assert.Equal(["prod.tfvars"], terraform.VarFiles);
        Assert.Equal(["production"], terraform.Environments);
        Assert.Equal("wsl", read.Ansible[0].Runner.Kind);
        Assert.Equal(["site.yml", "proxy.yml"], read.Ansible[0].Playbooks);
        Assert.Equal(new AnsibleRunnerDefinition("ssh") { Server = "deploy@control.example:2222", Path = "/srv/freesport" }, read.Ansible[1].Runner);
        KubernetesDefinition kubernetes = Assert.Single(read.Kubernetes);
        Assert.Equal(("freesport-production", "freesport"), (kubernetes.Context, kubernetes.Namespace));
    }

    [Theory]
    [InlineData("terraform: [{ workspace: production }]", "folder")]
    [InlineData("ansible: [{ folder: a, playbooks: [site.yml], runner: windows }]", "wsl")]
    [InlineData("ansible: [{ folder: a }]", "playbooks")]
    [InlineData("kubernetes: [{ manifests: [k8s], namespace: --all-namespaces }]", "namespace")]
    [InlineData("terraform: [{ folder: a, workspace: -destroy=1 }]", "workspace")]
    public void What_cannot_be_is_refused_by_name(string written, string named)
    {
        OpsException wrong = Assert.Throws<OpsException>(() => Read("infrastructure:\n  " + written));

        Assert.Equal(ErrorIds.ConfigurationInvalid, wrong.Failure.ErrorId);
        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_found_stands_in_the_proposal_and_reads_back()
    {
        _folder.Write("infra/terraform/main.tf", "terraform {}\n");
        _folder.Write("infra/terraform/modules/app/main.tf", "variable \"name\" {}\n");
        _folder.Write("infra/ansible/site.yml", "- hosts: all\n");
        _folder.Write("infra/ansible/hosts.yml", "all: {}\n");
        _folder.Write("deploy/k8s/app.yaml", "apiVersion: v1\nkind: Service\n");
        Project project = await Real.LoadAsync(_folder.Path);

        string text = await new ProjectProposal(project, Real.Git).WriteAsync(Cancel.Token);

        Assert.Contains("    - { folder: infra/terraform }\n", text, StringComparison.Ordinal);
        Assert.Contains("    - { folder: infra/ansible, inventory: hosts.yml, playbooks: [site.yml] }\n", text, StringComparison.Ordinal);
        Assert.Contains("    - { manifests: [deploy/k8s] }\n", text, StringComparison.Ordinal);
        List<string> warnings = [];
        InfrastructureDefinition read = ConfigurationReader.Read(text, "freesport.ops.yml", warnings.Add).Infrastructure!;
        Assert.Empty(warnings);
        Assert.Equal("infra/terraform", Assert.Single(read.Terraform).Folder);
        Assert.Equal("hosts.yml", Assert.Single(read.Ansible).Inventory);
    }

    private static InfrastructureDefinition Read(string text) =>
        ConfigurationReader.Read(text + "\n", "freesport.ops.yml", static _ => { }).Infrastructure!;
}
