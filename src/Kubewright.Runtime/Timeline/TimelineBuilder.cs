using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Folds the changes of a store into a <see cref="Timeline"/>. Give it every change once, in order.</summary>
public sealed class TimelineBuilder
{
    private readonly SortedDictionary<(string Namespace, string Set), Group> _groups = new(GroupOrder.Instance);
    private readonly Dictionary<ObjectKey, Lane> _lanes = [];
    private readonly List<TimelineMark> _marks = [];
    private DateTimeOffset? _start;

    /// <summary>Adds a change.</summary>
    public void Add(StoreEvent change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var start = _start ??= change.Time;
        if (change.Key.Kind == nameof(Event))
        {
            AddEvent(change);
            return;
        }

        switch (change.Object)
        {
            case Pod pod:
                LaneOf(change.Key, pod).Add(change.New as Pod, change.Time);
                break;
            case StatefulSet:
                GroupOf(change.Key.Namespace, change.Key.Name).Marks.AddRange(
                    TimelineChanges.Of(change.Old as StatefulSet, change.New as StatefulSet, change.Time).Select(Note.Of));
                break;
            case Node:
                // The nodes a cluster starts with are no news.
                _marks.AddRange(change.Time == start && change.Old is null ? [] : TimelineChanges.Of(change.Old as Node, change.New as Node, change.Time));
                break;
        }
    }

    /// <summary>The timeline so far.</summary>
    /// <param name="end">When it ends: the cluster's present instant.</param>
    public Timeline Build(DateTimeOffset end) => new(
        _start ?? end,
        end,
        [.. _groups.Select(entry => entry.Value.Build(entry.Key.Namespace, entry.Key.Set, end))],
        [.. _marks]);

    /// <summary>Adds what an event says, which need not become an object for that.</summary>
    private void AddEvent(StoreEvent change)
    {
        if (change.StoredNew is RecordedEvent { Saying: var saying })
        {
            Add(saying.Type, saying.Reason, saying.Message, saying.Kind, saying.InvolvedNamespace, saying.Name);
        }
        else if (change.New is Event item)
        {
            Add(item.Type, item.Reason, item.Message, item.InvolvedObject.Kind, item.InvolvedObject.Namespace, item.InvolvedObject.Name);
        }

        void Add(EventType? type, string? reason, string? message, string? kind, string? @namespace, string? name) =>
            MarksOf(ObjectKey.Of(kind ?? "", @namespace, name ?? ""))?.Add(new Note(
                change.Time.UtcDateTime,
                type == EventType.Warning ? TimelineMarkKind.Warning : TimelineMarkKind.Normal,
                reason ?? "",
                message ?? "",
                kind == nameof(PersistentVolumeClaim) ? name : null));
    }

    private Group GroupOf(string @namespace, string set) =>
        _groups.TryGetValue((@namespace, set), out var group) ? group : _groups[(@namespace, set)] = new Group();

    private Lane LaneOf(ObjectKey key, Pod pod)
    {
        if (_lanes.TryGetValue(key, out var lane))
        {
            return lane;
        }

        // A pod that a set adopts later keeps the lane it began with.
        var set = OwnerReferences.ControllerOf(pod) is { Kind: "StatefulSet" } owner ? owner.Name : "";
        lane = new Lane(key.Name, set.Length == 0 ? null : StatefulSetNames.OrdinalIn(set, key.Name));
        GroupOf(key.Namespace, set).Lanes.Add(lane);
        return _lanes[key] = lane;
    }

    private List<Note>? MarksOf(ObjectKey involved) => involved.Kind switch
    {
        "Pod" => _lanes.GetValueOrDefault(involved)?.Marks,
        "StatefulSet" => _groups.GetValueOrDefault((involved.Namespace, involved.Name))?.Marks,
        "PersistentVolumeClaim" => LaneOfClaim(involved)?.Marks,
        _ => null,
    };

    /// <summary>A claim of a set is named after its pod: <c>TEMPLATE-POD</c>.</summary>
    private Lane? LaneOfClaim(ObjectKey claim)
    {
        for (var dash = claim.Name.IndexOf('-', StringComparison.Ordinal); dash >= 0; dash = claim.Name.IndexOf('-', dash + 1))
        {
            if (_lanes.TryGetValue(ObjectKey.Of("Pod", claim.Namespace, claim.Name[(dash + 1)..]), out var lane))
            {
                return lane;
            }
        }

        return null;
    }

    /// <summary>Sets by name; pods without one after them.</summary>
    private sealed class GroupOrder : IComparer<(string Namespace, string Set)>
    {
        public static GroupOrder Instance { get; } = new();

