using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Runtime.Tests;

public sealed class RevisionHistoryTests
{
    private static readonly StatefulSet Set = Objects.Plain(1) with
    {
        Metadata = new ObjectMeta { Name = "web", Namespace = "default", Uid = "set-uid", Annotations = ("note", "kept") },
    };

    [Fact]
    public void Decide_NoHistory_MakesTheFirstRevision()
    {
        var candidate = Candidate("a:1");

        var decision = RevisionHistory.Decide(Set, [], candidate, static _ => null);

        Assert.Equal(RevisionChange.Create, decision.Change);
        Assert.Same(decision.Update, decision.Current);
        var hash = RevisionHash.Compute(candidate.Bytes.Span, 0);
        Assert.Equal(($"web-{hash}", 1L), (decision.Update.Metadata.Name!, decision.Update.Revision));
        Assert.Equal((hash, "web"), (decision.Update.Metadata.Labels![StatefulSetNames.HashLabel]!, decision.Update.Metadata.Labels["app"]!));
        Assert.Equal("kept", decision.Update.Metadata.Annotations!["note"]);
        Assert.Equal("set-uid", Assert.Single(decision.Update.Metadata.OwnerReferences!).Uid);
    }

    [Fact]
    public void Decide_NewestRecordsTheTemplate_ChangesNothing()
    {
        var history = History("a:1", "a:2");

        var decision = RevisionHistory.Decide(SetAt(history[0]), history, Candidate("a:2"), static _ => null);

        Assert.Equal((RevisionChange.None, history[1], history[0]), (decision.Change, decision.Update, decision.Current));
    }

    [Fact]
    public void Decide_OlderRecordsTheTemplate_RaisesIt()
    {
        var history = History("a:1", "a:2", "a:3");

        var decision = RevisionHistory.Decide(SetAt(history[2]), history, Candidate("a:2"), static _ => null);

        Assert.Equal((RevisionChange.Raise, history[1] with { Revision = 4 }, history[2]), (decision.Change, decision.Update, decision.Current));
    }

    [Fact]
    public void Decide_NameTakenByOtherData_CountsACollision()
    {
        var candidate = Candidate("a:1");
        var firstName = $"web-{RevisionHash.Compute(candidate.Bytes.Span, 0)}";
        var other = Revision("other:1", 1) with { Metadata = new ObjectMeta { Name = firstName } };

        var decision = RevisionHistory.Decide(Set, [], candidate, name => name == firstName ? other : null);

        Assert.Equal(1, decision.CollisionCount);
        Assert.Equal($"web-{RevisionHash.Compute(candidate.Bytes.Span, 1)}", decision.Update.Metadata.Name);
        Assert.Equal(RevisionHash.Compute(candidate.Bytes.Span, 0), decision.Update.Metadata.Labels![StatefulSetNames.HashLabel]);
    }

    [Fact]
    public void Decide_NameTakenByTheSameData_UsesThatRevision()
    {
        var same = Revision("a:1", 1);

        var decision = RevisionHistory.Decide(Set, [], Candidate("a:1"), _ => same);

        Assert.Equal((RevisionChange.None, 0), (decision.Change, decision.CollisionCount));
        Assert.Same(same, decision.Update);
    }

    [Fact]
    public void Decide_RevisionOfAnOlderServer_CountsAsEqual()
    {
        var candidate = Candidate("a:1");
        var old = FromOlderServer(candidate);

        var decision = RevisionHistory.Decide(Set, [old], candidate, static _ => null);

        Assert.Equal(RevisionChange.None, decision.Change);
        Assert.Same(old, decision.Update);
    }

    [Fact]
    public void Decide_NewestIsOfAnOlderServerAndAnOlderOneIsEqual_KeepsTheNewest()
    {
        var candidate = Candidate("a:1");
        var newest = FromOlderServer(candidate) with { Metadata = new ObjectMeta { Name = "web-older-server" }, Revision = 2 };

        var decision = RevisionHistory.Decide(SetAt(newest), [Revision("a:1", 1), newest], candidate, static _ => null);

        Assert.Equal(RevisionChange.None, decision.Change);
        Assert.Same(newest, decision.Update);
    }

    [Fact]
    public void Sort_Revisions_ByNumberThenAgeThenName()
    {
        static ControllerRevision Named(string name, long number, int second) => Revision("a:1", number) with
        {
            Metadata = new ObjectMeta { Name = name, CreationTimestamp = VirtualClock.Epoch.AddSeconds(second) },
        };

        var sorted = RevisionHistory.Sort([Named("d", 2, 0), Named("c", 1, 5), Named("b", 1, 1), Named("a", 1, 5)]);

        Assert.Equal(["b", "a", "c", "d"], sorted.Select(static revision => revision.Metadata.Name));
    }

    [Theory]
    [InlineData(-1, "")]
    [InlineData(0, "r1 r2 r4")]
    [InlineData(1, "r1 r2")]
    [InlineData(2, "r1")]
    [InlineData(3, "")]
    public void Surplus_Limit_DropsTheOldestUnused(int limit, string dropped)
    {
        ImmutableArray<ControllerRevision> history =
            [.. Enumerable.Range(1, 5).Select(static i => Revision($"a:{i}", i) with { Metadata = new ObjectMeta { Name = $"r{i}" } })];

        var surplus = RevisionHistory.Surplus(history, static name => name is "r3" or "r5", limit);

        Assert.Equal(dropped, string.Join(' ', surplus.Select(static revision => revision.Metadata.Name)));
    }

    /// <summary>The revision of the candidate as Kubernetes 1.33 wrote it, with an empty <c>creationTimestamp</c>.</summary>
    private static ControllerRevision FromOlderServer(RevisionCandidate candidate)
    {
        var template = (ObjectNode)candidate.Data.Node.At("spec.template");
        var metadata = ((ObjectNode)template["metadata"]).With("creationTimestamp", new ScalarNode(ScalarKind.Null, "null", Origin.None), Origin.None);
        return Revision("a:1", 1) with { Data = Wrap(template.With("metadata", metadata, Origin.None)) };
    }

    private static RawValue Wrap(ObjectNode template)
    {
        static ObjectNode Object(string name, Schema.Node value) => new([new ObjectNode.Member(name, value, Origin.None)], isOpen: false, Origin.None);
        return new RawValue(Object("spec", Object("template", template)));
    }

    private static StatefulSet SetAt(ControllerRevision current) =>
        Set with { Status = new StatefulSetStatus { Replicas = 1, CurrentRevision = current.Metadata.Name! } };

    private static RevisionCandidate Candidate(string image) => RevisionCandidate.Of(TemplateDefaults.Apply(new PodTemplateSpec
    {
        Metadata = new ObjectMeta { Labels = ("app", "web") },
        Spec = new PodSpec { Containers = [new Container("main", image)] },
    }));

    private static ControllerRevision Revision(string image, long number)
    {
        var candidate = Candidate(image);
        return new ControllerRevision(new ObjectMeta { Name = $"web-{RevisionHash.Compute(candidate.Bytes.Span, 0)}" })
        {
            Data = candidate.Data,
            Revision = number,
        };
    }

    private static ImmutableArray<ControllerRevision> History(params string[] images) =>
        [.. images.Select(static (image, i) => Revision(image, i + 1))];
}
