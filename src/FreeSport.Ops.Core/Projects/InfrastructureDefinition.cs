namespace FreeSport.Ops.Core.Projects;

/// <summary>What besides compose files describes the infrastructure, and where it lies.</summary>
/// <param name="Terraform">The folders of Terraform or OpenTofu.</param>
/// <param name="Ansible">The folders of Ansible.</param>
/// <param name="Kubernetes">The manifests of Kubernetes.</param>
public sealed record InfrastructureDefinition(
    IReadOnlyList<TerraformDefinition> Terraform,
    IReadOnlyList<AnsibleDefinition> Ansible,
    IReadOnlyList<KubernetesDefinition> Kubernetes);
