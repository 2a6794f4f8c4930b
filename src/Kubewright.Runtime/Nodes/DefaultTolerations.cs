namespace Kubewright.Runtime;

/// <summary>What admission lets every pod tolerate: a node that is away or not well, for five minutes (SS-281).</summary>
internal static class DefaultTolerations
{
    private const int Seconds = 300;

    private static readonly Toleration NotReady = For(NodeTaints.NotReady);
    private static readonly Toleration Unreachable = For(NodeTaints.Unreachable);
    private static readonly ValueList<Toleration> Both = [NotReady, Unreachable];

    /// <summary>The tolerations with those two, unless a toleration of the pod says something about the same taint.</summary>
    public static ValueList<Toleration> Apply(ValueList<Toleration>? tolerations)
    {
        if (tolerations is not { Count: > 0 })
        {
            return Both;
        }

        var result = tolerations;
        foreach (var toleration in Both)
        {
            if (!tolerations.Any(own => (string.IsNullOrEmpty(own.Key) || own.Key == toleration.Key) && (own.Effect is null or TaintEffect.NoExecute)))
            {
                result = result.Add(toleration);
            }
        }

        return result;
    }

    private static Toleration For(string taint) => new()
    {
        Key = taint,
        Operator = TolerationOperator.Exists,
        Effect = TaintEffect.NoExecute,
        TolerationSeconds = Seconds,
    };
}
