namespace Kubewright.Runtime;

/// <summary>What a cluster has before anybody writes to it: the standard namespaces, their service accounts, the Service of the API.</summary>
public static class SystemObjects
{
    private static readonly string[] Namespaces = [KindInfo.DefaultNamespace, "kube-system", "kube-public", "kube-node-lease"];

    /// <summary>Creates what is missing, and keeps a ServiceAccount <c>default</c> in every namespace from now on.</summary>
    /// <param name="cluster">The cluster.</param>
    public static void Install(Cluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        foreach (var name in Namespaces)
        {
            if (cluster.Snapshot.Find<Namespace>(name) is null)
            {
                cluster.Store.Create(new Namespace(new ObjectMeta { Name = name })).OrThrow();
            }
        }

        if (cluster.Snapshot.Find<Service>(KindInfo.DefaultNamespace, "kubernetes") is null)
        {
            cluster.Store.Create(new Service(new ObjectMeta
            {
                Name = "kubernetes",
                Namespace = KindInfo.DefaultNamespace,
                Labels = [("component", "apiserver"), ("provider", "kubernetes")],
            })
            {
                Spec = new ServiceSpec
                {
                    ClusterIP = "10.96.0.1",
                    Ports = [new ServicePort("https", 443) { TargetPort = 6443 }],
                },
            }).OrThrow();
        }

        cluster.Register(new ServiceAccountController(cluster.Store));
    }
}
