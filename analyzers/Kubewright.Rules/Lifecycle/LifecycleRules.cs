using System.Collections.Immutable;

namespace Kubewright.Rules.Lifecycle;

/// <summary>The rules of the category.</summary>
internal static class LifecycleRules
{
    /// <summary>All of them, ordered by id.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new GracePeriodIsPositive(),
        new PodsReportWhenTheyAreReady(),
        new ProbePortNamesAreDeclared(),
        new PreStopLeavesTimeToStop(),
        new LivenessWaitsForRecovery(),
        new ImagesAreReferences(),
        new ShellPassesSignalsOn(),
        new PreStopSleepFitsTheGracePeriod(),
        new ImagesArePinned(),
        new ProbesAreValid(),
        new ContainersHaveAnImage(),
        new ContainersWithPortsHaveReadinessProbes(),
        new ReadinessGatesAreManaged(),
        new ContainerNamesAreValid(),
        new LivenessIsSlowerThanReadiness(),
        new StoresGetTimeToStop(),
        new RestartPolicyIsAlways(),
        new PodsHaveContainers(),
        new InitContainersHaveNoProbes(),
        new ProbePortsAreDeclared(),
        new PodsHaveNoDeadline(),
        new ProbesEndBeforeTheNext(),
        new MovingTagsArePulledAlways(),
    ];
}
