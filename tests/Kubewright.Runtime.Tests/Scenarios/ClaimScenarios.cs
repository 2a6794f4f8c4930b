namespace Kubewright.Runtime.Tests;

/// <summary>Claims and who owns them: U-11, U-25, P-04, P-17 to P-19, S-17, and the deletion of sets (SS-201 to SS-206).</summary>
public sealed class ClaimScenarios
{
    private static readonly OwnerReference Foreign = new() { ApiVersion = "v1", Kind = "Secret", Name = "keys", Uid = "" };

    [Theory]
    [InlineData("", "", "")]
    [InlineData("Retain/Retain", "", "")]
    [InlineData("Delete/Retain", "StatefulSet/web", "StatefulSet/web")]
    [InlineData("Retain/Delete", "", "Pod/web-2")]
    [InlineData("Delete/Delete", "StatefulSet/web", "Pod/web-2")]
    public void U11_RetentionPolicy_DecidesTheOwners(string retention, string live, string condemned)
    {
        var scenario = Scenario.Settled(Scenario.Retaining(Objects.Web(), retention));
        Assert.Equal((live, live, live), (scenario.OwnersOf("www-web-0"), scenario.OwnersOf("www-web-1"), scenario.OwnersOf("www-web-2")));

        scenario.Hold<Pod>("web-2");
        scenario.Scale(2);
        scenario.Rest();
        Assert.Equal((live, condemned), (scenario.OwnersOf("www-web-1"), scenario.OwnersOf("www-web-2")));

        scenario.Hold<Pod>("web-2", isHeld: false);
        scenario.Rest();
        Assert.Equal(retention.EndsWith("/Delete", StringComparison.Ordinal) ? 2 : 3, scenario.Now.PersistentVolumeClaims.Count);
    }

    [Theory]
    [InlineData("Retain/Retain", null, "Secret/keys")]
    [InlineData("Delete/Retain", null, "Secret/keys StatefulSet/web")]
    [InlineData("Delete/Retain", true, "Secret/keys")]
    [InlineData("Retain/Delete", true, "Secret/keys")]
    public void U11_U16_ForeignOwner_StaysAndItsControlIsRespected(string retention, bool? isController, string expected)
    {
        var scenario = Scenario.Settled(Objects.Web(1));
        scenario.Apply(new Secret(new ObjectMeta { Name = "keys" }));
        var foreign = Foreign with { Uid = scenario.UidOf<Secret>("keys"), Controller = isController };
        scenario.EditMetadata<PersistentVolumeClaim>("www-web-0", metadata => metadata with { OwnerReferences = [foreign] });

        scenario.Apply(Scenario.Retaining(Objects.Web(1), retention));
        scenario.Rest();

        Assert.Equal(expected, scenario.OwnersOf("www-web-0"));
    }

    [Fact]
    public void P18_P19_PolicyChanged_RewritesOwnersWithAnEventPerPod()
    {
        var scenario = Scenario.Settled(Objects.Web(2));
        scenario.Apply(Scenario.Retaining(Objects.Web(2), "Delete/Retain"));
        scenario.Rest();
        Assert.Equal(("StatefulSet/web", "StatefulSet/web"), (scenario.OwnersOf("www-web-0"), scenario.OwnersOf("www-web-1")));
        var owner = scenario.Now.Find<PersistentVolumeClaim>("www-web-0")!.Metadata.OwnerReferences![0];
        Assert.Equal((scenario.Set.Metadata.Uid, true, true), (owner.Uid, owner.Controller, owner.BlockOwnerDeletion));
        Assert.Equal(
            ["Normal SuccessfulUpdate: update Pod web-0 in StatefulSet web successful", "Normal SuccessfulUpdate: update Pod web-1 in StatefulSet web successful"],
            scenario.Events.Where(static e => e.Contains("Update", StringComparison.Ordinal)));

        scenario.Apply(Scenario.Retaining(Objects.Web(2), "Retain/Retain"));
        scenario.Rest();
        Assert.Equal(("", ""), (scenario.OwnersOf("www-web-0"), scenario.OwnersOf("www-web-1")));
    }

    [Fact]
    public void P04_ClaimBeingDeleted_HoldsBackThePodUntilItIsGone()
    {
        var scenario = Scenario.Settled(Objects.Web(1));
        var claim = scenario.UidOf<PersistentVolumeClaim>("www-web-0");
        scenario.Hold<PersistentVolumeClaim>("www-web-0");
        scenario.Delete("PersistentVolumeClaim", "www-web-0");
        scenario.DeletePods("web-0");

        scenario.Wait(60);
        Assert.Equal("", scenario.PodNames);
        Assert.Contains(
            "Warning FailedCreate: create Pod web-0 in StatefulSet web failed error: pvc www-web-0 is being deleted",
            scenario.Events);

        scenario.Hold<PersistentVolumeClaim>("www-web-0", isHeld: false);
        scenario.Settle(1);
        Assert.NotEqual(claim, scenario.UidOf<PersistentVolumeClaim>("www-web-0"));
    }

