using Kubewright.Rules.Views;

namespace Kubewright.Rules.Update;

/// <summary>A StatefulSet as it was last applied and as it is to be applied.</summary>
/// <param name="Object">The set as it is to be applied.</param>
/// <param name="Before">Its <c>spec</c> as it was last applied.</param>
/// <param name="After">Its <c>spec</c> as it is to be applied.</param>
public sealed record SetUpdate(ManifestObject Object, StatefulSetSpecView Before, StatefulSetSpecView After)
{
    /// <summary>The definition of <c>spec</c>.</summary>
    public static TypeFacts Facts { get; } = Schemas.Find("io.k8s.api.apps.v1.StatefulSetSpec")!;

    /// <summary>The set's name; a question mark where nobody knows it.</summary>
    public string Name => Object.Name.TryGet(out var name) ? name : "?";

    /// <summary>How a member of <c>spec</c> changes.</summary>
    /// <param name="property">The member.</param>
    public Comparison Compare(string property) => SemanticComparison.Compare(Before.At, After.At, Facts, Facts.Find(property)!);
}
