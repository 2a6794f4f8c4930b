using System.Text;

namespace Kubewright.Runtime.Tests;

/// <summary>ControllerRevisions: C-17 to C-20, C-41 to C-44, H-01 to H-04, S-14, and SS-161, SS-202.</summary>
public sealed class RevisionScenarios
{
    [Theory]
    [MemberData(nameof(Scenario.PoliciesAndRetentions), MemberType = typeof(Scenario))]
    public void C17_C18_Revisions_FirstAndUpdate(PodManagementPolicy policy, string retention)
    {
        StatefulSet Set(string image) => Scenario.Retaining(Objects.Web(2, image) with { PodManagementPolicy = policy }, retention);
        var scenario = Scenario.Settled(Set("nginx:1"));
        Assert.Equal("1:nginx:1", scenario.History);
        Assert.Equal(scenario.Status.CurrentRevision, scenario.Status.UpdateRevision);

        scenario.Apply(Set("nginx:2"));
        scenario.RunUntil(static s => s.SetOf().Status is { } status && status.CurrentRevision != status.UpdateRevision);

        Assert.Equal("1:nginx:1 2:nginx:2", scenario.History);
        Assert.Equal(
            (scenario.Revisions[0].Metadata.Name, scenario.Revisions[1].Metadata.Name),
            (scenario.Status.CurrentRevision!.Value.Name, scenario.Status.UpdateRevision!.Value.Name));
    }

    [Fact]
    public void C19_LabelOfTheSet_MakesNoRevision()
    {
        var scenario = Scenario.Settled(Objects.Plain(1));
        scenario.Apply(Objects.Plain(1, "nginx:2"));
        scenario.Settle(1);
        var revisions = scenario.Now.ControllerRevisions.ToList();

        scenario.EditMetadata<StatefulSet>("web", static metadata => metadata with { Labels = ("touched", "yes") });
        scenario.Scale(2);
        scenario.Settle(2);

        Assert.Equal(revisions, scenario.Now.ControllerRevisions);
    }

    [Fact]
    public void C20_EarlierTemplate_RaisesItsRevision()
    {
        var scenario = Scenario.Settled(Objects.Plain(1));
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var image in new[] { "nginx:1", "nginx:2", "nginx:3", "nginx:2" })
        {
            scenario.Apply(Objects.Plain(1, image));
            scenario.Settle(1);
            Assert.Equal(names.GetValueOrDefault(image), names.TryAdd(image, scenario.Status.UpdateRevision!.Value.Name) ? null : scenario.Status.UpdateRevision.Value.Name);
        }

