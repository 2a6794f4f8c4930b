namespace Kubewright.Planning.Tests;

/// <summary>What counts as a difference.</summary>
public sealed class ManifestDiffTests
{
    [Theory]
    [InlineData("{}", "{updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 0}}}")]
    [InlineData("{}", "{replicas: 1, podManagementPolicy: OrderedReady}")]
    [InlineData("{template: {spec: {containers: [{name: a, image: 'a:1', resources: {requests: {memory: 1Gi}}}]}}}", "{template: {spec: {containers: [{name: a, image: 'a:1', imagePullPolicy: IfNotPresent, resources: {requests: {memory: 1024Mi}}}]}}}")]
    public void Compare_WhatTheServerFillsIn_IsNoDifference(string before, string after) => Assert.Empty(Fields(Set(before), Set(after)));

    [Fact]
    public void Compare_ItemAddedInFront_LeavesTheOthersAlone()
    {
        var fields = Fields(
            Set("{template: {spec: {containers: [{name: b, image: 'b:1'}]}}}"),
            Set("{template: {spec: {containers: [{name: a, image: 'a:1'}, {name: b, image: 'b:2'}]}}}"));

        Assert.Equal(
            [
                new FieldChange("spec.template.spec.containers[b].image", "b:1", "b:2"),
                new FieldChange("spec.template.spec.containers[a]", null, """{"name": "a", "image": "a:1"}"""),
            ],
            fields);
    }

    [Fact]
    public void Compare_PortsOfOneNumber_AreToldApartByProtocol()
    {
        const string before = "{apiVersion: v1, kind: Service, metadata: {name: dns}, spec: {ports: [{name: udp, port: 53, protocol: UDP}, {name: tcp, port: 53}]}}";

        var fields = Fields(before, before.Replace("name: tcp", "name: stream", StringComparison.Ordinal));

        Assert.Equal([new FieldChange("spec.ports[53/TCP].name", "tcp", "stream")], fields);
    }

    [Fact]
    public void Compare_OrderOfAList_IsOneDifference()
    {
        var fields = Fields(
            Set("{template: {spec: {containers: [{name: a, image: 'a:1', env: [{name: A, value: '1'}, {name: B, value: '2'}]}]}}}"),
            Set("{template: {spec: {containers: [{name: a, image: 'a:1', env: [{name: B, value: '2'}, {name: A, value: '1'}]}]}}}"));

        Assert.Equal([new FieldChange("spec.template.spec.containers[a].env", """["A", "B"]""", """["B", "A"]""")], fields);
    }

    [Fact]
    public void Compare_ClaimTemplates_AreMatchedByName()
    {
        var fields = Fields(
            Set("{volumeClaimTemplates: [{metadata: {name: www}, spec: {resources: {requests: {storage: 1Gi}}}}]}"),
            Set("{volumeClaimTemplates: [{metadata: {name: logs}, spec: {}}, {metadata: {name: www}, spec: {resources: {requests: {storage: 2Gi}}}}]}"));

        Assert.Equal(["spec.volumeClaimTemplates[www].spec.resources.requests.storage", "spec.volumeClaimTemplates[logs]"], fields.Select(static field => field.Path));
    }

    [Fact]
    public void Compare_Secrets_ShowNoValue()
    {
        var fields = Fields(
            "{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {same: YQ==, other: YQ==, gone: YQ==}}",
            "{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {same: a, other: b, fresh: c}}");

        Assert.Equal(
            [new FieldChange("data.other", "(secret)", "(secret)"), new FieldChange("data.gone", "(secret)", null), new FieldChange("data.fresh", null, "(secret)")],
            fields);
    }

    [Fact]
    public void Compare_KindWithoutSchema_IsComparedAsItIs()
    {
        const string before = "{apiVersion: example.com/v1, kind: Ring, metadata: {name: r}, spec: {nodes: [{name: a, size: 1}], mode: x}}";

        var fields = Fields(before, before.Replace("size: 1", "size: 2", StringComparison.Ordinal));

        Assert.Equal([new FieldChange("spec.nodes[a].size", "1", "2")], fields);
    }

    [Fact]
    public void Compare_NamespaceThatIsTheDefault_IsNoDifference()
    {
        var changes = ManifestDiff.Compare(
            Web.Yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: default}}"),
            Web.Yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}"));

        Assert.Equal(ChangeKind.Unchanged, Assert.Single(changes).Kind);
    }

    [Fact]
    public void Compare_SetsOfObjects_SaysWhatIsNewAndGone()
    {
        var changes = ManifestDiff.Compare(
            Web.Yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: old}}"),
            Web.Yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: new}}"));

        Assert.Equal("+ ConfigMap/new\n- ConfigMap/old\n", new PlanText().Write(changes));
    }

    private static string Set(string spec) => $"{{apiVersion: apps/v1, kind: StatefulSet, metadata: {{name: web}}, spec: {spec}}}";

    private static IReadOnlyList<FieldChange> Fields(string before, string after) => Assert.Single(ManifestDiff.Compare(Web.Yaml(before), Web.Yaml(after))).Fields;
}
