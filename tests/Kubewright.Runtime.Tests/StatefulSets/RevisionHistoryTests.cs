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

    [Theory]
    // Images of the history, the template's image, and the revision found: by name, or a new one.
    [InlineData("a:1 a:2 a:3", "a:2", "a:2")]
    [InlineData("", "a:2", "new")]
    [InlineData("a:1 a:3", "a:2", "new")]
    public void H11_EqualRevision_IsFoundByItsData(string images, string image, string found)
    {
        var history = History(images.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        var decision = RevisionHistory.Decide(Set, history, Candidate(image), static _ => null);

        Assert.Equal(found == "new", decision.Change == RevisionChange.Create);
        Assert.Equal(Revision(image, 1).Metadata.Name!["web-".Length..], decision.Update.Metadata.Name!["web-".Length..]);
        Assert.Equal(found == "new", history.All(revision => revision.Metadata.Name != decision.Update.Metadata.Name));
    }

    [Theory]
    // Name:number@second.
    [InlineData("d:2@0 c:1@5 b:1@1 a:1@5", "b a c d")]
    [InlineData("a:1@0 b:2@0 c:3@0", "a b c")]
    [InlineData("c:3@0 b:2@0 a:1@0", "a b c")]
    [InlineData("b:1@0 a:1@0 c:1@0", "a b c")]
    [InlineData("", "")]
    public void H12_History_IsSortedByNumberThenAgeThenName(string revisions, string sorted)
    {
        static ControllerRevision Parse(string word)
        {
            var parts = word.Split(':', '@');
            return Revision("a:1", parts[1][0] - '0') with
            {
                Metadata = new ObjectMeta { Name = parts[0], CreationTimestamp = VirtualClock.Epoch.AddSeconds(parts[2][0] - '0') },
            };
        }

        var history = RevisionHistory.Sort(revisions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse));

        Assert.Equal(sorted, string.Join(' ', history.Select(static revision => revision.Metadata.Name)));
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
