namespace Kubewright.Runtime.Tests;

public sealed class StatefulSetPlannerTests
{
    [Theory]
    // Ordered: one at a time, each after the one below is ready.
    [InlineData("ordered 3 |", "create web-0")]
    [InlineData("ordered 3 | 0:pending", "")]
    [InlineData("ordered 3 | 0:running", "")]
    [InlineData("ordered 3 | 0:ready", "create web-1")]
    [InlineData("ordered 3 | 0:ready 1:pending", "")]
    [InlineData("ordered 3 | 0:ready 1:ready 2:ready", "")]
    [InlineData("ordered 3 | 0:ready 2:ready", "create web-1")]
    [InlineData("ordered 3 | 0:ready! 1:ready", "")]
    [InlineData("ordered 5 | 0:ready! 1:ready 2:ready", "")]
    [InlineData("ordered 3 minReady=30 | 0:ready+10", "")]
    [InlineData("ordered 3 minReady=30 | 0:ready+30", "")]
    [InlineData("ordered 3 minReady=30 | 0:ready+31", "create web-1")]
    [InlineData("ordered 3 start=2 |", "create web-2")]
    [InlineData("ordered 3 start=2 | 2:ready", "create web-3")]
    // Parallel: all at once, whatever the others do.
    [InlineData("parallel 3 |", "create web-0; create web-1; create web-2")]
    [InlineData("parallel 3 | 0:pending 2:running", "create web-1")]
    [InlineData("parallel 3 minReady=30 | 0:ready+1", "create web-1; create web-2")]
    public void Plan_MissingPods_CreatesByPolicy(string scene, string actions) =>
        Assert.Equal(actions, PlannerScene.Actions(PlannerScene.Plan(scene)));

    [Theory]
    [InlineData("ordered 3 | 0:failed 1:ready 2:ready", "delete web-0")]
    [InlineData("ordered 3 | 0:ready 1:succeeded 2:ready", "delete web-1")]
    [InlineData("ordered 3 | 0:failed! 1:ready 2:ready", "")]
    [InlineData("parallel 3 | 0:failed 2:ready", "delete web-0; create web-1")]
    [InlineData("parallel 1 | 0:failed@old", "delete web-0")]
    public void Plan_PodEnded_DeletesIt(string scene, string actions) =>
        Assert.Equal(actions, PlannerScene.Actions(PlannerScene.Plan(scene)));

    [Theory]
    // Ordered: from the top, one at a time, only while everything below is well.
    [InlineData("ordered 1 | 0:ready 1:ready 2:ready", "delete web-2")]
    [InlineData("ordered 1 | 0:ready 1:ready 2:ready!", "")]
    [InlineData("ordered 1 | 0:running 1:ready 2:ready", "")]
    [InlineData("ordered 0 | 0:ready", "delete web-0")]
    [InlineData("ordered 1 | 0:ready 1:ready 2:running", "delete web-2")]
    [InlineData("ordered 1 | 0:ready 1:running 2:running", "")]
    [InlineData("ordered 1 | 0:ready 1:running 2:ready", "delete web-2")]
    [InlineData("ordered 1 minReady=30 | 0:ready 1:ready 2:ready+10", "delete web-2")]
    [InlineData("ordered 1 minReady=30 | 0:ready+10 1:ready+10 2:ready+10", "")]
    // Moving the first ordinal: new low slots come first, then the old pods go from the top.
    [InlineData("ordered 2 start=1 | 0:ready 1:ready", "create web-2")]
    [InlineData("ordered 2 start=1 | 0:ready 1:ready 2:ready", "delete web-0")]
    [InlineData("ordered 1 start=1 | 0:ready 1:ready 2:ready", "delete web-2")]
    // Parallel: all of them, whatever their health.
    [InlineData("parallel 1 | 0:running 1:ready 2:pending 3:ready!", "delete web-2; delete web-1")]
    public void Plan_PodsOutOfRange_DeletesFromTheTop(string scene, string actions) =>
        Assert.Equal(actions, PlannerScene.Actions(PlannerScene.Plan(scene)));

