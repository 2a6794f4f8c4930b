namespace Kubewright.Runtime;

/// <summary>The addresses of the simulated cluster that every pod knows.</summary>
internal static class ClusterAddresses
{
    /// <summary>The cluster's DNS server.</summary>
    public const string Dns = "10.96.0.10";

    /// <summary>The DNS server's Service and its namespace, as its name begins.</summary>
    public const string DnsService = "kube-dns.kube-system";

    /// <summary>The name of the DNS server's Service.</summary>
    public const string DnsName = DnsService + ".svc.cluster.local";

    /// <summary>The Service <c>kubernetes</c> of the namespace <c>default</c>: the API server.</summary>
    public const string Api = "10.96.0.1";

    /// <summary>The Services that a cluster has without anyone making them, by address.</summary>
    public static IReadOnlyList<(string Namespace, string Name, string Address)> Services { get; } =
        [("kube-system", "kube-dns", Dns), (KindInfo.DefaultNamespace, "kubernetes", Api)];
}
