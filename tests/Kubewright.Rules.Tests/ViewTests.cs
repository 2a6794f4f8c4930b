using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Tests;

public sealed class ViewTests
{
    private static readonly StatefulSetView Set = new(new NodeAt(
        Trees.Single("""
            metadata: { labels: { app.kubernetes.io/name: nginx, empty: ~, number: 1 } }
            spec:
              replicas: "3"
              serviceName: nginx
              minReadySeconds: ~
              selector: [no, object]
              podManagementPolicy: $unknown
              ordinals: { $more: }
              template:
                spec:
                  containers:
                    - name: nginx
                      resources: { limits: { cpu: 1, memory: 1Gi } }
                      livenessProbe: { httpGet: { port: 80 } }
                      readinessProbe: { httpGet: { port: "80" } }
                    - $more
              volumeClaimTemplates: {}
            """),
        ""));

    [Fact]
    public void Value_OfTheRightType_IsKnown()
    {
        Assert.True(Set.Spec.ServiceName.TryGet(out var name));
        Assert.Equal(new NameReference("nginx", IsExternal: false), name);
        Assert.Equal("spec.serviceName", Set.Spec.ServiceName.Path);
        Assert.Equal(4, Assert.IsType<TextOrigin>(Set.Spec.ServiceName.Origin).Line);
    }

    [Fact]
    public void Value_OfTheWrongType_IsUnknown()
    {
        Assert.True(Set.Spec.Replicas.IsUnknown);
        Assert.True(Set.Spec.Selector.At.IsUnknown);
        Assert.True(Set.Spec.Selector.MatchLabels.At.IsUnknown);
        Assert.False(Set.Spec.VolumeClaimTemplates.IsComplete);
    }

    [Fact]
    public void Value_NotWrittenOrNull_IsAbsent()
    {
        Assert.True(Set.Spec.RevisionHistoryLimit.IsAbsent);
        Assert.True(Set.Spec.MinReadySeconds.IsAbsent);
        Assert.True(Set.Spec.UpdateStrategy.RollingUpdate.Partition.IsAbsent);
    }

    [Fact]
    public void Value_NobodyCouldSee_IsUnknown()
    {
        Assert.True(Set.Spec.PodManagementPolicy.IsUnknown);
        Assert.True(Set.Spec.Ordinals.Start.IsUnknown);
    }

    [Theory]
    [InlineData("known", "nginx", true)]
    [InlineData("known", "web", false)]
    [InlineData("absent", "web", false)]
    [InlineData("unknown", "web", null)]
    public void Is_Value_HasThreeAnswers(string presence, string other, bool? expected)
    {
        Node node = presence switch
        {
            "known" => ScalarNode.String("nginx", Origin.None),
            "absent" => new AbsentNode(Origin.None),
            _ => new UnknownNode(Origin.None),
        };

        Assert.Equal(expected, Scalar.Text(new NodeAt(node, "")).Is(other));
    }

    [Fact]
    public void Labels_ReadAsKubernetesReadsThem()
    {
        var labels = Set.Metadata.Labels;

        Assert.Equal("metadata.labels[app.kubernetes.io/name]", labels["app.kubernetes.io/name"].Path);
        Assert.Equal(true, labels["empty"].Is(""));
        Assert.True(labels["number"].IsUnknown);
        Assert.True(labels["other"].IsAbsent);
        Assert.Equal((true, false), (labels.ContainsKey("number"), labels.ContainsKey("other")));
        Assert.Equal(["app.kubernetes.io/name", "empty", "number"], labels.Select(label => label.Key));
    }

    [Fact]
    public void Map_ThatIsOpen_DoesNotKnowWhatItLacks()
    {
        var labels = new MapView<Value<string>>(new NodeAt(Trees.Single("{ app: nginx, $more: }"), "labels"), Scalar.Label);

        Assert.False(labels.IsComplete);
        Assert.Equal((true, null), (labels.ContainsKey("app"), labels.ContainsKey("other")));
        Assert.True(labels["other"].IsUnknown);
    }

    [Fact]
    public void Map_Absent_IsCompleteAndEmpty()
    {
        var annotations = Set.Metadata.Annotations;

        Assert.Equal((true, 0, false), (annotations.IsComplete, annotations.Count, annotations.ContainsKey("any")));
    }

    [Fact]
    public void List_ThatIsOpen_EnumeratesWhatIsThere()
    {
        var containers = Set.Spec.Template.Spec.Containers;

        Assert.Equal((false, 1), (containers.IsComplete, containers.Count));
        Assert.Equal("spec.template.spec.containers[0].name", Assert.Single(containers).Name.Path);
    }

    [Fact]
    public void Quantities_MayBeNumbersOrStrings() => Assert.Equal(
        ["1", "1Gi"],
        Set.Spec.Template.Spec.Containers.First().Resources.Limits.Select(limit => limit.Value.ToString()));

    [Fact]
    public void IntOrText_TellsANumberFromAName()
    {
        var container = Set.Spec.Template.Spec.Containers.First();

        Assert.Equal(true, container.LivenessProbe.HttpGet.Port.Is(new IntOrText(80, "80")));
        Assert.Equal(true, container.ReadinessProbe.HttpGet.Port.Is(new IntOrText(null, "80")));
    }
}
