using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Security;

/// <summary>Each id of a user or group is one that Linux has.</summary>
public sealed class UserIdsAreInRange() : StatefulSetRule(new(
    "KW7014", "uid-gid-range", "Each id of a user or group is one that Linux has",
    RuleCategory.Security, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var (member, id) in Ids(set.Template.Spec))
        {
            if (id.TryGet(out var number) && number is < 0 or > int.MaxValue)
            {
                context.Report(
                    id.At,
                    $"{context.Object} has {number} as {member}, and ids go from 0 to {int.MaxValue}: Kubernetes refuses such pods, so none is created. Set an id in that range.");
            }
        }
    }

    private sealed record UserId(string Member, Value<long> Id);

    private static IEnumerable<UserId> Ids(PodSpecView pod)
    {
        var security = pod.SecurityContext;
        return new UserId[] { new("runAsUser", security.RunAsUser), new("runAsGroup", security.RunAsGroup), new("fsGroup", security.FsGroup) }
            .Concat(security.SupplementalGroups.Select(static id => new UserId("one of supplementalGroups", id)))
            .Concat(PodContainers.Of(pod).SelectMany(static container => new UserId[]
            {
                new($"runAsUser of {container}", container.View.SecurityContext.RunAsUser),
                new($"runAsGroup of {container}", container.View.SecurityContext.RunAsGroup),
            }));
    }
}