    [Theory]
    [InlineData("ordered 3 | 0:ready@old 1:ready@old 2:ready@old", "delete web-2")]
    [InlineData("ordered 3 | 0:ready@old 1:ready@old", "create web-2")]
    [InlineData("ordered 3 | 0:ready@old 1:ready@old 2:running", "")]
    [InlineData("ordered 3 | 0:ready@old 1:ready@old 2:ready", "delete web-1")]
    [InlineData("ordered 3 partition=2 | 0:ready@old 1:ready@old 2:ready", "")]
    [InlineData("ordered 3 partition=5 | 0:ready@old 1:ready@old 2:ready@old", "")]
    [InlineData("ordered 9 start=2 partition=5 | 2:ready@old 3:ready@old 4:ready@old 5:ready@old 6:ready@old 7:ready@old 8:ready 9:ready 10:ready", "delete web-7")]
    [InlineData("ordered 2 | 0:ready@old 1:running@old", "")]
    [InlineData("parallel 2 | 0:ready@old 1:running@old", "delete web-1")]
    [InlineData("parallel 3 | 0:ready@old 1:running 2:ready", "")]
    [InlineData("parallel 3 | 0:ready@old 1:ready@old!  2:ready", "")]
    [InlineData("parallel 3 | 0:ready@old 1:ready", "create web-2")]
    [InlineData("ordered 2 minReady=30 | 0:ready@old+10 1:ready@old+10", "")]
    [InlineData("parallel 2 minReady=30 | 0:ready@old 1:ready+10", "")]
    [InlineData("ordered 3 onDelete | 0:ready@old 1:ready@old 2:ready@old", "")]
    // One pod at a time, whatever maxUnavailable says; before 1.35 a pod that is ready counts, available or not.
    [InlineData("parallel 3 maxUnavailable=2 release=1.36 | 0:ready@old 1:ready@old 2:ready@old", "delete web-2")]
    [InlineData("parallel 2 release=1.36 | 0:running@old 1:running", "")]
    [InlineData("parallel 2 minReady=30 release=1.36 | 0:ready@old 1:ready+10", "")]
    [InlineData("parallel 2 minReady=30 release=1.34 | 0:ready@old 1:ready+10", "delete web-0")]
    [InlineData("parallel 2 minReady=30 release=1.34 | 0:ready@old 1:running", "")]
    [InlineData("parallel 2 release=1.34 | 0:ready@old 1:ready!", "")]
    public void Plan_OldRevision_ReplacesFromTheTop(string scene, string actions) =>
        Assert.Equal(actions, PlannerScene.Actions(PlannerScene.Plan(scene)));

