using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>What becomes of the claim templates of a set. Each change belongs to one of the lists.</summary>
internal sealed class ClaimTemplateChanges
{
    private ClaimTemplateChanges(ImmutableArray<ClaimTemplate> before, ImmutableArray<ClaimTemplate> after, SetUpdate update)
    {
        var facts = Schemas.Find("VolumeClaim")!;
        Kept = [.. after.SelectMany(item => before.Where(old => old.Name == item.Name).Take(1), static (item, old) => (old, item))];
        var (gone, added) = (before.Where(old => !Has(after, old.Name)).ToList(), after.Where(item => !Has(before, item.Name)).ToList());
        var renamed = ImmutableArray.CreateBuilder<(ClaimTemplate, ClaimTemplate)>();
        foreach (var old in gone.ToList())
        {
            var successor = added.Where(item => IsSuccessor(old, item, update, facts)).Take(1).ToList();
            if (successor.Count == 1)
            {
                renamed.Add((old, successor[0]));
                gone.Remove(old);
                added.Remove(successor[0]);
            }
        }

        (Renamed, Removed, Added) = (renamed.ToImmutable(), [.. gone], [.. added]);
        IsReordered = Renamed.IsEmpty && Removed.IsEmpty && Added.IsEmpty
            && !before.Select(static item => item.Name).SequenceEqual(after.Select(static item => item.Name), StringComparer.Ordinal);
    }

    /// <summary>Templates that keep their name, whatever else changes in them.</summary>
    public ImmutableArray<(ClaimTemplate Before, ClaimTemplate After)> Kept { get; }

    /// <summary>Templates that go on under another name: mounted at the same place, or the same in all else.</summary>
    public ImmutableArray<(ClaimTemplate Before, ClaimTemplate After)> Renamed { get; }

    /// <summary>Templates that go.</summary>
    public ImmutableArray<ClaimTemplate> Removed { get; }

    /// <summary>Templates that come.</summary>
    public ImmutableArray<ClaimTemplate> Added { get; }

    /// <summary>Whether the same templates stand in another order.</summary>
    public bool IsReordered { get; }

    /// <summary>The changes; null when nobody can say which templates there are.</summary>
    public static ClaimTemplateChanges? Of(SetUpdate update) =>
        Named(update.Before) is { } before && Named(update.After) is { } after ? new ClaimTemplateChanges(before, after, update) : null;

    private static ImmutableArray<ClaimTemplate>? Named(StatefulSetSpecView set)
    {
        var templates = set.VolumeClaimTemplates;
        return templates.IsComplete && templates.All(static item => item.Metadata.Name.IsKnown)
            ? [.. templates.Select(static item => new ClaimTemplate(item.Metadata.Name.ToString(), item))]
            : null;
    }

    private static bool Has(IEnumerable<ClaimTemplate> templates, string name) => templates.Any(item => item.Name == name);

    private static bool IsSuccessor(ClaimTemplate old, ClaimTemplate item, SetUpdate update, TypeFacts facts)
    {
        var places = MountPaths(update.Before, old.Name);
        return MountPaths(update.After, item.Name).Any(places.Contains)
            || SemanticComparison.Compare(old.View.At, item.View.At, facts, facts.Find("spec")!).AreEqual == true;
    }

    private static HashSet<(string Container, string Path)> MountPaths(StatefulSetSpecView set, string volume) =>
    [
        .. PodContainers.Of(set.Template.Spec).SelectMany(container => container.View.VolumeMounts
            .Where(mount => mount.Name.ToString() == volume && mount.MountPath.IsKnown)
            .Select(mount => (container.View.Name.ToString(), mount.MountPath.ToString()))),
    ];
}