        Assert.Equal("1:nginx:1 3:nginx:3 4:nginx:2", scenario.History);
    }

    [Theory]
    [InlineData("C-41", PodManagementPolicy.OrderedReady, 2, 3)]
    [InlineData("C-41", PodManagementPolicy.Parallel, 2, 3)]
    [InlineData("C-42", PodManagementPolicy.OrderedReady, 0, 1)]
    [InlineData("C-42", PodManagementPolicy.Parallel, 0, 1)]
    [InlineData("C-43", PodManagementPolicy.OrderedReady, -2, 11)]
    [InlineData("C-44", PodManagementPolicy.OrderedReady, 5, 6)]
    public void C41ToC44_TenImages_KeepTheHistoryLimit(string id, PodManagementPolicy policy, int limit, int kept)
    {
        StatefulSet Set(int image) => Objects.Plain(2, $"nginx:{image}") with { PodManagementPolicy = policy, RevisionHistoryLimit = limit };
        var scenario = Scenario.Settled(Set(0));
        foreach (var image in Enumerable.Range(1, 10))
        {
            scenario.Apply(Set(image));
            scenario.Settle(2);
        }

        // Settled, one revision is live: it is current and update, and every pod carries it.
        var expected = string.Join(' ', Enumerable.Range(11 - kept, kept).Select(static i => $"{i + 1}:nginx:{i}"));
        Assert.Equal($"{id} {expected}", $"{id} {scenario.History}");
    }

    [Fact]
    public void C40_QuickImages_KeepWhatPodsCarry()
    {
        var scenario = Scenario.Settled(Objects.Plain(3) with { RevisionHistoryLimit = 1 });
        foreach (var image in new[] { "nginx:2", "nginx:3", "nginx:4", "nginx:5" })
        {
            scenario.Apply(Objects.Plain(3, image) with { RevisionHistoryLimit = 1 });
            scenario.Wait(1);
        }

        scenario.Settle(3);
        Assert.Equal("4:nginx:4 5:nginx:5", scenario.History);
    }

    [Fact]
    public void H02_Revision_IsNamedByTheHashOfItsData()
    {
        var scenario = Scenario.Settled(Objects.Plain(1));

        var revision = Assert.Single(scenario.Revisions);

        var hash = RevisionHash.Compute(RevisionData.Canonical(revision.Data!), 0);
        Assert.Equal($"web-{hash}", revision.Metadata.Name);
        Assert.Equal(hash, revision.Metadata.Labels!["controller.kubernetes.io/hash"]);
        Assert.Equal("nginx", revision.Metadata.Labels["app"]);
        Assert.StartsWith("""{"spec":{"template":{"$patch":"replace",""", Encoding.UTF8.GetString(RevisionData.Canonical(revision.Data!)), StringComparison.Ordinal);
    }

    [Fact]
    public void H03_SameTemplateInTwoSets_GivesEachItsOwnRevision()
    {
        var scenario = Scenario.Settled(Objects.Plain(1));
        var other = Objects.Plain(1);
        scenario.Apply(other with { Metadata = other.Metadata with { Name = "api" } });
        scenario.Settle(1);

        var hash = Assert.Single(scenario.Revisions.Select(static revision => revision.Metadata.Labels!["controller.kubernetes.io/hash"]).Distinct());
        Assert.Equal([$"api-{hash}", $"web-{hash}"], scenario.Now.ControllerRevisions.Select(static revision => revision.Metadata.Name));
    }

    [Fact]
    public void H04_NameTaken_CountsACollision()
    {
        var free = Assert.Single(Scenario.Settled(Objects.Plain(1)).Revisions);
        var scenario = new Scenario();
        scenario.Apply(new ControllerRevision(new ObjectMeta { Name = free.Metadata.Name }) { Data = RawValue.Parse("{}"), Revision = 1 });

        scenario.Apply(Objects.Plain(1));
        scenario.Settle(1);

        var expected = $"web-{RevisionHash.Compute(RevisionData.Canonical(free.Data!), 1)}";
        Assert.Equal((1, expected), (scenario.Status.CollisionCount, scenario.Status.UpdateRevision!.Value.Name));
        Assert.Equal(2, scenario.Now.ControllerRevisions.Count);

        scenario.Scale(2);
        scenario.Settle(2);
        Assert.Equal((1, expected, 2), (scenario.Status.CollisionCount, scenario.Status.UpdateRevision!.Value.Name, scenario.Now.ControllerRevisions.Count));
    }

    [Fact]
    public void S14_OrphanedRevision_IsAdoptedAgainWithItsOtherOwners()
    {
        var scenario = Scenario.Settled(Objects.Plain(1));
        var revision = Assert.Single(scenario.Revisions);
        var pod = scenario.Now.PodOf("web-0")!;
        var stranger = new OwnerReference { ApiVersion = "v1", Kind = "Pod", Name = "web-0", Uid = pod.Metadata.Uid! };
        scenario.EditMetadata<ControllerRevision>(revision.Metadata.Name!, metadata => metadata with { OwnerReferences = [stranger] });

        scenario.Scale(2);
        scenario.Settle(2);

        var owners = Assert.Single(scenario.Revisions).Metadata.OwnerReferences!;
        Assert.Equal([stranger.Uid, scenario.Set.Metadata.Uid!], owners.Select(static owner => owner.Uid));
        Assert.True(owners[1].Controller);
    }

    [Fact]
    public void Revision_LosingItsSelectorLabel_IsOutOfTheHistory()
    {
        var scenario = Scenario.Settled(Objects.Plain(1));
        scenario.Apply(Objects.Plain(1, "nginx:2"));
        scenario.Settle(1);
        var first = scenario.Revisions[0].Metadata.Name!;
        scenario.EditMetadata<ControllerRevision>(first, static metadata => metadata with { Labels = metadata.Labels!.Without("app") });

        scenario.Apply(Objects.Plain(1));
        scenario.Settle(1);

        // Its name is taken by the same data, so it is used as it is, and not raised.
        Assert.Equal(first, scenario.Status.UpdateRevision!.Value.Name);
        Assert.Equal("1:nginx:1 2:nginx:2", scenario.History);
    }

    [Fact]
    public void DeleteSet_InTheForeground_MakesNoNewRevision()
    {
        var scenario = Scenario.Settled(Objects.Plain());
        var version = scenario.Now.Version;

        scenario.Delete("StatefulSet", "web", new DeleteOptions { Propagation = PropagationPolicy.Foreground });
        scenario.Rest();

        Assert.DoesNotContain(
            scenario.Cluster.Store.EventsSince(version).ToArray(),
            static change => change is { Type: StoreEventType.Added, Object: ControllerRevision or Pod });
        Assert.Empty(scenario.Now.StatefulSets);
        Assert.Empty(scenario.Now.ControllerRevisions);
    }
}
