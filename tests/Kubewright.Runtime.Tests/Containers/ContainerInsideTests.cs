namespace Kubewright.Runtime.Tests;

public sealed class ContainerInsideTests
{
    [Fact]
    public void Files_OfAPodOfASet_NameIt()
    {
        var cluster = Box.Web(1);
        var address = cluster.Snapshot.PodOf("web-0")!.Status!.PodIP!;

        Assert.Equal("web-0\n", cluster.Prints("cat /etc/hostname", "web-0"));
        Assert.EndsWith($"{address}\tweb-0.nginx.default.svc.cluster.local\tweb-0\n", cluster.Prints("cat /etc/hosts", "web-0"), StringComparison.Ordinal);
        Assert.Equal(
            "search default.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n",
            cluster.Prints("cat /etc/resolv.conf", "web-0"));
        Assert.Equal($"{address,-15} web-0.nginx.default.svc.cluster.local\n", cluster.Prints("getent hosts web-0", "web-0"));
    }

    [Fact]
    public void Environment_OfEverySource_IsThere()
    {
        var cluster = Box.One(
            new Container("main", "busybox")
            {
                Env =
                [
                    new EnvVar("POD") { ValueFrom = new EnvVarSource { FieldRef = new ObjectFieldSelector("metadata.name") } },
                    new EnvVar("APP") { ValueFrom = new EnvVarSource { FieldRef = new ObjectFieldSelector("metadata.labels['app']") } },
                    new EnvVar("IP") { ValueFrom = new EnvVarSource { FieldRef = new ObjectFieldSelector("status.podIP") } },
                    new EnvVar("CPU") { ValueFrom = new EnvVarSource { ResourceFieldRef = new ResourceFieldSelector { Resource = "limits.cpu" } } },
                    new EnvVar("MEM") { ValueFrom = new EnvVarSource { ResourceFieldRef = new ResourceFieldSelector { Resource = "limits.memory", Divisor = "1Mi" } } },
                    new EnvVar("KEY") { ValueFrom = new EnvVarSource { ConfigMapKeyRef = new ConfigMapKeySelector("settings", "key") } },
                    new EnvVar("PASSWORD") { ValueFrom = new EnvVarSource { SecretKeyRef = new SecretKeySelector("secret", "password") } },
                    new EnvVar("BOTH", "$(KEY)-$(NONE)-$$(KEY)"),
                ],
                EnvFrom = [new EnvFromSource { Prefix = "CM_", ConfigMapRef = new ConfigMapEnvSource("settings") }],
                Resources = new ResourceRequirements { Limits = Map<Quantity>.Empty.With("cpu", "1500m").With("memory", "64Mi") },
            },
            null,
            new ConfigMap("settings") { Data = Map<string>.Empty.With("key", "value") },
            new Secret("secret") { Data = Map<string>.Empty.With("password", "czNjcjN0") },
            new Service("front") { Selector = ("app", "box"), Ports = [new ServicePort("web", 80)] });

        var address = cluster.Snapshot.PodOf("box")!.Status!.PodIP;
        var front = cluster.Snapshot.Find<Service>("front")!.Spec!.ClusterIP!.Value.Value;
        Assert.Equal($"box box {address} 2 64 value s3cr3t value value-$(NONE)-$(KEY)\n", cluster.Prints("echo $POD $APP $IP $CPU $MEM $KEY $PASSWORD $CM_key \"$BOTH\""));
        Assert.Equal($"{front} 80 tcp://{front}:80 10.96.0.1\n", cluster.Prints("echo $FRONT_SERVICE_HOST $FRONT_SERVICE_PORT_WEB $FRONT_PORT $KUBERNETES_SERVICE_HOST"));
    }

