using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>One mistake that a rule found.</summary>
public sealed record Finding
{
    internal Finding(RuleDescriptor descriptor, Severity severity, ManifestObject subject, string path, Origin origin, string message)
    {
        Descriptor = descriptor;
        Severity = severity;
        ObjectKey = subject.Key;
        Path = path;
        Origin = origin;
        Message = message;
    }

    /// <summary>The rule.</summary>
    public RuleDescriptor Descriptor { get; }

    /// <summary>How bad it is: the rule's severity unless the user set another one.</summary>
    public Severity Severity { get; }

    /// <summary>The object that has the mistake: <c>StatefulSet/web</c>, or <c>StatefulSet/prod/web</c> when it writes its namespace.</summary>
    public string ObjectKey { get; }

    /// <summary>The member that has the mistake: <c>spec.template.metadata.labels</c>.</summary>
    public string Path { get; }

    /// <summary>The best place to look: where the member was written, else what should hold it.</summary>
    public Origin Origin { get; }

    /// <summary>Which object, the fact, the consequence in the cluster, and the cure.</summary>
    public string Message { get; }

    /// <summary>How to mend it mechanically; null when only a person can.</summary>
    public FixHint? Fix { get; init; }

    /// <summary>Other places that the mistake is about, such as the selector that labels do not match.</summary>
    public ImmutableArray<Origin> Related { get; init; } = [];
}
