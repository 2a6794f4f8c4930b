using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>What a rule may look at while it checks one object, and where it reports. The rules of an object have it one after the other.</summary>
public sealed class RuleContext
{
    private readonly ManifestSet _manifests;
    private readonly ManifestSet? _baseline;
    private readonly ImmutableArray<Finding>.Builder _findings;
    private RuleDescriptor _rule = null!;

    internal RuleContext(ManifestObject subject, ManifestSet manifests, ManifestSet? baseline, RuleOptions options, ImmutableArray<Finding>.Builder findings)
    {
        _findings = findings;
        Object = subject;
        _manifests = manifests;
        _baseline = baseline;
        Options = options;
    }

    /// <summary>The object under check.</summary>
    public ManifestObject Object { get; }

    /// <summary>The objects that are applied together with it.</summary>
    public ManifestSet Manifests
    {
        get
        {
            HasLookedAround = true;
            return _manifests;
        }
    }

    /// <summary>What was last applied; never null in a rule of scope <see cref="RuleScope.Previous"/>.</summary>
    public ManifestSet? Baseline
    {
        get
        {
            HasLookedAround = true;
            return _baseline;
        }
    }

    /// <summary>The object as it was last applied; null when it is new, or nobody can say.</summary>
    public ManifestObject? Previous => Baseline?.Counterpart(Object);

    /// <summary>What the user set.</summary>
    public RuleOptions Options { get; }

    /// <summary>Facts about the cluster.</summary>
    public ClusterFacts Cluster => Options.Cluster;

    /// <summary>Whether the rule asked for anything but the object under check, so that what it found may change while the object stays.</summary>
    internal bool HasLookedAround { get; private set; }

    /// <summary>Runs a rule, which has not looked around yet.</summary>
    internal void Run(Rule rule)
    {
        _rule = rule.Descriptor;
        HasLookedAround = false;
        rule.Check(this);
    }

    /// <summary>
    /// Whether a rule of a smaller id has an error at that place of the object. It says more about the value than the schema
    /// can, so that the schema's own rules leave the value to it.
    /// </summary>
    internal bool HasError(string path)
    {
        HasLookedAround = true;
        return _findings.Any(finding => finding.Severity == Severity.Error && finding.Path == path && finding.ObjectKey == Object.Key && finding.Descriptor != _rule);
    }

    /// <summary>Reports a mistake in the object under check.</summary>
    /// <param name="at">The member that has the mistake.</param>
    /// <param name="message">Which object, the fact, the consequence in the cluster, and the cure.</param>
    /// <param name="fix">How to mend it mechanically, if that is possible.</param>
    /// <param name="related">Other places that the mistake is about.</param>
    public void Report(NodeAt at, string message, FixHint? fix = null, params ImmutableArray<Origin> related) =>
        Report(Object, at, message, fix, related);

    /// <summary>Reports a mistake that is worse or less bad than the rule's mistakes usually are; what the user set still counts.</summary>
    /// <inheritdoc cref="Report(NodeAt, string, FixHint?, ImmutableArray{Origin})"/>
    public void ReportAs(Severity severity, NodeAt at, string message, FixHint? fix = null) => Add(Object, severity, at, message, fix, []);

    /// <summary>Reports a mistake in another object of the set that the object under check suffers from.</summary>
    /// <inheritdoc cref="Report(NodeAt, string, FixHint?, ImmutableArray{Origin})"/>
    public void Report(ManifestObject subject, NodeAt at, string message, FixHint? fix = null, params ImmutableArray<Origin> related) =>
        Add(subject, _rule.Severity, at, message, fix, related);

    private void Add(ManifestObject subject, Severity severity, NodeAt at, string message, FixHint? fix, ImmutableArray<Origin> related)
    {
        if (IgnoreAnnotation.Names(subject, _rule))
        {
            return;
        }

        // A member that is not written has no place of its own.
        var origin = at.Node is AbsentNode ? subject.Origin : at.Origin;
        _findings.Add(new Finding(_rule, Options.Severities.TryGetValue(_rule.Id, out var set) ? set : severity, subject, at.Path, origin, Phrases.Sentence(message)) { Fix = fix, Related = related });
    }
}
