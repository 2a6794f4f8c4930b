/// <summary>
/// A new version for some of the pods first. Pods from ordinal <see cref="Partition"/> up run the new image, those below
/// keep what they have, also when they are restarted. Take the partition down to 0 to go on, or the image back to stop.
/// </summary>
[Manifests]
public static class Canary
{
    /// <summary>The first pod that gets the new image: 4 of 0 to 5 means that two pods try it.</summary>
    private const int Partition = 4;

    private static readonly Labels App = ("app", "shop");

    public static Service Peers => new("shop")
    {
        Labels = App,
        Selector = App,
        ClusterIP = ClusterIP.None,
        Ports = [new("http", 80)],
    };

    public static StatefulSet Set => new("shop")
    {
        ServiceName = Peers,
        Replicas = 6,
        Selector = App,
        MinReadySeconds = 10.Seconds,
        UpdateStrategy = new() { RollingUpdate = new() { Partition = Partition } },
        Containers =
        [
            new("nginx", "nginx:1.28")
            {
                Ports = [new("http", 80)],
                ReadinessProbe = new() { HttpGet = new(80) { Path = "/" } },
            },
        ],
    };
}
