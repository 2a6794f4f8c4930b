using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Kubewright.Rules;
using Kubewright.Schema;

namespace Kubewright.Analyzers;

/// <summary>Runs the rules on a set whose values may hang on conditions that nobody can decide. Several threads may run it together.</summary>
internal sealed class ManifestCheck
{
    /// <summary>How many objects one thread checks at a time.</summary>
    private const int ObjectsPerPart = 16;

    /// <summary>
    /// How many of the values that hang on conditions are compared with all other objects, which takes a set of its own for
    /// each world. The others are looked at by themselves, so that the work grows with the project and not with its square; the
    /// build checks the objects once more, without conditions.
    /// </summary>
    public const int MaxCompared = 32;

    private readonly ImmutableArray<ManifestValue> _values;
    private readonly bool _isOpen;
    private readonly CheckMemory _memory;
    private readonly ImmutableArray<Rule> _sourceRules;
    private readonly ManifestSet _set;
    private readonly SharedWork<ImmutableArray<Finding>> _certain;
    private readonly SharedWork<ImmutableArray<Finding>> _inEveryWorld;

    /// <summary>Prepares the check.</summary>
    /// <param name="values">The values that C# gives.</param>
    /// <param name="others">Objects from elsewhere.</param>
    /// <param name="isOpen">Whether there may be objects that are in neither.</param>
    /// <param name="memory">What the project says about the rules, and what they found before.</param>
    /// <param name="origins">Where things are written.</param>
    public ManifestCheck(ImmutableArray<ManifestValue> values, ImmutableArray<ManifestObject> others, bool isOpen, CheckMemory memory, Origins origins)
    {
        _values = values;
        _isOpen = isOpen;
        _memory = memory;
        _sourceRules = SourceRuleSet.In(origins);
        _set = new ManifestSet(values.SelectMany(static value => value.Certain.Objects).Concat(others), isOpen || values.Any(static value => value.Certain.IsOpen));
        _certain = new([.. Parts(_set.Objects.Length).Select(part => (Func<CancellationToken, ImmutableArray<Finding>>)(cancellation =>
            Check(ImmutableArray.Create(_set.Objects, part.Start, part.Length), _set, cancellation)))]);
        _inEveryWorld = new([.. Enumerable.Range(0, values.Length).Where(i => values[i].Worlds.Length > 1).Select((i, rank) =>
            (Func<CancellationToken, ImmutableArray<Finding>>)(cancellation => InEveryWorld(i, rank < MaxCompared, cancellation)))]);
    }

    /// <summary>What is wrong for certain: in what is known of the values, and in every world of one of them.</summary>
    /// <param name="cancellation">Stops between two objects.</param>
    public ImmutableArray<Finding> Run(CancellationToken cancellation)
    {
        var findings = _certain.Finish(cancellation).SelectMany(static part => part).ToImmutableArray();
        var worlds = _inEveryWorld.Finish(cancellation);
        if (worlds.Count == 0)
        {
            return findings;
        }

        var all = findings.ToBuilder();
        var known = new HashSet<(string, string, Origin)>(findings.Select(Identity));
        foreach (var ofValue in worlds)
        {
            var more = ofValue.RemoveAll(finding => known.Contains(Identity(finding)));
            all.AddRange(more);
            known.UnionWith(more.Select(Identity));
        }

        return all.ToImmutable();
    }

    private static IEnumerable<(int Start, int Length)> Parts(int count)
    {
        for (var start = 0; start < count; start += ObjectsPerPart)
        {
            yield return (start, Math.Min(ObjectsPerPart, count - start));
        }
    }

    private ImmutableArray<Finding> InEveryWorld(int index, bool isCompared, CancellationToken cancellation)
    {
        var others = isCompared ? _set.Objects.RemoveRange(_values[index].Certain.Objects) : [];
        var isOthersOpen = _isOpen || !isCompared || _values.Where((value, i) => i != index && value.Certain.IsOpen).Any();
        var worlds = _values[index].Worlds.Select(world => InWorld(world, others, isOthersOpen, cancellation)).ToList();
        return
        [
            .. worlds[0]
                .Where(item => worlds.All(world => world.ContainsKey(item.Key)))
                .Select(item => Common([.. worlds.Select(world => world[item.Key])])),
        ];
    }

    private Dictionary<(string Rule, string Subject, string Path), Finding> InWorld(
        ManifestObjects world, ImmutableArray<ManifestObject> others, bool isOpen, CancellationToken cancellation)
    {
        var findings = new Dictionary<(string, string, string), Finding>();
        var set = new ManifestSet(world.Objects.AddRange(others), isOpen || world.IsOpen);
        for (var i = 0; i < world.Objects.Length; i++)
        {
            var subject = world.Objects[i];
            foreach (var finding in Check([subject], set, cancellation))
            {
                // The name may differ from world to world, so the object is known by its place.
                var key = (finding.Descriptor.Id, finding.ObjectKey == subject.Key ? $"#{i}" : finding.ObjectKey, finding.Path);
                findings[key] = finding;
            }
        }

        return findings;
    }

    private ImmutableArray<Finding> Check(ImmutableArray<ManifestObject> subjects, ManifestSet set, CancellationToken cancellation) =>
        RuleHost.Run(subjects, set, _memory.Settings.Rules, _memory.Settings.Baseline, _memory.Catalog, cancellation)
            .AddRange(RuleHost.RunRules(_sourceRules, subjects, set, _memory.Settings.Rules, _memory.Source, cancellation));

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

    private static (string Rule, string Path, Origin Origin) Identity(Finding finding) => (finding.Descriptor.Id, finding.Path, finding.Origin);
}