        public int Compare((string Namespace, string Set) x, (string Namespace, string Set) y)
        {
            var order = string.CompareOrdinal(x.Namespace, y.Namespace);
            order = order != 0 ? order : (x.Set.Length == 0).CompareTo(y.Set.Length == 0);
            return order != 0 ? order : string.CompareOrdinal(x.Set, y.Set);
        }
    }

    /// <summary>A mark whose message is written when the timeline is.</summary>
    /// <param name="Time">When, in UTC: half the size of a time with its offset, and there are ten for each pod.</param>
    /// <param name="Kind">How much it matters.</param>
    /// <param name="Reason">One word in PascalCase.</param>
    /// <param name="Message">One sentence or a few words.</param>
    /// <param name="Claim">The claim it is about; null for none.</param>
    private readonly record struct Note(DateTime Time, TimelineMarkKind Kind, string Reason, string Message, string? Claim)
    {
        public static Note Of(TimelineMark mark) => new(mark.Time.UtcDateTime, mark.Kind, mark.Reason, mark.Message, null);

        public TimelineMark ToMark() => new(Time, Kind, Reason, Claim is null ? Message : $"claim {Claim}: {Message}");
    }

    private sealed class Group
    {
        public List<Lane> Lanes { get; } = [];

        public List<Note> Marks { get; } = [];

        public TimelineGroup Build(string @namespace, string set, DateTimeOffset end) => new(
            @namespace,
            set.Length == 0 ? null : set,
            [.. Lanes.OrderBy(static lane => lane.Ordinal ?? int.MaxValue).ThenBy(static lane => lane.Pod, StringComparer.Ordinal).Select(lane => lane.Build(end))],
            [.. Marks.Select(static note => note.ToMark())]);
    }

    private sealed class Lane(string pod, int? ordinal)
    {
        /// <summary>How many events tell of a pod with a claim until it runs.</summary>
        private const int UsualMarks = 8;

        /// <summary>How often a pod changes in what one sees of it until it runs.</summary>
        private const int UsualSpans = 2;

        private readonly List<TimelineSpan> _spans = new(UsualSpans);
        private TimelineSpan? _open;

        public string Pod { get; } = pod;

        public int? Ordinal { get; } = ordinal;

        public List<Note> Marks { get; } = new(UsualMarks);

        public void Add(Pod? pod, DateTimeOffset time)
        {
            TimelineSpan? next = pod is null ? null : Span(pod, time);
            if (_open is { } open && (next is not { } span || !IsSame(open, span)))
            {
                // What lasted no time at all was never seen.
                if (time > open.Start || next is null)
                {
                    _spans.Add(open with { End = time });
                }

                _open = null;
            }

            _open ??= next;
        }

        public TimelineLane Build(DateTimeOffset end) =>
            new(Pod, Ordinal, [.. _open is { } open ? _spans.Append(open with { End = end, IsOpen = true }) : _spans], [.. Marks.Select(static note => note.ToMark())]);

        /// <summary>Whether the pod is as it was: two spans that differ in their times alone.</summary>
        private static bool IsSame(in TimelineSpan left, in TimelineSpan right) =>
            left.Phase == right.Phase
            && left.Status == right.Status
            && left.Uid == right.Uid
            && left.Revision == right.Revision
            && left.Node == right.Node
            && left.Restarts == right.Restarts;

        private static TimelineSpan Span(Pod pod, DateTimeOffset time) => new(
            time,
            time,
            PhaseOf(pod),
            PodStatusText.Status(pod),
            pod.Metadata.Uid ?? "",
            PodHealth.RevisionOf(pod),
            pod.Spec?.NodeName?.Name is { Length: > 0 } node ? node : null,
            RestartsOf(pod));

        private static int RestartsOf(Pod pod)
        {
            var restarts = 0;
            foreach (var container in pod.Status?.ContainerStatuses ?? [])
            {
                restarts += container.RestartCount;
            }

            return restarts;
        }

        private static TimelinePhase PhaseOf(Pod pod) =>
            pod.Metadata.DeletionTimestamp is not null ? TimelinePhase.Terminating
            : PodHealth.IsTerminal(pod) ? TimelinePhase.Ended
            : PodHealth.IsReady(pod, out _) ? TimelinePhase.Ready
            : pod.Status?.Phase == PodPhase.Running ? TimelinePhase.NotReady
            : pod.Spec?.NodeName?.Name is { Length: > 0 } ? TimelinePhase.Creating
            : TimelinePhase.Pending;
    }
}
