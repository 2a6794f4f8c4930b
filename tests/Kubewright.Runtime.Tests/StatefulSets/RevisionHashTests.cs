using System.Text;
using Kubewright.Schema;

namespace Kubewright.Runtime.Tests;

public sealed class RevisionHashTests
{
    private const string WithTimestamp = """
        {"spec":{"template":{"$patch":"replace","metadata":{"annotations":{"test":"value"},"creationTimestamp":null,"labels":{"app":"foo"}},"spec":{"containers":[{"image":"test","imagePullPolicy":"Always","name":"test","resources":{},"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File"}],"dnsPolicy":"ClusterFirst","restartPolicy":"Always","schedulerName":"default-scheduler","securityContext":{},"terminationGracePeriodSeconds":30}}}}
        """;

    private static readonly string WithoutTimestamp = WithTimestamp.Replace("\"creationTimestamp\":null,", "");

    [Fact]
    public void Compute_TemplateOfOlderServer_GivesKnownHash() =>
        Assert.Equal("c77f6d978", RevisionHash.Compute(Encoding.UTF8.GetBytes(WithTimestamp), 0));

    [Theory]
    [InlineData(0, "776999688b")]
    [InlineData(1, "776999688c")]
    public void Compute_CollisionCount_ChangesTheHash(int collisionCount, string hash) =>
        Assert.Equal(hash, RevisionHash.Compute(Encoding.UTF8.GetBytes(WithoutTimestamp), collisionCount));

    [Fact]
    public void Record_DefaultedTemplate_GivesTheBytesOfAServer()
    {
        var template = TemplateDefaults.Apply(new PodTemplateSpec
        {
            Metadata = new ObjectMeta { Labels = ("app", "foo"), Annotations = ("test", "value") },
            Spec = new PodSpec { Containers = [new Container("test", "test")] },
        });

        var data = RevisionData.Record(template);

        Assert.Equal(WithoutTimestamp, Encoding.UTF8.GetString(RevisionData.Canonical(data)));
        Assert.Equal(WithoutTimestamp, data.ToJsonString());
    }

    [Fact]
    public void Restore_RecordedTemplate_GivesItBack()
    {
        var template = TemplateDefaults.Apply(new PodTemplateSpec
        {
            Metadata = new ObjectMeta { Labels = ("app", "foo") },
            Spec = new PodSpec { Containers = [new Container("test", "test:1") { Env = [new EnvVar("KEY", "value")] }] },
        });

        Assert.Equal(template, RevisionData.Restore(RevisionData.Record(template)));
    }

    [Fact]
    public void Canonical_SpecialCharacters_AreEscaped()
    {
        var data = new RawValue(new ObjectNode(
            [
                new ObjectNode.Member("b", ScalarNode.String("<a>&\u2028\"\\\n\u0001é", Origin.None), Origin.None),
                new ObjectNode.Member("$patch", ScalarNode.Integer(1, Origin.None), Origin.None),
            ],
            isOpen: false,
            Origin.None));

        Assert.Equal(
            """{"$patch":1,"b":"\u003ca\u003e\u0026\u2028\"\\\n\u0001é"}""",
            Encoding.UTF8.GetString(RevisionData.Canonical(data)));
    }
}
