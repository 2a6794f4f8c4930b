using static Kubewright.Runtime.Tests.StorageText;

namespace Kubewright.Runtime.Tests;

public sealed class SchedulerTests
{
    private static readonly List<Node> Nodes = [.. SimulatedNodes.Create(["k8s-node1", "k8s-node2"], Now)];

    [Theory]
    [InlineData(0, 0, 0, 0, "k8s-node1")]
    [InlineData(1, 1, 0, 0, "k8s-node2")]
    [InlineData(1, 1, 0, 9, "k8s-node2")]
    [InlineData(1, 5, 1, 4, "k8s-node2")]
    [InlineData(2, 2, 2, 2, "k8s-node1")]
    public void Decide_NodesThatFit_SpreadsTheSetThenAllPods(int siblings1, int pods1, int siblings2, int pods2, string expected)
    {
        var decision = Scheduler.Decide(Pod(), [new NodeLoad(Nodes[0], siblings1, pods1), new NodeLoad(Nodes[1], siblings2, pods2)], []);

        Assert.Equal(new SchedulingDecision.Bind(expected), decision);
    }

    [Fact]
    public void Decide_NoNodes_SaysSo() =>
        Assert.Equal(new SchedulingDecision.Unschedulable("no nodes available to schedule pods"), Scheduler.Decide(Pod(), [], []));

    [Fact]
    public void Decide_CordonedAndTaintedNodes_CountsEachReason()
    {
        NodeLoad[] nodes =
        [
            new(Nodes[0] with { Spec = new NodeSpec { Unschedulable = true } }),
            new(Nodes[1] with { Spec = new NodeSpec { Taints = [new Taint("gpu", TaintEffect.NoSchedule)] } }),
        ];

        Assert.Equal(
            new SchedulingDecision.Unschedulable("0/2 nodes are available: 1 node(s) had untolerated taint(s), 1 node(s) were unschedulable."),
            Scheduler.Decide(Pod(), nodes, []));
    }

    [Fact]
    public void Decide_NodeSelector_LeavesOnlyMatchingNodes()
    {
        var here = Pod(new PodSpec { Containers = [], NodeSelector = [("kubernetes.io/hostname", "k8s-node2")] });
        var nowhere = Pod(new PodSpec { Containers = [], NodeSelector = [("disk", "ssd")] });

        Assert.Equal(new SchedulingDecision.Bind("k8s-node2"), Scheduler.Decide(here, Loads, []));
        Assert.Equal(
            new SchedulingDecision.Unschedulable("0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector."),
            Scheduler.Decide(nowhere, Loads, []));
    }

    [Theory]
    [InlineData(NodeSelectorOperator.In, "k8s-node2", "k8s-node2")]
    [InlineData(NodeSelectorOperator.NotIn, "k8s-node1", "k8s-node2")]
    public void Decide_RequiredNodeAffinity_IsKept(NodeSelectorOperator @operator, string value, string expected)
    {
        var pod = Pod(new PodSpec
        {
            Containers = [],
            Affinity = new Affinity
            {
                NodeAffinity = new NodeAffinity
                {
                    RequiredDuringSchedulingIgnoredDuringExecution = new NodeSelector
                    {
                        NodeSelectorTerms =
                        [
                            new NodeSelectorTerm { MatchExpressions = [new NodeSelectorRequirement("kubernetes.io/hostname", @operator) { Values = [value] }] },
                        ],
                    },
                },
            },
        });

        Assert.Equal(new SchedulingDecision.Bind(expected), Scheduler.Decide(pod, Loads, []));
    }

    [Theory]
    [InlineData("gpu", TolerationOperator.Equal, "a100", TaintEffect.NoSchedule, true)]
    [InlineData("gpu", TolerationOperator.Equal, "t4", TaintEffect.NoSchedule, false)]
    [InlineData("gpu", TolerationOperator.Exists, null, TaintEffect.NoSchedule, true)]
    [InlineData("gpu", TolerationOperator.Exists, null, TaintEffect.NoExecute, false)]
    [InlineData("gpu", TolerationOperator.Exists, null, null, true)]
    [InlineData(null, TolerationOperator.Exists, null, null, true)]
    [InlineData("disk", TolerationOperator.Exists, null, null, false)]
    public void Tolerates_TaintedNode_FollowsKeyOperatorValueAndEffect(
        string? key, TolerationOperator @operator, string? value, TaintEffect? effect, bool expected)
    {
        var node = Nodes[0] with { Spec = new NodeSpec { Taints = [new Taint("gpu", TaintEffect.NoSchedule) { Value = "a100" }] } };
        var toleration = new Toleration { Key = key, Operator = @operator, Value = value, Effect = effect };

        Assert.Equal(expected, Tolerations.Tolerates(Pod(new PodSpec { Containers = [], Tolerations = [toleration] }), node));
    }

