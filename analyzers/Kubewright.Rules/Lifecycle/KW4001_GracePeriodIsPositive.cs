using Kubewright.Rules.Views;

namespace Kubewright.Rules.Lifecycle;

/// <summary>The pods get time to stop.</summary>
public sealed class GracePeriodIsPositive() : Rule(Description, StatefulSetView.ObjectKind)
{
    /// <summary>What Kubernetes takes when nothing is written, in seconds.</summary>
    private const int DefaultSeconds = 30;

    private static readonly RuleDescriptor Description = new(
        "KW4001",
        "grace-period-zero",
        "The pods get time to stop",
        RuleCategory.Lifecycle,
        Severity.Warning,
        RulePreset.Default,
        RuleScope.Object);

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        var period = new StatefulSetView(context.Object.At).Spec.Template.Spec.TerminationGracePeriodSeconds;
        if (!period.TryGet(out var seconds) || seconds > 0)
        {
            return;
        }

        var fact = seconds == 0
            ? "gives its pods a grace period of 0 seconds, which kills each process at once"
            : $"gives its pods a grace period of {seconds} seconds, which Kubernetes takes for 1";
        context.Report(
            period.At,
            $"{context.Object} {fact}: unflushed data is lost, and two pods with one identity can overlap. "
            + $"Set terminationGracePeriodSeconds to {DefaultSeconds}, or to what a clean stop takes.",
            new FixHint(
                $"Set the grace period to {DefaultSeconds} seconds",
                new SetValueEdit(context.Object.Key, period.Path, Build.Integer(DefaultSeconds))));
    }
}
