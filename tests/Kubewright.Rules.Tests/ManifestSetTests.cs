using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Tests;

public sealed class ManifestSetTests
{
    private const string Service = "{ apiVersion: v1, kind: Service, metadata: { name: a } }";

    [Fact]
    public void FromYaml_CleanText_IsClosed()
    {
        var set = Trees.Yaml($"{Service}\n---\n{Service}");

        Assert.Equal((2, false, false), (set.Objects.Length, set.IsOpen, set.MayHoldMore(ServiceView.ObjectKind)));
    }

    [Fact]
    public void FromYaml_KeyWrittenTwice_IsUnknownAndNothingElseIs()
    {
        var set = Trees.Yaml($"{Service}\n---\nkind: Service\napiVersion: v1\nmetadata:\n  name: b\n  name: c\n---\n{Service.Replace("a }", "d }", StringComparison.Ordinal)}");

        Assert.Equal(["Service/a", "Service/?", "Service/d"], set.Objects.Select(item => item.Key));
        Assert.False(set.IsOpen);
        Assert.Null(set.Find(ServiceView.ObjectKind, "c", null).Found);
        Assert.False(set.Find(ServiceView.ObjectKind, "c", null).IsMissing);
    }

    [Fact]
    public void FromYaml_DocumentThatIsNoObject_LeavesTheSetOpen() => Assert.True(Trees.Yaml($"{Service}\n---\n- 1\n").IsOpen);

    [Fact]
    public void FromYaml_List_IsItsItems()
    {
        var set = Trees.Yaml($"{{ apiVersion: v1, kind: List, items: [{Service}, {{ apiVersion: v1, kind: List, items: [{Service}] }}] }}");

        Assert.Equal(["Service/a", "Service/a"], set.Objects.Select(item => item.Key));
        Assert.False(set.IsOpen);
    }

    [Fact]
    public void FromYaml_SeveralFiles_AreOneSet()
    {
        var set = ManifestSet.FromYaml(YamlReader.Read(Service, "a.yaml"), YamlReader.Read(Service, "b.yaml"));

        Assert.Equal(["a.yaml", "b.yaml"], set.OfKind(ServiceView.ObjectKind).Select(item => Assert.IsType<TextOrigin>(item.Origin).File));
    }

    [Theory]
    [InlineData("{ apiVersion: $unknown, kind: Service }", true)]
    [InlineData("{ apiVersion: v1, kind: $unknown }", true)]
    [InlineData("$unknown", true)]
    [InlineData("{ apiVersion: v1, $more: }", true)]
    [InlineData("{ apiVersion: $unknown, kind: StatefulSet }", false)]
    [InlineData("{ apiVersion: v1 }", false)]
    public void MayHoldMore_ObjectOfUnknownKind_MayBeOne(string yaml, bool expected) =>
        Assert.Equal(expected, Trees.Tree(yaml).MayHoldMore(ServiceView.ObjectKind));

    [Theory]
    [InlineData("{ kind: StatefulSet, metadata: { name: web } }", "StatefulSet/web", "StatefulSet 'web'")]
    [InlineData("{ kind: StatefulSet, metadata: { name: web, namespace: prod } }", "StatefulSet/prod/web", "StatefulSet 'web'")]
    [InlineData("{ kind: StatefulSet, metadata: { name: web, namespace: \"\" } }", "StatefulSet/web", "StatefulSet 'web'")]
    [InlineData("{ kind: StatefulSet, metadata: { name: $unknown } }", "StatefulSet/?", "this StatefulSet")]
    [InlineData("{ kind: StatefulSet, metadata: {} }", "StatefulSet/?", "this StatefulSet")]
    [InlineData("{ metadata: { name: web } }", "?/web", "Object 'web'")]
    public void Key_Object_NamesItByWhatIsKnown(string yaml, string key, string display)
    {
        var item = Assert.Single(Trees.Tree(yaml).Objects);

        Assert.Equal((key, display), (item.Key, item.ToString()));
    }
}