    [Fact]
    public void Tolerates_PreferNoSchedule_KeepsNobodyAway() =>
        Assert.True(Tolerations.Tolerates(
            Pod(), Nodes[0] with { Spec = new NodeSpec { Taints = [new Taint("gpu", TaintEffect.PreferNoSchedule)] } }));

    [Theory]
    [InlineData(null, "persistentvolumeclaim \"www-web-0\" not found")]
    [InlineData("www-web-0 1Gi", "pod has unbound immediate PersistentVolumeClaims")]
    [InlineData("www-web-0 1Gi phase=Lost volume=v", "persistentvolumeclaim \"www-web-0\" bound to non-existent persistentvolume \"v\"")]
    [InlineData("www-web-0 1Gi phase=Bound volume=v", "2 node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)")]
    public void Decide_ClaimProblem_SaysWhichForAllNodes(string? claim, string reason)
    {
        var decision = Scheduler.Decide(Pod(), Loads, [new PodClaim { Name = "www-web-0", Claim = claim is null ? null : Claim(claim) }]);

        Assert.Equal(new SchedulingDecision.Unschedulable($"0/2 nodes are available: {reason}."), decision);
    }

    [Fact]
    public void Decide_ClaimBeingDeleted_SaysSo()
    {
        var claim = Claim("c 1Gi phase=Bound volume=v");
        claim = claim with { Metadata = claim.Metadata with { DeletionTimestamp = Now } };

        Assert.Equal(
            new SchedulingDecision.Unschedulable("0/2 nodes are available: persistentvolumeclaim \"c\" is being deleted."),
            Scheduler.Decide(Pod(), Loads, [new PodClaim { Name = "c", Claim = claim }]));
    }

    [Fact]
    public void Decide_BoundClaimOnALocalVolume_GoesToItsNode()
    {
        var claim = new PodClaim { Name = "c", Claim = Claim("c 1Gi phase=Bound volume=v"), Volume = Volume("v 1Gi node=k8s-node2") };

        Assert.Equal(new SchedulingDecision.Bind("k8s-node2"), Scheduler.Decide(Pod(), Loads, [claim]));
    }

    [Fact]
    public void Decide_ReadWriteOncePodInUse_IsUnschedulable()
    {
        var claim = new PodClaim { Name = "c", Claim = Claim("c 1Gi RWOP phase=Bound volume=v"), Volume = Volume("v 1Gi RWOP"), IsInUse = true };

        Assert.IsType<SchedulingDecision.Unschedulable>(Scheduler.Decide(Pod(), Loads, [claim]));
        Assert.IsType<SchedulingDecision.Bind>(Scheduler.Decide(Pod(), Loads, [claim with { IsInUse = false }]));
    }

    [Fact]
    public void Decide_ClaimThatWaitsForItsConsumer_ReservesTheNodeWithAVolume()
    {
        var claim = new PodClaim
        {
            Name = "c",
            Claim = Claim("c 1Gi class=local"),
            Class = Class("local", "kubernetes.io/no-provisioner", waits: true),
            Candidates = [Volume("v 1Gi class=local node=k8s-node2")],
        };

        var chosen = new SchedulingDecision.Reserve("k8s-node2", ["c"]);
        Assert.Equal(chosen, Scheduler.Decide(Pod(), Loads, [claim]));
        Assert.Equal(
            new SchedulingDecision.Unschedulable("0/2 nodes are available: 2 node(s) didn't find available persistent volumes to bind."),
            Scheduler.Decide(Pod(), Loads, [claim with { Candidates = [] }]));
        Assert.Equal(
            chosen with { Claims = [] },
            Scheduler.Decide(Pod(), Loads, [claim with { Claim = Annotated(claim.Claim, "volume.kubernetes.io/selected-node", "k8s-node2") }]));
    }

    [Fact]
    public void Decide_SchedulingGate_HoldsThePodBack() =>
        Assert.IsType<SchedulingDecision.Gated>(
            Scheduler.Decide(Pod(new PodSpec { Containers = [], SchedulingGates = [new PodSchedulingGate("example.com/wait")] }), Loads, []));

    private static NodeLoad[] Loads => [.. Nodes.Select(static n => new NodeLoad(n))];

    private static Pod Pod(PodSpec? spec = null) => new(new ObjectMeta { Name = "web-0" }, spec ?? new PodSpec { Containers = [] });
}
