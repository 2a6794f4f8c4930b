namespace Kubewright.Rules;

/// <summary>The categories of rules: the folder, and the first digit of the id.</summary>
public static class RuleCategory
{
    /// <summary>Names, labels and selectors: KW1xxx.</summary>
    public const string Identity = "Identity";

    /// <summary>Services, ports, DNS names and network policies: KW2xxx.</summary>
    public const string Networking = "Networking";

    /// <summary>Claims, volumes and mounts: KW3xxx.</summary>
    public const string Storage = "Storage";

    /// <summary>Containers, images, probes, start and termination: KW4xxx.</summary>
    public const string Lifecycle = "Lifecycle";

    /// <summary>Rollouts, and what changed since the last apply: KW5xxx.</summary>
    public const string Update = "Update";

    /// <summary>Replicas, quorums and disruption budgets: KW6xxx.</summary>
    public const string Availability = "Availability";

    /// <summary>Nodes, affinity, spread and tolerations: KW6xxx too.</summary>
    public const string Scheduling = "Scheduling";

    /// <summary>What a process may do and see: KW7xxx.</summary>
    public const string Security = "Security";

    /// <summary>Requests and limits: KW8xxx.</summary>
    public const string Resources = "Resources";

    /// <summary>The schema, and the use of the library: KW9xxx.</summary>
    public const string Schema = "Schema";
}
