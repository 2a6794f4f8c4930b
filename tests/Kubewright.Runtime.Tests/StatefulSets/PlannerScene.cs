using System.Globalization;
using Kubewright.Schema;

namespace Kubewright.Runtime.Tests;

/// <summary>
/// A situation of a StatefulSet in one line, for tables of cases.
/// <para>Before the bar the set: <c>ordered 3</c> or <c>parallel 3</c>, then any of <c>start=2</c>, <c>partition=1</c>,
/// <c>minReady=30</c>, <c>maxUnavailable=2</c>, <c>onDelete</c>, <c>noRolling</c>, <c>current=2</c> (status.currentReplicas),
/// <c>whenScaled=Delete</c>, <c>whenDeleted=Delete</c>, <c>claims</c> (one claim template named www), <c>deleting</c>,
/// <c>release=1.35</c> (as it ships; default 1.36 with maxUnavailable).</para>
/// <para>After it the pods: <c>ordinal:state</c> with the states pending, running, ready, failed, succeeded; then any of
/// <c>@old</c> (revision, default new), <c>+10</c> (ready for 10 s, default a day), <c>!</c> (terminating), <c>?</c> (lost its name label).
/// And the claims: <c>claim:0</c>, with <c>!</c> for a terminating one, <c>=set</c>, <c>=pod</c>, <c>=gone</c> for its controller.</para>
/// </summary>
internal sealed class PlannerScene
{
    public static readonly DateTimeOffset Now = VirtualClock.Epoch.AddDays(30);

    private readonly Dictionary<string, PersistentVolumeClaim> _claims = new(StringComparer.Ordinal);

    private PlannerScene(string text)
    {
        var halves = text.Split('|', 2);
        var words = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Set = ParseSet(words);
        Pods = new PodRoster(TimeSpan.FromSeconds(Set.Spec?.MinReadySeconds?.Seconds ?? 0));
        foreach (var word in halves.ElementAtOrDefault(1)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (word.StartsWith("claim:", StringComparison.Ordinal))
            {
                AddClaim(word["claim:".Length..]);
            }
            else
            {
                AddPod(word);
            }
        }

        Pods.AdvanceTo(Now);
        var release = words.FirstOrDefault(static word => word.StartsWith("release=", StringComparison.Ordinal));
        Features = release is null
            ? KubernetesFeatures.Default
            : KubernetesFeatures.Of(KubernetesVersion.TryParse(release["release=".Length..], out var version) ? version : throw new FormatException(release));
    }

    public StatefulSet Set { get; }

    public PodRoster Pods { get; }

    public KubernetesFeatures Features { get; }

    public static StatefulSetPlan Plan(string text)
    {
        var scene = new PlannerScene(text);
        return StatefulSetPlanner.Plan(scene.State());
    }

    public static StatefulSetState StateOf(string text) => new PlannerScene(text).State();

    public static string Actions(StatefulSetPlan plan) => string.Join("; ", plan.Actions);

    private StatefulSetState State() => new(
        Set,
        Pods,
        name => _claims.GetValueOrDefault(name),
        new RevisionPair("web-old", "web-new", Template("app:1"), Template("app:2")),
        Now)
    {
        Features = Features,
    };

    private static PodTemplateSpec Template(string image) => new()
    {
        Metadata = new ObjectMeta { Labels = ("app", "web") },
        Spec = new PodSpec { Containers = [new Container("main", image)] },
    };

