using System.Collections.Immutable;

namespace Kubewright.Testing;

/// <summary>One run of a script.</summary>
internal sealed class ExplorationRun
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromHours(2);
    private static readonly TimeSpan ChangesLimit = TimeSpan.FromSeconds(30);

    private readonly Exploration _exploration;
    private readonly Interleaving _interleaving;
    private readonly Dictionary<string, Node> _cutNodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unready = new(StringComparer.Ordinal);

    private ExplorationRun(Exploration exploration, ExplorationScript script, Interleaving interleaving)
    {
        _exploration = exploration;
        _interleaving = interleaving;
        Script = script;
        Cluster = Cluster.Create(exploration.Options with { Seed = script.Seed, Clock = null, Interleaving = interleaving.Choose });
    }

    /// <summary>The script, with the reorderings there were.</summary>
    public ExplorationScript Script { get; private set; }

    public Cluster Cluster { get; }

    /// <summary>What was broken; null when nothing was.</summary>
    public InvariantViolation? Violation { get; private set; }

    /// <summary>Runs what a seed gives.</summary>
    public static ExplorationRun OfSeed(Exploration exploration, int seed) => new ExplorationRun(
        exploration,
        ScriptWriter.Write(exploration, seed),
        exploration.Reorders ? Interleaving.Random(seed) : Interleaving.Scripted(ImmutableSortedDictionary<int, int>.Empty)).Run();

    /// <summary>Runs a script.</summary>
    public static ExplorationRun OfScript(Exploration exploration, ExplorationScript script) =>
        new ExplorationRun(exploration, script, Interleaving.Scripted(script.Reorderings)).Run();

    private ExplorationRun Run()
    {
        using var watch = new InvariantWatch(Cluster, _exploration.Invariants);
        foreach (var obj in _exploration.Objects)
        {
            Cluster.Apply(obj).OrThrow();
        }

        var done = 0;
        foreach (var step in Script.Steps)
        {
            if (IsBroken(watch))
            {
                break;
            }

            Cluster.RunUntil(_ => watch.Violation is not null, step.Wait);
            var version = Cluster.Snapshot.Version + step.Changes;
            Cluster.RunUntil(snapshot => watch.Violation is not null || snapshot.Version >= version, ChangesLimit);
            Perform(step);
            done++;
        }

        if (!IsBroken(watch))
        {
            Settle(watch);
        }

        Violation = Cluster.Faults is [var fault, ..]
            ? Broken(ExplorationInvariants.NoFault, $"the {fault.Controller} controller threw {fault.Exception.GetType().Name} at {fault.Key}: {fault.Exception.Message}")
            : watch.Violation ?? Violation;
        Script = Script with { Steps = Script.Steps[..done], Reorderings = _interleaving.Noted };
        return this;
    }

    private bool IsBroken(InvariantWatch watch) => watch.Violation is not null || Cluster.Faults.Count > 0;

    /// <summary>Mends what is still broken; then everything has to come right by itself.</summary>
    private void Settle(InvariantWatch watch)
    {
        foreach (var node in _cutNodes.Values.OrderBy(static node => node.Metadata.Name, StringComparer.Ordinal).ToList())
        {
            Restore(node);
        }

        foreach (var pod in _unready.Order(StringComparer.Ordinal).ToList())
        {
            MakeReady(pod);
        }

        var isComplete = Cluster.RunUntil(snapshot => watch.Violation is not null || Rollout.IsComplete(snapshot), SettleLimit);
        if (IsBroken(watch))
        {
            return;
        }

        if (!isComplete)
        {
            var waiting = string.Join(" ", new WaitExplainer(Cluster.Snapshot, Cluster.Clock.GetUtcNow()).Explain().Select(static line => line.Trim()));
            Violation = Broken(ExplorationInvariants.Settles, waiting);
        }
        else if (Cluster.RunUntilIdle(SettleLimit))
        {
            watch.CheckAtRest();
        }
    }

    private InvariantViolation Broken(Invariant invariant, string message) => new(invariant, message, Cluster.Clock.GetUtcNow());

    private void Perform(ExplorationStep step)
    {
        switch (step.Action)
        {
            case ExplorationAction.Kill when Pod(step) is { } pod:
                Cluster.Store.Delete(ObjectKey.Of(pod));
                break;
            case ExplorationAction.Fail when Pod(step) is { Metadata.DeletionTimestamp: null } pod:
                ClusterFaults.Fail(Cluster, pod);
                break;
            case ExplorationAction.Crash when Pod(step) is { Metadata.DeletionTimestamp: null } pod:
                ClusterFaults.Crash(Cluster, pod, container: null, exitCode: 1);
                break;
            case ExplorationAction.Unready when Pod(step) is { Status.Phase: { } phase } pod && phase == PodPhase.Running:
                _unready.Add(step.Target);
                ClusterFaults.SetReady(Cluster, pod, isReady: false);
                break;
            case ExplorationAction.Ready:
                MakeReady(step.Target);
                break;
            case ExplorationAction.Cut when Cluster.Snapshot.Find<Node>(step.Target) is { } node:
                _cutNodes[step.Target] = node;
                ClusterFaults.Cut(Cluster, step.Target);
                break;
            case ExplorationAction.Restore when _cutNodes.TryGetValue(step.Target, out var node):
                Restore(node);
                break;
            case ExplorationAction.Scale when Set(step) is { } set:
                Cluster.ScaleStatefulSet(set.Metadata.Namespace, step.Target, step.Value);
                break;
            case ExplorationAction.Update when Set(step) is { Spec: { } spec } set && _exploration.Objects.OfType<StatefulSet>().FirstOrDefault(item => item.Metadata.Name == step.Target) is { } original:
                Cluster.Store.Update(set with { Spec = spec with { Template = Explored(spec.Template, original, step.Value) } });
                break;
        }
    }

    private void MakeReady(string name)
    {
        if (_unready.Remove(name) && Cluster.Snapshot.Pods.FirstOrDefault(pod => pod.Metadata.Name == name) is { } pod)
        {
            ClusterFaults.SetReady(Cluster, pod, isReady: true);
        }
    }

    private void Restore(Node node)
    {
        _cutNodes.Remove(node.Metadata.Name ?? "");
        ClusterFaults.Restore(Cluster, node);
    }

    private Pod? Pod(ExplorationStep step) => _exploration.Objects.OfType<StatefulSet>()
        .Select(set => Cluster.Snapshot.Find<Pod>(ObjectKey.Of(set).Namespace, step.Target))
        .FirstOrDefault(static pod => pod is not null);

    private StatefulSet? Set(ExplorationStep step) => Cluster.Snapshot.StatefulSets.FirstOrDefault(set => set.Metadata.Name == step.Target);

    /// <summary>The template with the image of that number.</summary>
    private static PodTemplateSpec Explored(PodTemplateSpec template, StatefulSet original, int number)
    {
        var containers = template.Spec!.Containers;
        var image = original.Containers[0].Image ?? "explored";
        var slash = image.LastIndexOf('/');
        var end = image.IndexOfAny([':', '@'], slash + 1);
        var changed = number == 0 ? image : $"{(end < 0 ? image : image[..end])}:explored-{number}";
        return template with { Spec = template.Spec with { Containers = containers.SetItem(0, containers[0] with { Image = changed }) } };
    }
}