    [Fact]
    public void Volumes_OfObjects_AreReadOnlyAndFollowThem()
    {
        var cluster = Box.One(
            new Container("main", "busybox") { VolumeMounts = [new VolumeMount("settings", "/settings"), new VolumeMount("settings", "/one") { SubPath = "a.conf" }] },
            static spec => spec with { Volumes = [new Volume("settings") { ConfigMap = new ConfigMapVolumeSource("settings") }] },
            new ConfigMap("settings") { Data = Map<string>.Empty.With("a.conf", "1\n").With("b.conf", "2\n") });

        Assert.Equal("a.conf\nb.conf\n", cluster.Prints("ls /settings"));
        Assert.Equal("1\n1\n", cluster.Prints("cat /settings/a.conf /one"));
        Assert.Equal("sh: 1: cannot create /settings/a.conf: Read-only file system\n", cluster.Sh("echo x > /settings/a.conf").StandardError);

        cluster.Apply(new ConfigMap("settings") { Data = Map<string>.Empty.With("a.conf", "3\n") }).OrThrow();
        Assert.Equal("3\n1\n", cluster.Prints("cat /settings/a.conf /one"));
        Assert.Equal("a.conf\n", cluster.Prints("ls /settings"));
    }

    [Fact]
    public void Volumes_OfOnePod_AreSharedByItsContainers()
    {
        var mount = new VolumeMount("scratch", "/scratch");
        var cluster = Box.One(
            new Container("main", "busybox") { VolumeMounts = [mount] },
            spec => spec with
            {
                Volumes = [new Volume("scratch") { EmptyDir = new EmptyDirVolumeSource { SizeLimit = "1Ki" } }],
                Containers = [.. spec.Containers, new Container("side", "busybox") { VolumeMounts = [mount with { ReadOnly = true, SubPath = "sub" }] }],
            });

        cluster.Prints("mkdir /scratch/sub; echo shared > /scratch/sub/f; echo own > /tmp/f");

        Assert.Equal("shared\n", cluster.Exec(null, "box", "side", ["cat", "/scratch/f"]).StandardOutput);
        Assert.Equal(1, cluster.Exec(null, "box", "side", ["touch", "/scratch/g"]).ExitCode);
        Assert.Equal(1, cluster.Exec(null, "box", "side", ["cat", "/tmp/f"]).ExitCode);
        Assert.Equal("tee: /scratch/big: No space left on device\n", cluster.Sh("seq 1000 | tee /scratch/big > /dev/null").StandardError);
    }

    [Fact]
    public void Storage_OfAClaim_GoesWithItsVolume()
    {
        var cluster = Box.Web(1);
        cluster.Prints($"echo kept > {Box.Root}/f", "web-0");
        cluster.ScaleStatefulSet(null, "web", 0).OrThrow();
        cluster.RunUntilIdle();
        cluster.ScaleStatefulSet(null, "web", 1).OrThrow();
        cluster.RunUntilIdle();
        Assert.Equal("kept\n", cluster.Prints($"cat {Box.Root}/f", "web-0"));

        cluster.ScaleStatefulSet(null, "web", 0).OrThrow();
        cluster.RunUntilIdle();
        cluster.Delete("PersistentVolumeClaim", null, "www-web-0").OrThrow();
        cluster.RunUntilIdle();
        cluster.ScaleStatefulSet(null, "web", 1).OrThrow();
        cluster.RunUntilIdle();

        Assert.Equal("", cluster.Prints($"ls {Box.Root}", "web-0"));
    }

