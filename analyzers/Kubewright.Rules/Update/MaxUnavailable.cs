using System;
using System.Globalization;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>What <c>spec.updateStrategy.rollingUpdate.maxUnavailable</c> means.</summary>
internal static class MaxUnavailable
{
    /// <summary>
    /// How many pods a rolling update may take down at once: percentages of <paramref name="pods"/> round down, to 1 at least.
    /// Null when none is written, the value is not valid, the pods do not roll, the cluster ignores the field, or nobody can say.
    /// </summary>
    public static long? Of(RuleContext context, StatefulSetSpecView set, long? pods) =>
        IsIgnored(context.Cluster) != true && Rollout.IsRolling(set) == true ? Written(set, pods) : null;

    /// <summary>The same whatever the cluster makes of it and however pods are replaced.</summary>
    public static long? Written(StatefulSetSpecView set, long? pods)
    {
        if (!set.UpdateStrategy.RollingUpdate.MaxUnavailable.TryGet(out var value) || Problem(value) is not null)
        {
            return null;
        }

        return value.Number ?? (Percent(value.Text) * pods is { } share ? Math.Max(1, share / 100) : null);
    }

    /// <summary>What makes the API server refuse the value; null when it is fine.</summary>
    public static string? Problem(IntOrText value) => (value.Number ?? Percent(value.Text)) switch
    {
        null => "a text must be a percentage such as '25%'",
        < 0 => "it is negative",
        0 => "an update that may take no pod down cannot go on",
        > 100 when value.Number is null => "it is more than 100%",
        _ => null,
    };

    /// <summary>
    /// Whether a cluster drops the field: before 1.35, and again from 1.35.4 until 1.37, unless the feature gate
    /// MaxUnavailableStatefulSet was switched on. Null when nobody can say.
    /// </summary>
    public static bool? IsIgnored(ClusterFacts cluster) => cluster.Version is not { } version ? null
        : version.IsAtLeast(37) ? false
        : version.IsAtLeast(35) ? version.IsAtLeast(35, 4)
        : true;

    /// <summary>Takes pods down one by one, or as many at a time as <paramref name="value"/> says.</summary>
    public static FixHint Fix(ManifestObject set, StatefulSetSpecView spec, long value) => new(
        FormattableString.Invariant($"Set maxUnavailable to {value}"),
        new SetValueEdit(set.Key, spec.UpdateStrategy.RollingUpdate.MaxUnavailable.Path, Build.Integer(value)));

    /// <summary>The number before the sign; a huge one is cut, since any above 100 means the same. Null when the text is no percentage.</summary>
    private static long? Percent(string text) =>
        text.Length > 1 && text[text.Length - 1] == '%' && text.Take(text.Length - 1).All(static c => c is >= '0' and <= '9')
            ? long.TryParse(text.Substring(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : long.MaxValue
            : null;
}
