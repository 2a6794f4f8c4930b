using static Kubewright.Runtime.Tests.StorageText;

namespace Kubewright.Runtime.Tests;

public sealed class ObjectTablesTests
{
    [Fact]
    public void Format_Pods_LooksLikeKubectl()
    {
        Pod[] pods = [Running("web-0", 6000), Running("web-1", 5960)];

        Assert.Equal(
            """
            NAME    READY   STATUS    RESTARTS   AGE
            web-0   1/1     Running   0          100m
            web-1   1/1     Running   0          99m

            """.ReplaceLineEndings("\n"),
            ObjectTables.Pods.Format(pods, Now));
    }

    [Fact]
    public void Format_PodsWide_ShowsAddressAndNode() =>
        Assert.Equal(
            """
            NAME    READY   STATUS    RESTARTS   AGE   IP           NODE        NOMINATED NODE   READINESS GATES
            web-0   1/1     Running   0          46s   10.244.0.2   k8s-node1   <none>           <none>

            """.ReplaceLineEndings("\n"),
            ObjectTables.Pods.Format([Running("web-0", 46)], Now, wide: true));

    [Fact]
    public void Write_RowsOfAWatch_KeepTheWidthsSeenBefore()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var writer = new TableWriter(text, ObjectTables.Pods.Header());

        writer.Write(["web-0", "0/1", "Pending", "0", "0s"]);
        writer.Write(["web-0", "0/1", "ContainerCreating", "0", "2s"]);
        writer.Write(["web-0", "1/1", "Running", "0", "3s"]);

        Assert.Equal(
            """
            NAME    READY   STATUS    RESTARTS   AGE
            web-0   0/1     Pending   0          0s
            web-0   0/1     ContainerCreating   0          2s
            web-0   1/1     Running             0          3s

            """.ReplaceLineEndings("\n"),
            text.ToString());
    }

    [Fact]
    public void Format_Claims_LooksLikeKubectl()
    {
        var bound = Claim("myappdata-myapp-0 2Gi volume=pv003 phase=Bound");
        bound = bound with { Status = bound.Status! with { Capacity = [("storage", Quantity.Parse("2Gi"))], AccessModes = [AccessMode.ReadWriteMany, AccessMode.ReadWriteOnce] } };

        Assert.Equal(
            """
            NAME                STATUS    VOLUME   CAPACITY   ACCESS MODES   STORAGECLASS   VOLUMEATTRIBUTESCLASS   AGE
            myappdata-myapp-0   Bound     pv003    2Gi        RWO,RWX                       <unset>                 <unknown>
            myappdata-myapp-1   Pending                                      fast           <unset>                 <unknown>

            """.ReplaceLineEndings("\n"),
            ObjectTables.PersistentVolumeClaims.Format([bound, Claim("myappdata-myapp-1 2Gi class=fast")], Now));
    }

    [Fact]
    public void Format_Volumes_LooksLikeKubectl() =>
        Assert.Equal(
            """
            NAME    CAPACITY   ACCESS MODES   RECLAIM POLICY   STATUS      CLAIM         STORAGECLASS   VOLUMEATTRIBUTESCLASS   REASON   AGE
            pv001   10Gi       RWO,RWX        Retain           Available                                <unset>                          <unknown>
            pv003   2Gi        RWO            Retain           Bound       default/www   fast           <unset>                          <unknown>

            """.ReplaceLineEndings("\n"),
            ObjectTables.PersistentVolumes.Format([Volume("pv001 10Gi RWO,RWX"), Volume("pv003 2Gi class=fast phase=Bound for=www")], Now));

    [Fact]
    public void Format_StatefulSetAndService_LooksLikeKubectl()
    {
        Labels app = ("app", "nginx");
        var set = new StatefulSet("web")
        {
            Selector = app,
            Replicas = 3,
            Containers = [new("nginx", "nginx:1")],
            Status = new StatefulSetStatus { Replicas = 3, ReadyReplicas = 2 },
        };
        var service = Service.Headless("nginx", app, new ServicePort("web", 80));

        Assert.Equal(["web", "2/3", "<unknown>", "nginx", "nginx:1"], ObjectTables.StatefulSets.Row(set, Now, wide: true));
        Assert.Equal(["nginx", "ClusterIP", "None", "<none>", "80/TCP", "<unknown>", "app=nginx"], ObjectTables.Services.Row(service, Now, wide: true));
    }

    [Theory]
    [InlineData("RWO,ROX,RWX,RWOP", AccessMode.ReadWriteOncePod, AccessMode.ReadWriteMany, AccessMode.ReadWriteOnce, AccessMode.ReadOnlyMany)]
    [InlineData("RWO", AccessMode.ReadWriteOnce, AccessMode.ReadWriteOnce)]
    [InlineData("")]
    public void AccessModes_AnyOrder_AreAbbreviatedInOneOrder(string expected, params AccessMode[] modes) =>
        Assert.Equal(expected, AccessModeText.Of(modes));

    private static Pod Running(string name, int age) => new(
        new ObjectMeta { Name = name, CreationTimestamp = Now.AddSeconds(-age) },
        new PodSpec { Containers = [new("nginx", "nginx")], NodeName = "k8s-node1" })
    {
        Status = new PodStatus
        {
            Phase = PodPhase.Running,
            PodIP = "10.244.0.2",
            ContainerStatuses =
            [
                new ContainerStatus
                {
                    Name = "nginx",
                    Image = "nginx",
                    ImageID = "",
                    Ready = true,
                    RestartCount = 0,
                    State = new ContainerState { Running = new ContainerStateRunning() },
                },
            ],
        },
    };
}