    [Theory]
    [InlineData("ordered 6 partition=3 maxUnavailable=2 | 0:ready@old 1:ready@old 2:ready@old 3:ready@old 4:ready@old 5:ready@old", "delete web-5; delete web-4")]
    [InlineData("parallel 6 partition=3 maxUnavailable=2 | 0:ready@old 1:ready@old 2:ready@old 3:ready@old 4:ready 5:running", "delete web-3")]
    [InlineData("parallel 6 maxUnavailable=2 | 0:ready@old 1:ready@old 2:ready@old 3:ready@old 4:running 5:running", "")]
    [InlineData("parallel 4 maxUnavailable=1 | 0:running@old 1:running@old 2:ready@old 3:ready@old", "delete web-1; delete web-0")]
    [InlineData("parallel 10 maxUnavailable=25% | 0:ready@old 1:ready@old 2:ready@old 3:ready@old 4:ready@old 5:ready@old 6:ready@old 7:ready@old 8:ready@old 9:ready@old", "delete web-9; delete web-8")]
    // 1.35: broken old pods use up the budget; 1.37: they go first, and the budget is what they leave.
    [InlineData("parallel 4 maxUnavailable=1 release=1.35.1 | 0:running@old 1:ready@old 2:ready@old 3:ready@old", "")]
    [InlineData("parallel 4 maxUnavailable=2 release=1.35.1 | 0:running@old 1:ready@old 2:ready@old 3:ready@old", "delete web-3")]
    [InlineData("parallel 4 maxUnavailable=1 release=1.37 | 0:running@old 1:ready@old 2:ready@old 3:ready@old", "delete web-0")]
    [InlineData("parallel 4 maxUnavailable=2 release=1.37 | 0:running@old 1:ready@old 2:ready@old 3:ready@old", "delete web-0; delete web-3")]
    [InlineData("parallel 4 maxUnavailable=1 partition=1 release=1.37 | 0:running@old 1:ready@old 2:ready@old 3:ready@old", "")]
    [InlineData("parallel 4 maxUnavailable=2 release=1.37 | 0:ready@old 1:ready@old 2:ready@old! 3:running", "")]
    [InlineData("parallel 3 maxUnavailable=2 minReady=30 | 0:ready@old 1:ready@old+10 2:ready@old", "delete web-1; delete web-2")]
    [InlineData("ordered 3 maxUnavailable=100% | 0:ready@old 1:ready@old 2:ready@old", "delete web-2; delete web-1; delete web-0")]
    // Without settings there is no budget to free, and a replaced low pod would come back as it was.
    [InlineData("parallel 3 noRolling current=2 | 0:pending@old 1:ready@old 2:running", "")]
    [InlineData("parallel 3 maxUnavailable=10% | 0:ready@old 1:ready@old 2:ready@old", "delete web-2")]
    public void Plan_MaxUnavailable_ReplacesWithinBudget(string scene, string actions) =>
        Assert.Equal(actions, PlannerScene.Actions(PlannerScene.Plan(scene)));

    [Theory]
    [InlineData("ordered 3 partition=2 |", 0, "web-old")]
    [InlineData("parallel 3 partition=2 | 0:ready@old 1:ready@old", 2, "web-new")]
    [InlineData("ordered 3 noRolling current=2 | 0:ready@old", 1, "web-old")]
    [InlineData("ordered 3 noRolling current=1 | 0:ready@old", 1, "web-new")]
    [InlineData("ordered 3 onDelete current=3 |", 0, "web-new")]
    public void Plan_MissingPod_GetsTheRevisionOfItsSlot(string scene, int ordinal, string revision)
    {
        var created = PlannerScene.Plan(scene).Actions.OfType<CreatePodAction>().Single(action => action.Ordinal == ordinal);

        Assert.Equal(revision, created.Pod.Metadata.Labels![StatefulSetNames.RevisionLabel]);
        Assert.Equal(revision == "web-old" ? "app:1" : "app:2", created.Pod.Spec!.Containers[0].Image);
    }

    [Theory]
    [InlineData("ordered 1 claims |", "create web-0 with www-web-0")]
    [InlineData("ordered 1 claims | claim:0", "create web-0")]
    [InlineData("ordered 1 claims | claim:0!", "create web-0 (waits for www-web-0)")]
    [InlineData("ordered 1 claims | 0:pending", "create claims www-web-0 for web-0")]
    [InlineData("ordered 1 claims | 0:running", "")]
    [InlineData("ordered 1 claims whenDeleted=Delete |", "create web-0 with www-web-0; own claims of web-0")]
    [InlineData("ordered 1 claims whenDeleted=Delete | 0:ready claim:0", "repair web-0")]
    [InlineData("ordered 1 claims whenDeleted=Delete | 0:ready claim:0=set", "")]
    [InlineData("ordered 1 claims | 0:ready claim:0=set", "repair web-0")]
    [InlineData("ordered 1 claims whenDeleted=Delete | 0:running claim:0", "")]
    [InlineData("ordered 1 claims whenDeleted=Delete | 0:pending claim:0", "own claims of web-0")]
    [InlineData("ordered 1 claims whenScaled=Delete | 0:ready claim:0 1:ready claim:1", "own claims of web-1; delete web-1")]
    [InlineData("ordered 1 claims whenScaled=Delete | 0:ready claim:0 1:ready claim:1=pod", "delete web-1")]
    [InlineData("ordered 2 claims whenScaled=Delete | 0:ready claim:0 1:ready claim:1=pod", "repair web-1")]
    public void Plan_Claims_AreMadeAndOwnedByPolicy(string scene, string actions) =>
        Assert.Equal(actions, PlannerScene.Actions(PlannerScene.Plan(scene)));

