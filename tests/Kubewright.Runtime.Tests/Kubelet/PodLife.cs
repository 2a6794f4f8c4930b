using System.Collections.Immutable;
using System.Globalization;

namespace Kubewright.Runtime.Tests;

/// <summary>Plays the stages of one pod on a clock of its own, without a store.</summary>
internal sealed class PodLife(Pod pod)
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly KubeletPlanner _planner = new();
    private readonly Node _node = SimulatedNodes.Create(["k8s-node1"], Start).Single();
    private PodLocalState _local = new() { Address = "10.244.0.2" };
    private DateTimeOffset _now = Start;
    private bool _isRemoved;

    public Pod Pod { get; set; } = pod;

    public SimulationTiming Timing { get; init; } = SimulationTiming.Default;

    public ImmutableHashSet<string> Images { get; set; } = [];

    public bool AreVolumesReady { get; init; } = true;

    public IReadOnlyList<Fault> Faults { get; set; } = [];

    public List<PodEvent> Events { get; } = [];

    /// <summary>Plays until nothing more happens: one line per stage with the time, and the pod's phase, READY and STATUS.</summary>
    public string[] Play()
    {
        var lines = Play(100);
        Assert.True(lines.Length < 100, "The pod does not come to rest.");
        return lines;
    }

    /// <summary>Plays at most this many stages.</summary>
    public string[] Play(int most)
    {
        var lines = new List<string>();
        while (lines.Count < most && Step() is { } line)
        {
            lines.Add(line);
        }

        return [.. lines];
    }

    public void Delete(int graceSeconds) => Pod = Pod with
    {
        Metadata = Pod.Metadata with { DeletionTimestamp = _now.AddSeconds(graceSeconds), DeletionGracePeriodSeconds = graceSeconds },
    };

    private string? Step()
    {
        var context = new PodStageContext
        {
            Pod = Pod,
            Node = _node,
            Local = _local,
            NodeImages = Images,
            AreVolumesReady = AreVolumesReady,
            Faults = [.. Faults.Select(static fault => new ActiveFault(fault, Start, null))],
            Timing = Timing,
            Now = _now,
        };
        if (_isRemoved || _planner.Next(context) is not { } step)
        {
            return null;
        }

        _now = step.Due > _now ? step.Due : _now;
        _local = _local with { Stage = step.Waiting?.Name, Since = step.Since };
        var effect = step.Stage.Effect(context with { Now = _now, Local = _local });
        Pod = effect.Status is null ? Pod : Pod with { Status = effect.Status };
        _local = (effect.Local ?? _local) with { Stage = step.Stage == step.Waiting ? null : _local.Stage };
        _isRemoved = effect.IsRemoval;
        Images = Images.Union(effect.Images);
        Events.AddRange(effect.Events);

        var time = (_now - Start).TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture) + "s";
        return effect.IsRemoval
            ? $"{time} {step.Stage.Name}"
            : $"{time} {step.Stage.Name} {Pod.Status?.Phase} {PodStatusText.Ready(Pod)} {PodStatusText.Status(Pod)}";
    }
}
