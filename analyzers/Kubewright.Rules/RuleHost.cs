using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;

namespace Kubewright.Rules;

/// <summary>Runs the rules; every front end uses it.</summary>
public static class RuleHost
{
    /// <summary>Runs every rule on every object of a set that is completely visible.</summary>
    /// <inheritdoc cref="Run(ManifestSet, RuleOptions, CancellationToken)"/>
    public static ImmutableArray<Finding> Run(IReadOnlyList<ManifestObject> objects, RuleOptions options, CancellationToken cancellation = default) =>
        Run(new ManifestSet(objects), options, cancellation);

    /// <summary>Runs every rule on every object. The findings come in the order of the objects, then of the rules.</summary>
    /// <param name="manifests">The objects.</param>
    /// <param name="options">What the user set.</param>
    /// <param name="cancellation">Stops between two objects.</param>
    public static ImmutableArray<Finding> Run(ManifestSet manifests, RuleOptions options, CancellationToken cancellation = default) =>
        Run(manifests.Objects, manifests, options, cancellation);

    /// <summary>Runs every rule on some objects of a set.</summary>
    /// <param name="subjects">The objects to check, all of them in the set.</param>
    /// <param name="manifests">The objects that are applied together.</param>
    /// <param name="options">What the user set.</param>
    /// <param name="cancellation">Stops between two objects.</param>
    public static ImmutableArray<Finding> Run(IEnumerable<ManifestObject> subjects, ManifestSet manifests, RuleOptions options, CancellationToken cancellation = default)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var subject in subjects)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var rule in RuleCatalog.All)
            {
                if (subject.Is(rule.Kind) == true && !options.Disabled.Contains(rule.Descriptor.Id))
                {
                    rule.Check(new RuleContext(rule.Descriptor, subject, manifests, options, findings));
                }
            }
        }

        return findings.ToImmutable();
    }
}