    [Fact]
    public void Plan_ClaimOfAnEarlierPod_HoldsBackTheNewPod()
    {
        var plan = PlannerScene.Plan("ordered 2 claims whenScaled=Delete | 0:ready claim:0 claim:1=gone");

        Assert.Empty(plan.Actions);
        Assert.True(plan.WaitsForClaims);
    }

    [Theory]
    [InlineData("ordered 1 | 0:ready?", "repair web-0")]
    [InlineData("ordered 1 | 0:running?", "")]
    [InlineData("parallel 1 | 0:running?", "repair web-0")]
    public void Plan_LostIdentity_IsRepaired(string scene, string actions) =>
        Assert.Equal(actions, PlannerScene.Actions(PlannerScene.Plan(scene)));

    [Theory]
    [InlineData("ordered 3 deleting |")]
    [InlineData("parallel 1 deleting | 0:failed 1:ready 2:ready@old")]
    public void Plan_SetIsBeingDeleted_DoesNothing(string scene) => Assert.Empty(PlannerScene.Plan(scene).Actions);

    [Theory]
    [InlineData("ordered 3 | 0:ready@old 1:ready@old 2:running", "replicas 3 ready 2 available 2 current 2 updated 1 old new")]
    [InlineData("ordered 3 | 0:ready 1:ready 2:ready", "replicas 3 ready 3 available 3 current 3 updated 3 new new")]
    [InlineData("ordered 3 | 0:ready 1:ready 2:ready!", "replicas 3 ready 3 available 3 current 0 updated 2 old new")]
    [InlineData("ordered 3 onDelete | 0:ready 1:ready 2:ready", "replicas 3 ready 3 available 3 current 0 updated 3 old new")]
    [InlineData("ordered 2 | 0:ready 1:ready 2:ready", "replicas 3 ready 3 available 3 current 0 updated 3 old new")]
    [InlineData("ordered 2 minReady=30 | 0:ready 1:ready+10", "replicas 2 ready 2 available 1 current 2 updated 2 new new")]
    [InlineData("ordered 0 |", "replicas 0 ready 0 available 0 current 0 updated 0 new new")]
    [InlineData("ordered 4 partition=2 | 0:ready@old 1:ready@old 2:ready 3:ready", "replicas 4 ready 4 available 4 current 2 updated 2 old new")]
    public void Plan_Status_CountsPods(string scene, string expected)
    {
        var status = PlannerScene.Plan(scene).Status;

        Assert.Equal(
            expected,
            $"replicas {status.Replicas} ready {status.ReadyReplicas ?? 0} available {status.AvailableReplicas ?? 0} "
            + $"current {status.CurrentReplicas ?? 0} updated {status.UpdatedReplicas ?? 0} "
            + $"{status.CurrentRevision?.Name["web-".Length..]} {status.UpdateRevision?.Name["web-".Length..]}");
    }

    [Fact]
    public void Plan_ReadyButNotLongEnough_WakesWhenTheTimeIsUp() =>
        Assert.Equal(PlannerScene.Now.AddSeconds(21), PlannerScene.Plan("ordered 2 minReady=30 | 0:ready 1:ready+10").WakeAt);

    [Fact]
    public void Plan_SettledSet_LooksAtNoPodAgain()
    {
        var state = PlannerScene.StateOf("ordered 3 claims | 0:ready 1:ready 2:ready claim:0 claim:1 claim:2");
        var first = StatefulSetPlanner.Plan(state);
        var lookups = 0;
        foreach (var ordinal in first.Verified)
        {
            state.Pods.Verify(ordinal);
        }

        var second = StatefulSetPlanner.Plan(state with
        {
            FindClaim = _ =>
            {
                lookups++;
                return null;
            },
        });

        Assert.Empty(second.Actions);
        Assert.Equal(0, lookups);
    }
}
