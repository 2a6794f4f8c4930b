namespace Kubewright.Planning;

/// <summary>What one set's pods did since the change.</summary>
/// <param name="id">The set.</param>
/// <param name="ready">Its pods that are ready at the moment of the change.</param>
internal sealed class SetRecord(ObjectId id, IEnumerable<string> ready)
{
    private const string Controller = "statefulset-controller";
    private const string Change = "the change";

    private readonly HashSet<string> _ready = new(ready, StringComparer.Ordinal);

    public ObjectId Id { get; } = id;

    public List<PodStep> Steps { get; } = [];

    public int ReadyBefore { get; private set; }

    public int LowestReady { get; private set; }

    public TimeSpan LowestAt { get; private set; }

    /// <summary>When the set last came to be as it should be; null when it did not since the change.</summary>
    public TimeSpan? ReadyAt { get; set; }

    /// <summary>Begins to count.</summary>
    public SetRecord Begin()
    {
        ReadyBefore = LowestReady = _ready.Count;
        return this;
    }

    /// <summary>Notes what a change of a pod means.</summary>
    /// <param name="change">The change.</param>
    /// <param name="at">When, from the moment of the change of the manifests.</param>
    /// <param name="set">The set as it is now; null when it is gone.</param>
    /// <param name="by">The controller at work; null when it is none.</param>
    public void Note(StoreEvent change, TimeSpan at, StatefulSet? set, string? by)
    {
        var name = change.Key.Name;
        var (old, pod) = (change.Old as Pod, change.New as Pod);
        var (wasReady, isReady) = (_ready.Contains(name), pod is not null && Rollout.IsReady(pod));
        if (isReady)
        {
            _ready.Add(name);
        }
        else if (_ready.Remove(name) && _ready.Count < LowestReady)
        {
            (LowestReady, LowestAt) = (_ready.Count, at);
        }

        if (old is null)
        {
            Add(PodStepKind.Created, Images(pod!), CauseOfCreation(name, at, set));
        }
        else if (pod is null)
        {
            Add(PodStepKind.Gone);
        }
        else if (old.Metadata.DeletionTimestamp is null && pod.Metadata.DeletionTimestamp is not null)
        {
            Add(PodStepKind.Stops, after: by == Controller ? CauseOfStop(name, at, set) : by ?? Change);
        }
        else if (isReady != wasReady)
        {
            Add(isReady ? PodStepKind.Ready : PodStepKind.NotReady);
        }

        void Add(PodStepKind kind, string images = "", string after = "") => Steps.Add(new PodStep(at, name, kind, images, _ready.Count, after));
    }

    /// <summary>A pod is made again when its name is free; of an ordered set a new one when the one before it is ready.</summary>
    private string CauseOfCreation(string name, TimeSpan at, StatefulSet? set) =>
        Steps.FindLast(step => step.Pod == name) is { Kind: PodStepKind.Gone } ? $"{name} is gone"
        : IsParallel(set) ? Change
        : Before(name) is { } before && Steps.FindLast(step => step.Pod == before && step.Kind is PodStepKind.Ready or PodStepKind.Created) is { Kind: PodStepKind.Ready } ready
            ? Since(ready, at, set)
        : Change;

    /// <summary>A pod out of range goes after the one above it; an outdated one when those that were replaced before it are back.</summary>
    private string CauseOfStop(string name, TimeSpan at, StatefulSet? set)
    {
        if (set is null || !IsInRange(name, set))
        {
            return !IsParallel(set) && Steps.FindLast(static step => step.Kind is PodStepKind.Gone) is { } gone ? $"{gone.Pod} is gone" : Change;
        }

        return Steps.FindLast(static step => step.Kind is PodStepKind.Ready) is { } ready ? Since(ready, at, set) : Change;
    }

    private static string Since(PodStep ready, TimeSpan at, StatefulSet? set) =>
        set?.Spec?.MinReadySeconds?.Seconds is > 0 and var seconds && at - ready.At >= TimeSpan.FromSeconds(seconds) - TimeSpan.FromSeconds(1)
            ? $"{ready.Pod} is ready for {seconds}s"
            : $"{ready.Pod} is ready";

    private static string? Before(string name) =>
        StatefulSetNames.TryParse(name, out var set, out var ordinal) && ordinal > 0 ? StatefulSetNames.Pod(set, ordinal - 1) : null;

    private static bool IsParallel(StatefulSet? set) => set?.Spec?.PodManagementPolicy == PodManagementPolicy.Parallel;

    /// <summary>Whether the set wants a pod of that name.</summary>
    public static bool IsInRange(string name, StatefulSet set)
    {
        var start = set.Spec?.Ordinals?.Start ?? 0;
        return StatefulSetNames.OrdinalIn(set.Metadata.Name ?? "", name) is { } ordinal && ordinal >= start && ordinal < start + (set.Spec?.Replicas ?? 1);
    }

    private static string Images(Pod pod) => string.Join(", ", (pod.Spec?.Containers ?? []).Select(static container => container.Image ?? container.Name));
}
