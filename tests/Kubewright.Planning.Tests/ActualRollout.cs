namespace Kubewright.Planning.Tests;

/// <summary>What a cluster of its own does, in the words of <see cref="Of(SetForecast)"/>.</summary>
internal static class ActualRollout
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(2);

    /// <summary>Brings states up one after the other and tells what happens to the pods after the last one is applied.</summary>
    /// <param name="seed">Where everything random starts.</param>
    /// <param name="faults">What goes wrong from then on.</param>
    /// <param name="states">The states.</param>
    public static string Of(int seed, IReadOnlyList<Fault> faults, params IReadOnlyList<StatefulSet> states)
    {
        var cluster = Cluster.Create(new ClusterOptions { Seed = seed });
        cluster.Apply(Web.Nginx).OrThrow();
        foreach (var state in states.SkipLast(1))
        {
            cluster.Apply(state).OrThrow();
            Assert.True(cluster.RunUntil(Rollout.IsComplete, Limit));
        }

        var start = cluster.Clock.GetUtcNow();
        var life = new List<string>();
        using var subscription = cluster.Subscribe(change =>
        {
            if (change.Object is not Pod)
            {
                return;
            }

            var (old, pod) = (change.Old as Pod, change.New as Pod);
            var sign = old is null ? '+'
                : pod is null ? '-'
                : old.Metadata.DeletionTimestamp is null && pod.Metadata.DeletionTimestamp is not null ? '!'
                : !Rollout.IsReady(old) && Rollout.IsReady(pod) ? '~' : ' ';
            if (sign != ' ')
            {
                life.Add(FormattableString.Invariant($"{(change.Time - start).TotalSeconds}{sign}{change.Key.Name}"));
            }
        });
        cluster.Inject(faults);
        cluster.Apply(states[^1]).OrThrow();
        cluster.RunUntil(Rollout.IsComplete, Limit);
        return string.Join(' ', life);
    }

    /// <summary>A forecast: <c>0!web-2</c> told to stop at once, <c>-</c> gone, <c>+</c> created, <c>~</c> ready.</summary>
    public static string Of(SetForecast set) => string.Join(' ', set.Steps.Select(static step => FormattableString.Invariant($"{step.At.TotalSeconds}{Sign(step.Kind)}{step.Pod}")));

    private static char Sign(PodStepKind kind) => kind switch
    {
        PodStepKind.Created => '+',
        PodStepKind.Gone => '-',
        PodStepKind.Stops => '!',
        PodStepKind.Ready => '~',
        _ => '?',
    };
}
