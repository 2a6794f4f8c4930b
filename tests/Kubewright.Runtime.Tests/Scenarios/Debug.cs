namespace Kubewright.Runtime.Tests;
public sealed class DebugWalk
{
    [Theory]
    [InlineData(PodManagementPolicy.OrderedReady, "Retain/Delete", 276)]
    [InlineData(PodManagementPolicy.Parallel, "Delete/Retain", 133)]
    [InlineData(PodManagementPolicy.Parallel, "Delete/Delete", 135)]
    public void Run(PodManagementPolicy policy, string retention, int seed)
    {
        try { new RandomWalks().AnySteps_HoldTheInvariantsAndSettle(policy, retention, seed); }
        catch (Exception e)
        {
            var s = RandomWalks.Last!;
            Assert.Fail(e.Message + "\n" + string.Join("\n", s.Now.Pods.Select(p => p.Metadata.Name + " " + p.Status + " fin=" + string.Join(",", p.Metadata.Finalizers ?? []) + " del=" + p.Metadata.DeletionTimestamp + " grace=" + p.Metadata.DeletionGracePeriodSeconds + " node=" + p.Spec!.NodeName)) + "\n" + string.Join("\n", s.Now.PersistentVolumeClaims.Select(p => p.Metadata.Name + " " + p.Status?.Phase + " " + p.Metadata.DeletionTimestamp + " " + s.OwnersOf(p.Metadata.Name!))) + "\n" + string.Join("\n", s.Now.Events.OrderBy(x => x.LastTimestamp).TakeLast(6).Select(x => x.LastTimestamp + " " + x.Message + " x" + x.Count))+"\n"+string.Join("\n", s.Cluster.Store.EventsSince(0).ToArray().Where(x=>x.Object is not Event).TakeLast(40).Select(x=>x.ToString()+" own="+string.Join(",",(x.Object.Metadata.OwnerReferences??[]).Select(o=>o.Uid)))));
        }
    }
}