    [Theory]
    [InlineData("Retain/Delete", false)]
    [InlineData("Delete/Delete", false)]
    [InlineData("Retain/Retain", true)]
    [InlineData("Delete/Retain", true)]
    public void P17_ScaleDownAndUpAgain_WaitsForAFreshClaim(string retention, bool isSameClaim)
    {
        var scenario = Scenario.Settled(Scenario.Retaining(Objects.Web(), retention));
        var claim = scenario.UidOf<PersistentVolumeClaim>("www-web-2");
        scenario.Scale(2);
        scenario.RunUntil(static s => s.PodOf("web-2")!.Metadata.DeletionTimestamp is not null);

        scenario.Scale(3);
        scenario.Settle(3);

        Assert.Equal(isSameClaim, claim == scenario.UidOf<PersistentVolumeClaim>("www-web-2"));
    }

    [Theory]
    [InlineData("Retain/Delete")]
    [InlineData("Delete/Delete")]
    public void S17_ClaimOfAnEarlierPod_HoldsBackTheNewPod(string retention)
    {
        var scenario = Scenario.Settled(Scenario.Retaining(Objects.Web(), retention));
        scenario.Hold<PersistentVolumeClaim>("www-web-2");
        scenario.Scale(2);
        scenario.Rest();
        scenario.Scale(3);

        scenario.Rest();
        Assert.Equal(2, scenario.Status.Replicas);
        Assert.Equal("Pod/web-2", scenario.OwnersOf("www-web-2"));

        scenario.Hold<PersistentVolumeClaim>("www-web-2", isHeld: false);
        scenario.Settle(3);
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("tier=db", "", "tier=db")]
    [InlineData("", "app=nginx", "app=nginx")]
    [InlineData("tier=db", "app=nginx", "tier=db app=nginx")]
    [InlineData("app=other tier=db", "app=nginx", "app=nginx tier=db")]
    public void U25_ClaimLabels_AreTheTemplatesAndTheSelectors(string template, string selector, string expected)
    {
        var web = Objects.Web(1);
        var selects = selector.Length > 0
            ? new LabelSelector { MatchLabels = Parse(selector) }
            : new LabelSelector { MatchExpressions = [new LabelSelectorRequirement("app", LabelSelectorOperator.Exists)] };
        var set = web with { Selector = selects, PodLabels = ("app", "nginx"), VolumeClaimTemplates = [web.VolumeClaimTemplates![0] with { Labels = Parse(template) }] };

        var scenario = Scenario.Settled(set);

        var labels = scenario.Now.Find<PersistentVolumeClaim>("www-web-0")!.Metadata.Labels ?? [];
        Assert.Equal(expected, string.Join(' ', labels.Select(static label => $"{label.Key}={label.Value}")));
    }

    [Theory]
    [InlineData("Retain/Retain", PropagationPolicy.Background, 2)]
    [InlineData("Retain/Delete", PropagationPolicy.Background, 2)]
    [InlineData("Delete/Retain", PropagationPolicy.Background, 0)]
    [InlineData("Delete/Delete", PropagationPolicy.Foreground, 0)]
    [InlineData("Delete/Delete", PropagationPolicy.Orphan, 2)]
    public void DeleteSet_RetentionPolicy_DecidesAboutTheClaims(string retention, PropagationPolicy propagation, int claims)
    {
        var scenario = Scenario.Settled(Scenario.Retaining(Objects.Web(2), retention));

        scenario.Delete("StatefulSet", "web", new DeleteOptions { Propagation = propagation });
        scenario.Rest();

        Assert.Empty(scenario.Now.StatefulSets);
        Assert.Equal(propagation == PropagationPolicy.Orphan ? 2 : 0, scenario.Now.Pods.Count);
        Assert.Equal(claims, scenario.Now.PersistentVolumeClaims.Count);
        Assert.All(scenario.Now.PersistentVolumeClaims, claim => Assert.Equal("", scenario.OwnersOf(claim.Metadata.Name!)));
    }

    [Fact]
    public void DeleteSet_InTheForegroundDuringAScaleDown_TakesTheClaimsOfCondemnedPods()
    {
        var scenario = Scenario.Settled(Scenario.Retaining(Objects.Web(4), "Retain/Delete"));
        scenario.Scale(2);
        scenario.RunUntil(static s => s.PodOf("web-3")!.Metadata.DeletionTimestamp is not null);
        Assert.Equal("Pod/web-2", scenario.OwnersOf("www-web-2"));

        scenario.Delete("StatefulSet", "web", new DeleteOptions { Propagation = PropagationPolicy.Foreground });
        scenario.Rest();

        Assert.Empty(scenario.Now.StatefulSets);
        Assert.Empty(scenario.Now.Pods);
        Assert.Equal(["www-web-0", "www-web-1"], scenario.Now.PersistentVolumeClaims.Select(static claim => claim.Metadata.Name));
    }

    private static Labels Parse(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static pair => (pair.Split('=')[0], pair.Split('=')[1]))];
}