    [Fact]
    public void Curl_OfOtherPodsAndServices_ReachesTheirDocumentRoot()
    {
        var cluster = Box.Web();
        cluster.Apply(new Service("front") { Selector = ("app", "nginx"), Ports = [new ServicePort("web", 8080) { TargetPort = "web" }] }).OrThrow();
        cluster.RunUntilIdle();
        cluster.Prints($"hostname > {Box.Root}/index.html", "web-0");
        cluster.Prints($"hostname > {Box.Root}/index.html", "web-1");

        Assert.Equal("web-1\n", cluster.Prints("curl -s web-1.nginx", "web-0"));
        Assert.Equal("web-1\n", cluster.Prints("wget -qO- http://web-1.nginx.default.svc.cluster.local:80/", "web-0"));
        Assert.Equal("web-0\nweb-1\n", cluster.Prints("for i in 1 2; do curl -s front:8080; done | sort", "web-0"));
        Assert.Equal(7, cluster.Sh("curl -s front:80", "web-0").ExitCode);
        Assert.Equal("404", cluster.Prints("curl -s -o /dev/null -w '%{http_code}' web-1.nginx/none.html", "web-0"));
        Assert.Contains("\"GET /none.html HTTP/1.1\" 404", cluster.Logs(null, "web-1").OrThrow()[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", null, "pods \"nobody\" not found")]
    [InlineData("web-0", "none", "container none is not valid for pod web-0")]
    public void Exec_IntoWhatIsNotThere_IsRefused(string pod, string? container, string message)
    {
        var result = Box.Web(1).Exec(null, pod, container, ["true"]);

        Assert.Equal((1, message), (result.ExitCode, result.Error?.Message));
    }

    [Fact]
    public void Exec_IntoAPodThatDoesNotRunYet_IsRefused()
    {
        var cluster = Cluster.Create();
        cluster.Apply(new Pod(new ObjectMeta { Name = "box" }, new PodSpec { Containers = [new Container("main", "busybox")] })).OrThrow();
        cluster.RunUntil(snapshot => snapshot.PodOf("box")!.Spec!.NodeName is not null, Objects.TenMinutes);

        Assert.Equal("unable to upgrade connection: container not found (\"main\")", cluster.Exec(null, "box", null, ["true"]).Error?.Message);
        Assert.Contains("waiting to start", cluster.Logs(null, "box").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Exec_WithoutAShell_KnowsProgramsOnly()
    {
        var cluster = Box.One();

        Assert.Equal("$HOME;\n", cluster.Exec(null, "box", null, ["echo", "$HOME;"]).StandardOutput);
        Assert.Equal(Shell.NotFound, cluster.Exec(null, "box", null, ["cd", "/"]).ExitCode);
        Assert.Equal("3\n", cluster.Exec(null, "box", null, ["wc", "-l"], "a\nb\nc\n").StandardOutput);
    }

    [Fact]
    public void Exec_WithDefaultContainerAnnotation_GoesThere()
    {
        var cluster = Box.One(null, static spec => spec with { Containers = [.. spec.Containers, new Container("side", "nginx")] });
        var pod = cluster.Snapshot.PodOf("box")!;
        cluster.Apply(pod with { Metadata = pod.Metadata with { Annotations = ("kubectl.kubernetes.io/default-container", "side") } }).OrThrow();

        Assert.Contains("nginx: master process", cluster.Exec(null, "box", null, ["ps"]).StandardOutput, StringComparison.Ordinal);
        Assert.Contains("Welcome to nginx!", cluster.Exec(null, "box", "main", ["wget", "-qO-", "localhost"]).StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public void Session_OfAShell_RemembersBetweenLines()
    {
        var session = Box.One().OpenShell(null, "box", null).OrThrow();

        Assert.Equal("# ", session.Prompt);
        Assert.Equal("", session.Feed("cd /tmp; x=1"));
        Assert.Equal("", session.Feed("for i in 1 2; do"));
        Assert.Equal("> ", session.Prompt);
        Assert.Equal("", session.Feed("echo $i-$x"));
        Assert.Equal("1-1\n2-1\n", session.Feed("done"));
        Assert.Equal("/tmp\n", session.Feed("pwd"));
        Assert.Equal("sh: 1: nope: not found\n", session.Feed("nope"));
        Assert.Equal(127, session.ExitCode);
        Assert.Equal("", session.Feed("exit 5"));
        Assert.True(session.HasEnded);
        Assert.Equal(5, session.ExitCode);
    }
}
