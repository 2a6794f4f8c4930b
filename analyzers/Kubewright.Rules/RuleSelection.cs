using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Kubewright.Rules;

/// <summary>The rules that run, by the kind of the object that they check: worked out once, asked for each object.</summary>
internal sealed class RuleSelection
{
    private readonly ImmutableArray<Rule> _ofEveryKind;
    private readonly Dictionary<ManifestKind, ImmutableArray<Rule>> _ofKind;

    /// <summary>Selects among rules, whose order stays.</summary>
    public RuleSelection(ImmutableArray<Rule> rules, RuleOptions options)
    {
        var enabled = rules.Where(rule => options.Enables(rule.Descriptor)).ToList();
        _ofEveryKind = [.. enabled.Where(static rule => rule.Kinds.IsEmpty)];
        _ofKind = enabled
            .SelectMany(static rule => rule.Kinds)
            .Distinct()
            .ToDictionary(static kind => kind, kind => enabled.Where(rule => rule.Kinds.IsEmpty || rule.Kinds.Contains(kind)).ToImmutableArray());
    }

    /// <summary>The rules for an object; of one whose kind nobody knows, those for every kind.</summary>
    public ImmutableArray<Rule> Of(ManifestObject subject) =>
        subject.KnownKind is { } kind && _ofKind.TryGetValue(kind, out var rules) ? rules : _ofEveryKind;
}
