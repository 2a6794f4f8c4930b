using System.Linq.Expressions;

namespace Kubewright.Tests.Writing;

/// <summary>YAML comments beside scalars.</summary>
public sealed class CommentTests
{
    private const string Marker = "{\"$imagepolicy\": \"flux-system:web\"}";

    private static readonly StatefulSet Set = new("web")
    {
        Labels = ("app.kubernetes.io/name", "nginx"),
        ServiceName = "nginx",
        Replicas = 3,
        Selector = ("app", "nginx"),
        TerminationGracePeriodSeconds = 30.Seconds,
        UpdateStrategy = new() { RollingUpdate = new() { MaxUnavailable = 1, Partition = 0 } },
        Containers = [new("nginx", "nginx:1.27") { Args = ["-v", "yes"], Tty = true, Ports = [new("web", 80) { Protocol = Protocol.TCP }] }],
        VolumeClaimTemplates = [new("www") { AccessModes = [ReadWriteOnce], Storage = 1.Gi }],
    };

    public static TheoryData<Expression<Func<StatefulSet, object?>>, string> Scalars => new()
    {
        { s => s.ApiVersion, "apiVersion: apps/v1 # here" },
        { s => s.Kind, "kind: StatefulSet # here" },
        { s => s.Name, "  name: web # here" },
        { s => s.Labels!["app.kubernetes.io/name"], "    app.kubernetes.io/name: nginx # here" },
        { s => s.Replicas, "  replicas: 3 # here" },
        { s => s.ServiceName, "  serviceName: nginx # here" },
        { s => s.TerminationGracePeriodSeconds, "      terminationGracePeriodSeconds: 30 # here" },
        { s => s.UpdateStrategy!.RollingUpdate!.MaxUnavailable, "      maxUnavailable: 1 # here" },
        { s => s.Spec!.Template.Spec!.Containers[0].Image, "        image: nginx:1.27 # here" },
        { s => s.Containers[0].Args![1], "        - \"yes\" # here" },
        { s => s.Containers[0].Tty, "        tty: true # here" },
        { s => s.Containers[0].Ports![0].Number, "          containerPort: 80 # here" },
        { s => s.Containers[0].Ports![0].Protocol, "          protocol: TCP # here" },
        { s => s.VolumeClaimTemplates![0].AccessModes![0], "      - ReadWriteOnce # here" },
        { s => s.VolumeClaimTemplates![0].Storage, "          storage: 1Gi # here" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Comment_OnAnyScalar_StandsBesideIt(Expression<Func<StatefulSet, object?>> member, string line)
    {
        var commented = Set.Comment(member, "here");

        Assert.Equal(Set.ToYaml(), commented.ToYaml().Replace(" # here", "", StringComparison.Ordinal));
        Assert.Contains($"\n{line}\n", "\n" + commented.ToYaml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Comment_OnAPartOfAnObject_GoesWithIt()
    {
        var container = new Container("nginx", "nginx:1.27").Comment(c => c.Image, Marker) with { Tty = true };
        var set = Set with { Containers = [Set.Containers[0], container] };

        Assert.Contains($"      - name: nginx\n        image: nginx:1.27 # {Marker}\n        tty: true\n", set.ToYaml(), StringComparison.Ordinal);
        Assert.Single(set.ToYaml().Split(Marker)[1..]);
    }

    [Fact]
    public void Comment_InABuilder_StandsBesideItsScalar()
    {
        var set = StatefulSet.Build("web", s => s
            .Comment(x => x.Replicas, "by hand")
            .Replicas(3)
            .Container("nginx", c => c.Image("nginx:1.27").Comment(x => x.Image, Marker)));

        Assert.Contains("  replicas: 3 # by hand\n", set.ToYaml(), StringComparison.Ordinal);
        Assert.Contains($"        image: nginx:1.27 # {Marker}\n", set.ToYaml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Comment_OnALiteralBlock_StandsOnItsHeader()
    {
        var map = new ConfigMap("web") { Data = [("a", "one\ntwo\n"), ("b", " one\ntwo")] };
        var commented = map.Comment(m => m.Data!["a"], "first").Comment(m => m.Data!["b"], "second");

        Assert.EndsWith("data:\n  a: | # first\n    one\n    two\n  b: |2- # second\n     one\n    two\n", commented.ToYaml(), StringComparison.Ordinal);
        Assert.Equal(map, Assert.Single(Manifest.Parse(commented.ToYaml(), "-").Objects).Object);
    }

    [Fact]
    public void Comment_OnTheSameScalarAgain_ReplacesTheFirst()
    {
        var container = new Container("nginx", "nginx").Comment(c => c.Image, "first").Comment(c => c.Name, "name").Comment(c => c.Image, "second");
        var set = Set with { Containers = [container] };

        Assert.DoesNotContain("first", set.ToYaml(), StringComparison.Ordinal);
        Assert.Contains("image: nginx # second\n", set.ToYaml(), StringComparison.Ordinal);
        Assert.Contains("image: nginx # third\n", set.Comment(s => s.Containers[0].Image, "third").ToYaml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Comment_OnAValueThatIsNotWritten_IsNotWrittenEither()
    {
        var set = Set.Comment(s => s.Replicas, "here").Comment(s => s.Labels!["none"], "here") with { Replicas = null };

        Assert.DoesNotContain("here", set.ToYaml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Comment_IsNoPartOfTheValue()
    {
        var commented = Set.Comment(s => s.Replicas, "here");

        Assert.Equal(Set, commented);
        Assert.Equal(Set.GetHashCode(), commented.GetHashCode());
        Assert.Equal(Set.ToJson(), commented.ToJson());
        Assert.Equal(Set.ToNode().ToString(), commented.ToNode().ToString());
    }

    [Fact]
    public void Comment_InALoop_NamesTheItemOfEachRound()
    {
        var container = Set.Containers[0];
        for (var i = 0; i < container.Args!.Count; i++)
        {
            container = container.Comment(c => c.Args![i], $"number {i}");
        }

        Assert.Contains("- -v # number 0\n        - \"yes\" # number 1\n", (Set with { Containers = [container] }).ToYaml(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("two\nlines")]
    [InlineData("two\r\nlines")]
    [InlineData("bell\u0007")]
    public void Comment_OfAnythingButOneLine_Throws(string text) =>
        Assert.Throws<ArgumentException>("text", () => Set.Comment(s => s.Replicas, text));

    [Fact]
    public void Comment_OnNoScalar_Throws()
    {
        Expression<Func<StatefulSet, object?>>[] members = [s => s, s => s.Labels, s => s.Containers, s => s.Spec, s => s.ToString(), s => s.Name!.Length, s => "text"];

        Assert.All(members, member => Assert.Contains("Name a scalar by a chain", Assert.Throws<ArgumentException>(() => Set.Comment(member, "here")).Message, StringComparison.Ordinal));
    }
}
