using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Storage;

/// <summary>Each mount has a path of its own.</summary>
public sealed class MountPathsAreSound() : StatefulSetRule(new(
    "KW3030", "mount-path-conflict", "Each mount has a path of its own",
    RuleCategory.Storage, Severity.Error, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        foreach (var container in PodContainers.Of(set.Template.Spec))
        {
            var paths = new Dictionary<string, VolumeUse>(StringComparer.Ordinal);
            foreach (var use in PodVolumes.UsesOf(container))
            {
                if (use.Path.TryGet(out var path))
                {
                    if (path.Length == 0)
                    {
                        Report(context, use, use.Path.At, "its path is empty");
                    }
                    else if (paths.TryGetValue(path, out var other))
                    {
                        Report(context, use, use.Path.At, $"{Name(other)} is there already", other.Path.Origin);
                    }
                    else
                    {
                        paths.Add(path, use);
                    }
                }

                if (use.Mount is { } mount)
                {
                    CheckSubPath(context, use, mount);
                }
            }
        }
    }

    private static void CheckSubPath(RuleContext context, VolumeUse use, VolumeMountView mount)
    {
        foreach (var (member, value) in new[] { ("subPath", mount.SubPath), ("subPathExpr", mount.SubPathExpr) })
        {
            if (value.TryGet(out var path) && path.StartsWith("/", StringComparison.Ordinal))
            {
                Report(context, use, value.At, $"its {member} '{path}' is not relative to the volume");
            }
            else if (value.TryGet(out path) && path.Split('/').Contains(".."))
            {
                Report(context, use, value.At, $"its {member} '{path}' leads out of the volume");
            }
        }

        if (mount.SubPath.TryGet(out var one) && one.Length > 0 && mount.SubPathExpr.TryGet(out var other) && other.Length > 0)
        {
            Report(context, use, mount.SubPathExpr.At, "it has both subPath and subPathExpr");
        }
    }

    private static void Report(RuleContext context, VolumeUse use, NodeAt at, string fact, params System.Collections.Immutable.ImmutableArray<Origin> related) => context.Report(
        at,
        $"{context.Object} {(use.Mount is null ? "gives" : "mounts")} {Name(use)} {(use.Path.TryGet(out var path) && path.Length > 0 ? $"at '{path}' " : "")}{(use.Mount is null ? "to" : "in")} {use.Container}, but {fact}: "
        + "its pods cannot be created. Give each mount a path of its own, and a subPath inside the volume.",
        fix: null,
        related);

    private static string Name(VolumeUse use) => use.Volume.TryGet(out var name) ? $"'{name}'" : "a volume";
}