    private static StatefulSet ParseSet(string[] words)
    {
        var options = words.Skip(2).ToDictionary(
            static word => word.Split('=')[0],
            static word => word.Contains('=') ? word.Split('=')[1] : "",
            StringComparer.Ordinal);
        int? Number(string name) => options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        PersistentVolumeClaimRetentionPolicyType Retention(string name) => options.GetValueOrDefault(name) == "Delete"
            ? PersistentVolumeClaimRetentionPolicyType.Delete
            : PersistentVolumeClaimRetentionPolicyType.Retain;
        var isOnDelete = options.ContainsKey("onDelete");
        return new StatefulSet(
            new ObjectMeta
            {
                Name = "web",
                Namespace = "default",
                Uid = "set-uid",
                Generation = 1,
                DeletionTimestamp = options.ContainsKey("deleting") ? Now : null,
            },
            new StatefulSetSpec
            {
                Replicas = int.Parse(words[1], CultureInfo.InvariantCulture),
                Selector = new LabelSelector { MatchLabels = ("app", "web") },
                Template = Template("app:2"),
                PodManagementPolicy = words[0] == "ordered" ? PodManagementPolicy.OrderedReady : PodManagementPolicy.Parallel,
                MinReadySeconds = Number("minReady"),
                Ordinals = Number("start") is { } start ? new StatefulSetOrdinals { Start = start } : null,
                UpdateStrategy = new StatefulSetUpdateStrategy
                {
                    Type = isOnDelete ? StatefulSetUpdateStrategyType.OnDelete : StatefulSetUpdateStrategyType.RollingUpdate,
                    RollingUpdate = isOnDelete || options.ContainsKey("noRolling")
                        ? null
                        : new RollingUpdateStatefulSetStrategy
                        {
                            Partition = Number("partition") ?? 0,
                            MaxUnavailable = options.TryGetValue("maxUnavailable", out var budget)
                                ? budget.EndsWith('%') ? budget : int.Parse(budget, CultureInfo.InvariantCulture)
                                : null,
                        },
                },
                PersistentVolumeClaimRetentionPolicy = new StatefulSetPersistentVolumeClaimRetentionPolicy
                {
                    WhenDeleted = Retention("whenDeleted"),
                    WhenScaled = Retention("whenScaled"),
                },
                VolumeClaimTemplates = options.ContainsKey("claims")
                    ? [new VolumeClaim("www") { AccessModes = [AccessMode.ReadWriteOnce], Storage = "1Gi" }]
                    : null,
            })
        {
            Status = Number("current") is { } current ? new StatefulSetStatus { Replicas = current, CurrentReplicas = current } : null,
        };
    }

    private void AddPod(string word)
    {
        var isTerminating = word.Contains('!');
        var hasLostLabel = word.Contains('?');
        word = word.Replace("!", "").Replace("?", "");
        var ordinal = int.Parse(word.Split(':')[0], CultureInfo.InvariantCulture);
        var age = word.Contains('+') ? int.Parse(word.Split('+')[1], CultureInfo.InvariantCulture) : 86400;
        var state = word.Split('+')[0].Split(':')[1];
        var revision = state.Contains('@') ? state.Split('@')[1] : "new";
        var isReady = state.StartsWith("ready", StringComparison.Ordinal);
        var pod = PodIdentity.Create(new StatefulSetShape(Set), ordinal, Template("app:2"), $"web-{revision}");
        Pods.Set(ordinal, pod with
        {
            Metadata = pod.Metadata with
            {
                Uid = $"pod-{ordinal}-uid",
                DeletionTimestamp = isTerminating ? Now : null,
                Labels = hasLostLabel ? pod.Metadata.Labels!.Without(StatefulSetNames.PodNameLabel) : pod.Metadata.Labels,
            },
            Status = new PodStatus
            {
                Phase = state.Split('@')[0] switch
                {
                    "pending" => PodPhase.Pending,
                    "failed" => PodPhase.Failed,
                    "succeeded" => PodPhase.Succeeded,
                    _ => PodPhase.Running,
                },
                Conditions =
                [
                    new PodCondition(PodConditionType.Ready, isReady ? ConditionStatus.True : ConditionStatus.False)
                    {
                        LastTransitionTime = Now.AddSeconds(-age),
                    },
                ],
            },
        });
    }

    private void AddClaim(string word)
    {
        var ordinal = int.Parse(word.Split('=')[0].TrimEnd('!'), CultureInfo.InvariantCulture);
        var shape = new StatefulSetShape(Set);
        var claim = PodIdentity.CreateClaim(shape, shape.ClaimTemplates[0], PodIdentity.ClaimNames(shape, ordinal).First());
        var pod = PodIdentity.Create(shape, ordinal, Template("app:2"), "web-new");
        pod = pod with { Metadata = pod.Metadata with { Uid = $"pod-{ordinal}-uid" } };
        OwnerReference[] owners = (word.Contains('=') ? word.Split('=')[1] : "") switch
        {
            "set" => [OwnerReferences.Controller(Set)],
            "pod" => [OwnerReferences.Controller(pod)],
            "gone" => [OwnerReferences.Controller(pod) with { Uid = "uid-of-an-earlier-pod" }],
            _ => [],
        };
        _claims[claim.Metadata.Name!] = claim with
        {
            Metadata = OwnerReferences.With(claim.Metadata, owners) with { DeletionTimestamp = word.Contains('!') ? Now : null },
        };
    }
}
