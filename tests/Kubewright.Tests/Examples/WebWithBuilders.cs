namespace Kubewright.Tests.Examples;

public static class WebWithBuilders
{
    private static readonly Labels App = ("app", "nginx");

    public static Service Nginx => Service.Build("nginx", s => s
        .Labels(App)
        .Selector(App)
        .ClusterIP(ClusterIP.None)
        .Port("web", 80));

    public static StatefulSet Set => StatefulSet.Build("web", s => s
        .ServiceName("nginx")
        .Replicas(3)
        .Selector(App)
        .Container("nginx", c => c
            .Image("registry.k8s.io/nginx-slim:0.27")
            .Port("web", 80)
            .VolumeMount("www", "/usr/share/nginx/html"))
        .VolumeClaimTemplate("www", v => v.AccessModes(ReadWriteOnce).Storage(1.Gi)));
}
