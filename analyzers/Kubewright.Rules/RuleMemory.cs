using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Kubewright.Rules;

/// <summary>
/// What rules found in objects without looking at anything else, which is still true when other objects have changed. For a
/// front end that checks a set again and again; it is true for one selection of rules under one set of options.
/// </summary>
public sealed class RuleMemory
{
    private readonly ConditionalWeakTable<ManifestObject, ImmutableArray<Finding>[]> _found = new();

    /// <summary>What each of an object's rules found; default for those that have to run.</summary>
    internal ImmutableArray<Finding>[] Of(ManifestObject subject, int rules) => _found.GetValue(subject, _ => new ImmutableArray<Finding>[rules]);
}
