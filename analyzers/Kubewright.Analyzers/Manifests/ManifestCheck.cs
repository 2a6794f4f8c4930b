using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Kubewright.Rules;
using Kubewright.Schema;

namespace Kubewright.Analyzers;

/// <summary>Runs the rules on a set whose values may hang on conditions that nobody can decide.</summary>
internal static class ManifestCheck
{
    /// <summary>What is wrong for certain: in what is known of the values, and in every world of one of them.</summary>
    /// <param name="values">The values that C# gives.</param>
    /// <param name="others">Objects from elsewhere.</param>
    /// <param name="isOpen">Whether there may be objects that are in neither.</param>
    /// <param name="settings">What the project says about the rules.</param>
    /// <param name="cancellation">Stops between two objects.</param>
    public static ImmutableArray<Finding> Run(
        ImmutableArray<ManifestValue> values, ImmutableArray<ManifestObject> others, bool isOpen, ProjectSettings settings, CancellationToken cancellation)
    {
        var parts = values.Select(static value => ManifestObjects.In(value.Value)).ToImmutableArray();
        var set = new ManifestSet(parts.SelectMany(static part => part.Objects).Concat(others), isOpen || parts.Any(static part => part.IsOpen));
        var findings = Check(set.Objects, set, settings, cancellation);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].Worlds.Length > 1)
            {
                findings = findings.AddRange(InEveryWorld(i).Where(finding => !findings.Any(known => IsSame(known, finding))));
            }
        }

        return findings;

        IEnumerable<Finding> InEveryWorld(int index)
        {
            var others = set.Objects.RemoveRange(parts[index].Objects);
            var isOthersOpen = isOpen || parts.Where((part, i) => i != index && part.IsOpen).Any();
            var worlds = values[index].Worlds.Select(world => InWorld(ManifestObjects.In(world), others, isOthersOpen, settings, cancellation)).ToList();
            return worlds[0]
                .Where(item => worlds.All(world => world.ContainsKey(item.Key)))
                .Select(item => Common([.. worlds.Select(world => world[item.Key])]));
        }
    }

    private static Dictionary<(string Rule, string Subject, string Path), Finding> InWorld(
        ManifestObjects world, ImmutableArray<ManifestObject> others, bool isOpen, ProjectSettings settings, CancellationToken cancellation)
    {
        var findings = new Dictionary<(string, string, string), Finding>();
        var set = new ManifestSet(world.Objects.AddRange(others), isOpen || world.IsOpen);
        for (var i = 0; i < world.Objects.Length; i++)
        {
            var subject = world.Objects[i];
            foreach (var finding in Check([subject], set, settings, cancellation))
            {
                // The name may differ from world to world, so the object is known by its place.
                var key = (finding.Descriptor.Id, finding.ObjectKey == subject.Key ? $"#{i}" : finding.ObjectKey, finding.Path);
                findings[key] = finding;
            }
        }

        return findings;
    }

    private static ImmutableArray<Finding> Check(ImmutableArray<ManifestObject> subjects, ManifestSet set, ProjectSettings settings, CancellationToken cancellation) =>
        RuleHost.Run(subjects, set, settings.Rules, settings.Baseline, cancellation)
            .AddRange(RuleHost.RunRules(SourceRuleSet.All, subjects, set, settings.Rules, cancellation));

    /// <summary>The same mistake, made in each world: reported in the first, the others being related.</summary>
    private static Finding Common(ImmutableArray<Finding> findings)
    {
        var first = findings[0];
        var elsewhere = findings.Select(static finding => finding.Origin).Distinct().Where(origin => origin != first.Origin);
        return first with
        {
            Fix = findings.All(finding => finding.Message == first.Message) ? first.Fix : null,
            Related = first.Related.AddRange(elsewhere),
        };
    }

    private static bool IsSame(Finding known, Finding finding) =>
        known.Descriptor.Id == finding.Descriptor.Id && known.Path == finding.Path && known.Origin == finding.Origin;
}
