using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Kubewright.Rules;

/// <summary>Runs the rules; every front end uses it.</summary>
public static class RuleHost
{
    // Front ends run the same options again and again, and some of them on one object at a time.
    private static readonly ConditionalWeakTable<RuleOptions, RuleSelection> Selections = new();

    /// <summary>Runs the rules on every object of a set that is completely visible.</summary>
    /// <inheritdoc cref="Run(ManifestSet, RuleOptions, ManifestSet, CancellationToken)"/>
    public static ImmutableArray<Finding> Run(IReadOnlyList<ManifestObject> objects, RuleOptions options, CancellationToken cancellation = default) =>
        Run(new ManifestSet(objects), options, baseline: null, cancellation);

    /// <inheritdoc cref="Run(ManifestSet, RuleOptions, ManifestSet, CancellationToken)"/>
    public static ImmutableArray<Finding> Run(ManifestSet manifests, RuleOptions options, CancellationToken cancellation = default) =>
        Run(manifests, options, baseline: null, cancellation);

    /// <summary>Runs the rules on every object. The findings come in the order of the objects, then of the rules.</summary>
    /// <param name="manifests">The objects.</param>
    /// <param name="options">What the user set.</param>
    /// <param name="baseline">What was last applied; null when nobody knows, and the rules about changes are silent.</param>
    /// <param name="cancellation">Stops between two objects.</param>
    public static ImmutableArray<Finding> Run(ManifestSet manifests, RuleOptions options, ManifestSet? baseline, CancellationToken cancellation = default) =>
        Run(manifests.Objects, manifests, options, baseline, cancellation);

    /// <summary>Runs the rules on some objects of a set.</summary>
    /// <param name="subjects">The objects to check, all of them in the set.</param>
    /// <param name="manifests">The objects that are applied together.</param>
    /// <param name="options">What the user set.</param>
    /// <param name="baseline">What was last applied; null when nobody knows, and the rules about changes are silent.</param>
    /// <param name="cancellation">Stops between two objects.</param>
    public static ImmutableArray<Finding> Run(
        IEnumerable<ManifestObject> subjects, ManifestSet manifests, RuleOptions options, ManifestSet? baseline, CancellationToken cancellation = default) =>
        Run(subjects, manifests, options, baseline, memory: null, cancellation);

    /// <summary>Runs the rules on some objects of a set that may have been checked before, among others.</summary>
    /// <param name="subjects">The objects to check, all of them in the set.</param>
    /// <param name="manifests">The objects that are applied together.</param>
    /// <param name="options">What the user set.</param>
    /// <param name="baseline">What was last applied; null when nobody knows, and the rules about changes are silent.</param>
    /// <param name="memory">What was found under these options before, and receives what is found; null to remember nothing.</param>
    /// <param name="cancellation">Stops between two objects.</param>
    public static ImmutableArray<Finding> Run(
        IEnumerable<ManifestObject> subjects, ManifestSet manifests, RuleOptions options, ManifestSet? baseline, RuleMemory? memory, CancellationToken cancellation = default) =>
        Run(Selections.GetValue(options, static options => new RuleSelection(RuleCatalog.All, options)), subjects, manifests, options, baseline, memory, cancellation);

    /// <summary>Runs rules that one front end alone has on some objects of a set, as those of the catalogue are run.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="subjects">The objects to check, all of them in the set.</param>
    /// <param name="manifests">The objects that are applied together.</param>
    /// <param name="options">What the user set.</param>
    /// <param name="memory">What these rules found under these options before, and receives what they find; null to remember nothing.</param>
    /// <param name="cancellation">Stops between two objects.</param>
    public static ImmutableArray<Finding> RunRules(
        ImmutableArray<Rule> rules, IEnumerable<ManifestObject> subjects, ManifestSet manifests, RuleOptions options, RuleMemory? memory, CancellationToken cancellation = default) =>
        Run(new RuleSelection(rules, options), subjects, manifests, options, baseline: null, memory, cancellation);

    private static ImmutableArray<Finding> Run(
        RuleSelection selection,
        IEnumerable<ManifestObject> subjects,
        ManifestSet manifests,
        RuleOptions options,
        ManifestSet? baseline,
        RuleMemory? memory,
        CancellationToken cancellation)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var ofSubject = ImmutableArray.CreateBuilder<Finding>();
        foreach (var subject in subjects)
        {
            cancellation.ThrowIfCancellationRequested();
            var rules = selection.Of(subject);
            var found = memory?.Of(subject, rules.Length);
            var context = new RuleContext(subject, manifests, baseline, options, ofSubject);
            for (var i = 0; i < rules.Length; i++)
            {
                if (found is not null && found[i] is { IsDefault: false } known)
                {
                    ofSubject.AddRange(known);
                }
                else if (baseline is not null || rules[i].Descriptor.Scope != RuleScope.Previous)
                {
                    var before = ofSubject.Count;
                    context.Run(rules[i]);
                    if (found is not null && !context.HasLookedAround)
                    {
                        found[i] = ofSubject.Count == before ? [] : [.. ofSubject.Skip(before)];
                    }
                }
            }

            findings.AddRange(ofSubject);
            ofSubject.Clear();
        }

        return findings.ToImmutable();
    }
}
