namespace Kubewright.Runtime.Tests;

/// <summary>Clusters whose containers tests look into.</summary>
internal static class Box
{
    public const string Root = "/usr/share/nginx/html";

    /// <summary>The set of the basic tutorial, settled, with its headless Service.</summary>
    public static Cluster Web(int replicas = 2, Func<StatefulSet, StatefulSet>? change = null)
    {
        var cluster = Cluster.Create();
        cluster.Apply(Service.Headless("nginx", ("app", "nginx"), new ServicePort("web", 80))).OrThrow();
        var set = Objects.Web(replicas, "registry.k8s.io/nginx-slim:0.27") with
        {
            Containers =
            [
                new Container("nginx", "registry.k8s.io/nginx-slim:0.27")
                {
                    Ports = [new ContainerPort("web", 80)],
                    VolumeMounts = [new VolumeMount("www", Root)],
                },
            ],
        };
        cluster.Apply(change?.Invoke(set) ?? set).OrThrow();
        Assert.True(cluster.RunUntil(snapshot => snapshot.IsSettled(replicas), Objects.TenMinutes));
        return cluster;
    }

    /// <summary>A cluster with one running pod of a single container.</summary>
    public static Cluster One(Container? container = null, Func<PodSpec, PodSpec>? change = null, params IKubernetesObject[] objects)
    {
        var cluster = Cluster.Create();
        foreach (var obj in objects)
        {
            cluster.Apply(obj).OrThrow();
        }

        var spec = new PodSpec { Containers = [container ?? new Container("main", "busybox:1.28")] };
        cluster.Apply(new Pod(new ObjectMeta { Name = "box", Labels = ("app", "box") }, change?.Invoke(spec) ?? spec)).OrThrow();
        Assert.True(cluster.RunUntil(snapshot => PodHealth.IsReady(snapshot.PodOf("box")!, out _), Objects.TenMinutes));
        return cluster;
    }

    /// <summary>Runs shell text in the pod <c>box</c>.</summary>
    public static ExecResult Sh(this Cluster cluster, string text, string pod = "box") =>
        cluster.Exec(null, pod, null, ["sh", "-c", text]);

    /// <summary>What shell text prints, which must end well.</summary>
    public static string Prints(this Cluster cluster, string text, string pod = "box")
    {
        var result = cluster.Sh(text, pod);
        Assert.True(result.IsSuccess, $"{text}: exit {result.ExitCode} {result.StandardError}");
        return result.StandardOutput;
    }
}
