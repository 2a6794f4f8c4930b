using Kubewright.Schema;

namespace Kubewright.Analyzers.Tests;

/// <summary>Programs are evaluated and also compiled and run: what the evaluator says must be what is really written.</summary>
public sealed class AgreementTests
{
    [Theory]
    [InlineData("StatefulSet", """
        new("web")
        {
            Namespace = "prod", Labels = App, ServiceName = Service.Headless("nginx", App), Replicas = 3, Selector = App,
            Containers =
            [
                new("nginx", "nginx:1")
                {
                    Ports = [new("web", 80)],
                    VolumeMounts = [new(Www, "/data") { ReadOnly = true }],
                    Resources = new() { Requests = [("cpu", 500.m), ("memory", 1.Gi)] },
                    ReadinessProbe = new() { HttpGet = new("/", 80) { Scheme = UriScheme.HTTPS }, PeriodSeconds = 5.Seconds },
                },
            ],
            Volumes = [Volume.EmptyDir("tmp"), Volume.ConfigMap("cfg", "settings")],
            TerminationGracePeriodSeconds = 1.Minutes,
            UpdateStrategy = new() { Type = StatefulSetUpdateStrategyType.RollingUpdate, RollingUpdate = new() { Partition = 1, MaxUnavailable = "25%" } },
            VolumeClaimTemplates = [Www],
        }
        """)]
    [InlineData("StatefulSet", """
        StatefulSet.Build("web", s => s
            .ServiceName("nginx").Replicas(3).Selector(App).PodLabels(App.With("tier", "db"))
            .Container("nginx", c =>
            {
                c.Image("nginx:1");
                foreach (var port in new[] { 80, 443 }) c.Port(port);
            })
            .Container("side", c => c.Image("side:1").VolumeMount("www", "/data"))
            .Volume("tmp", v => v.EmptyDir(e => e.SizeLimit(1.Gi)))
            .VolumeClaimTemplate("www", v => v.AccessModes(AccessMode.ReadWriteOnce).Storage(1.Gi)))
        """)]
    [InlineData("StatefulSet", "new(new ObjectMeta { Name = \"web\" }, new StatefulSetSpec { Selector = App, Template = new() { Metadata = new() { Labels = (\"x\", \"y\") } } })")]
    [InlineData("StatefulSet", "new StatefulSet(\"web\") { Selector = App, Containers = [] } with { Selector = (\"a\", \"b\"), Replicas = null }")]
    [InlineData("StatefulSet", "new StatefulSet(\"web\") { Selector = App, Containers = [], PodLabels = (\"x\", \"y\") } with { Selector = (\"a\", \"b\") }")]
    [InlineData("StatefulSet", "new(\"web\") { PodLabels = null, Selector = App, Containers = [] }")]
    [InlineData("StatefulSet", "new(\"web\") { Selector = App, Containers = [], PodLabels = null }")]
    [InlineData("StatefulSet", "new(\"web\") { Replicas = 2, Selector = App, Containers = [], Spec = new() { Selector = App, Template = new() } }")]
    [InlineData("StatefulSet", "StatefulSet.Build(\"web\", s => s.Selector(App).Selector((\"a\", \"b\")))")]
    [InlineData("StatefulSet", "StatefulSet.Build(\"web\", s => s.Spec(p => p.Selector(App).Replicas(2)))")]
    [InlineData("StatefulSet", "StatefulSet.Build(\"web\", s => s.Spec(new StatefulSetSpec { Selector = App, Template = new() }))")]
    [InlineData("StatefulSet", "StatefulSet.Build(\"web\", s => s.Selector(l => l.MatchLabels(App)).Replicas(1))")]
    [InlineData("Service", "Service.Headless(\"nginx\", App)")]
    [InlineData("Service", "Service.Headless(\"nginx\", App, new ServicePort(\"web\", 80) { TargetPort = \"http\" }) with { PublishNotReadyAddresses = true }")]
    [InlineData("Service", "new(\"nginx\") { Labels = App, Selector = App, ClusterIP = ClusterIP.None, Ports = [new(80)] }")]
    [InlineData("Service", "Service.Build(\"nginx\", s => s.ClusterIP(ClusterIP.None).Selector(App).Port(\"web\", 80))")]
    [InlineData("PersistentVolumeClaim", "new(\"data\") { AccessModes = [AccessMode.ReadWriteOnce], Storage = 1.Gi, StorageClassName = \"standard\" }")]
    [InlineData("ConfigMap", "new(\"settings\") { Data = [(\"a\", \"b\")] }")]
    public void Evaluate_KnownProgram_IsWhatTheProgramWrites(string type, string expression)
    {
        var compilation = TestCompilation.Create(TestCompilation.Usings + $$"""
            public static class Subject
            {
                public static {{type}} Value => {{expression}};

                static readonly Labels App = ("app", "nginx");
                static VolumeClaim Www => new("www") { AccessModes = [ReadWriteOnce], Storage = 1.Gi };
            }
            """);
        Assert.Empty(TestCompilation.Errors(compilation));

        var real = ((IKubernetesObject)TestCompilation.Run(compilation)!).ToNode();

        Assert.Equal(NodeText.Of(Sorted(real)), NodeText.Of(Sorted(TestCompilation.Evaluate(compilation))));
    }

    /// <summary>Members in one order: the writer follows the schema, source text its author.</summary>
    private static Schema.Node Sorted(Schema.Node node) => node switch
    {
        ObjectNode value => new ObjectNode(
            [.. value.Members.OrderBy(static member => member.Name, StringComparer.Ordinal).Select(static member => member with { Value = Sorted(member.Value) })],
            value.IsOpen,
            value.Origin),
        ArrayNode value => new ArrayNode([.. value.Items.Select(Sorted)], value.IsOpen, value.Origin),
        _ => node,
    };
}
