using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Schema.Tests;

public sealed class NodeTests
{
    [Fact]
    public void Member_OfAClosedObject_IsAbsentWhenNotWritten() => Assert.True(Object(isOpen: false)["other"].IsAbsent);

    [Fact]
    public void Member_OfAnOpenObject_IsUnknownWhenNotWritten() => Assert.True(Object(isOpen: true)["other"].IsUnknown);

    [Fact]
    public void At_BelowAnAbsentValue_IsAbsent() => Assert.True(Object(isOpen: false).At("other.deeper.still").IsAbsent);

    [Fact]
    public void At_BelowAnUnknownValue_IsUnknown() => Assert.True(new UnknownNode(Origin.None).At("a.b").IsUnknown);

    [Fact]
    public void Null_CountsAsAbsent() => Assert.True(new ScalarNode(ScalarKind.Null, "", Origin.None).IsAbsent);

    [Theory]
    [InlineData("spec.replicas", "spec,replicas")]
    [InlineData("spec.resources.requests[storage]", "spec,resources,requests,storage")]
    [InlineData("metadata.labels[app.kubernetes.io/name]", "metadata,labels,app.kubernetes.io/name")]
    [InlineData("containers[]", "containers")]
    [InlineData("", "")]
    public void Split_Path_GivesItsSegments(string path, string segments) =>
        Assert.Equal(segments, string.Join(',', SchemaPath.Split(path)));

    [Fact]
    public void With_ExistingMember_ReplacesItWhereItStood()
    {
        var changed = Object(isOpen: false).With("first", ScalarNode.String("new", Origin.None), Origin.None);

        Assert.Equal(["first", "second"], changed.Members.Select(member => member.Name));
        Assert.Equal("new", ((ScalarNode)changed["first"]).Text);
    }

    private static ObjectNode Object(bool isOpen) => new(
        ImmutableArray.Create(
            new ObjectNode.Member("first", ScalarNode.String("1", Origin.None), Origin.None),
            new ObjectNode.Member("second", ScalarNode.String("2", Origin.None), Origin.None)),
        isOpen,
        Origin.None);
}
