using System.Collections.Immutable;

namespace Kubewright.Testing;

/// <summary>One run of a script.</summary>
internal sealed class ExplorationRun
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromHours(2);
    private static readonly TimeSpan ChangesLimit = TimeSpan.FromSeconds(30);

    private readonly Exploration _exploration;
    private readonly Interleaving _interleaving;
    private readonly Dictionary<string, int> _refusals = new(StringComparer.Ordinal);

    private ExplorationRun(Exploration exploration, ExplorationScript script, Interleaving interleaving)
    {
        _exploration = exploration;
        _interleaving = interleaving;
        Script = script;
        Cluster = Cluster.Create(exploration.Options with { Seed = script.Seed, Clock = null, Interleaving = interleaving.Choose });
        Cluster.Store.Intercept(Refuse);
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
        _refusals.Clear();
        foreach (var node in Cluster.Snapshot.Nodes)
        {
            Cluster.Restore(node.Metadata.Name ?? "");
            Cluster.Uncordon(node.Metadata.Name ?? "");
        }

        foreach (var pod in Cluster.Snapshot.Pods)
        {
            Cluster.SetReadiness(pod.Metadata.Namespace, pod.Metadata.Name ?? "", null);
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

    /// <summary>Does a step. What the cluster refuses, because there is no such object or its state does not allow it, is passed over.</summary>
    private void Perform(ExplorationStep step)
    {
        var @namespace = NamespaceOf(step);
        switch (step.Action)
        {
            case ExplorationAction.Kill:
                Cluster.Delete("Pod", @namespace, step.Target);
                break;
            case ExplorationAction.Fail:
                Cluster.Fail(@namespace, step.Target);
                break;
            case ExplorationAction.Crash:
                Cluster.Crash(@namespace, step.Target);
                break;
            case ExplorationAction.Unready:
                Cluster.SetReadiness(@namespace, step.Target, false);
                break;
            case ExplorationAction.Ready:
                Cluster.SetReadiness(@namespace, step.Target, null);
                break;
            case ExplorationAction.Cut:
                Cluster.Cut(step.Target);
                break;
            case ExplorationAction.Restore:
                Cluster.Restore(step.Target);
                break;
            case ExplorationAction.Drain:
                Cluster.Drain(step.Target);
                break;
            case ExplorationAction.Uncordon:
                Cluster.Uncordon(step.Target);
                break;
            case ExplorationAction.Refuse:
                _refusals[step.Target] = step.Value;
                break;
            case ExplorationAction.Scale:
                Cluster.ScaleStatefulSet(@namespace, step.Target, step.Value);
                break;
            case ExplorationAction.Update when _exploration.Objects.OfType<StatefulSet>().FirstOrDefault(set => set.Metadata.Name == step.Target) is { } original:
                Cluster.Update<StatefulSet>(@namespace, step.Target, set => set with { Spec = set.Spec! with { Template = Explored(set.Spec.Template, original, step.Value) } });
                break;
        }
    }

    /// <summary>The namespace of the explored set that a step is about, or whose pod it is about.</summary>
    private string? NamespaceOf(ExplorationStep step) => _exploration.Objects.OfType<StatefulSet>()
        .FirstOrDefault(set => set.Metadata.Name == step.Target || StatefulSetNames.OrdinalIn(set.Metadata.Name ?? "", step.Target) is not null)?
        .Metadata.Namespace;

    private ApiError? Refuse(WriteRequest request)
    {
        // Controllers only: a user who is refused would have to be asked what next.
        if (Cluster.ActiveController is null || _refusals.GetValueOrDefault(request.Key.Kind) is not (> 0 and var left))
        {
            return null;
        }

        _refusals[request.Key.Kind] = left - 1;
        return ApiError.Internal("the exploration refuses this write");
    }

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
