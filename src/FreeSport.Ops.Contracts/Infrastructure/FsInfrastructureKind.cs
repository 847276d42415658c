namespace FreeSport.Ops;

/// <summary>The kinds of infrastructure that can be looked at.</summary>
public enum FsInfrastructureKind
{
    /// <summary>Docker Compose: services of compose files, containers of an engine.</summary>
    Compose = 0,

    /// <summary>Docker Swarm: stacks, services, names of configs and secrets.</summary>
    Swarm = 1,

    /// <summary>Terraform or OpenTofu: resources, outputs, providers.</summary>
    Terraform = 2,

    /// <summary>Ansible: inventory, groups, playbooks.</summary>
    Ansible = 3,

    /// <summary>Kubernetes: workloads, services, ConfigMaps, names of Secrets.</summary>
    Kubernetes = 4,
}
