namespace Kubewright.Runtime.Tests;

/// <summary>Users who do anything at any time: the invariants hold all along, and in the end the set settles.</summary>
public sealed class RandomWalks
{
    private const int Walks = 12;
    private const int Steps = 40;

    public static TheoryData<PodManagementPolicy, string, int> Seeds
    {
        get
        {
            var data = new TheoryData<PodManagementPolicy, string, int>();
            foreach (var row in Scenario.PoliciesAndRetentions)
            {
                for (var seed = 1; seed <= Walks; seed++)
                {
                    data.Add(row.Data.Item1, row.Data.Item2, seed);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AnySteps_HoldTheInvariantsAndSettle(PodManagementPolicy policy, string retention, int seed)
    {
        var random = new Random(seed);
        var set = Scenario.Retaining(Objects.Web() with { PodManagementPolicy = policy, RevisionHistoryLimit = 2 }, retention);
        var scenario = Scenario.Settled(set);
        for (var step = 0; step < Steps; step++)
        {
            set = Step(scenario, set, random);
            scenario.Cluster.Advance(TimeSpan.FromMilliseconds(random.Next(6000)));
            Assert.Empty(scenario.Cluster.Faults);
        }

        foreach (var pod in scenario.Now.Pods)
        {
            if (pod.Metadata.Finalizers is { Count: > 0 })
            {
                scenario.Hold<Pod>(pod.Metadata.Name!, isHeld: false);
            }

            // A released pod would keep its name from the set, and its claim from a set that is being deleted.
            if (OwnerReferences.ControllerOf(pod) is null && scenario.Now.PodOf(pod.Metadata.Name!) is not null)
            {
                scenario.DeletePods(pod.Metadata.Name!);
            }
        }

        scenario.Rest();
        scenario.Apply(set with { UpdateStrategy = Scenario.Partition(0), Replicas = 3, Ordinals = null });
        scenario.Settle(3);
        Assert.Equal("web-0 web-1 web-2", scenario.PodNames);
        Assert.Single(scenario.Now.Pods.Select(static pod => pod.Spec!.Containers[0].Image).Distinct());
    }

    private static StatefulSet Step(Scenario scenario, StatefulSet set, Random random)
    {
        var pods = scenario.Now.Pods.Select(static pod => pod.Metadata.Name!).ToArray();
        var pod = pods.Length == 0 ? null : pods[random.Next(pods.Length)];
        switch (random.Next(13))
        {
            case 0 or 1 when pod is not null:
                scenario.DeletePods(pod);
                return set;
            case 2 when pod is not null:
                scenario.EndPod(pod, random.Next(2) == 0 ? PodPhase.Failed : PodPhase.Succeeded);
                return set;
            case 3 when pod is not null:
                scenario.Hold<Pod>(pod, isHeld: random.Next(3) == 0);
                return set;
            case 4 when pod is not null && scenario.Now.PodOf(pod)!.Status?.Phase == PodPhase.Running:
                // A claim deleted under a pod that is not scheduled yet would hold both for ever.
                scenario.Delete("PersistentVolumeClaim", $"www-{pod}");
                return set;
            case 5 when pod is not null:
                scenario.EditMetadata<Pod>(pod, metadata => metadata with { Labels = random.Next(2) == 0 ? null : (metadata.Labels ?? []).With("app", "nginx") });
                return set;
            case 6 when scenario.Now.StatefulSets.Count > 0:
                scenario.Delete("StatefulSet", "web", new DeleteOptions { Propagation = random.Next(4) == 0 ? null : (PropagationPolicy)random.Next(3) });
                return set;
            case 7:
                set = set with { Ordinals = new StatefulSetOrdinals { Start = random.Next(3) } };
                break;
            case 8:
                set = set with { UpdateStrategy = random.Next(4) == 0 ? Scenario.OnDelete : Scenario.Partition(random.Next(4), 1 + random.Next(3)) };
                break;
            case 9:
                set = set with { Containers = [set.Containers[0] with { Image = $"nginx:{random.Next(4)}" }] };
                break;
            case 10:
                set = set with { MinReadySeconds = random.Next(3) * 5 };
                break;
            default:
                set = set with { Replicas = random.Next(6) };
                break;
        }

        scenario.Apply(set);
        return set;
    }
}
