using Kubewright.Planning;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Cli;

/// <summary>The kinds that CustomResourceDefinitions among the objects add.</summary>
internal static class CustomKinds
{
    /// <summary>The groups and kinds that the objects define.</summary>
    public static HashSet<(string Group, string Kind)> DefinedBy(IEnumerable<PlanObject> objects) =>
    [
        .. objects.Where(static item => IsDefinition(item.Id)).Select(static item => item.Manifest.At["spec"]).Select(static spec => (Text(spec["group"]), Text(spec["names"]["kind"]))),
    ];

    /// <summary>Whether the object defines a kind.</summary>
    public static bool IsDefinition(ObjectId id) => id is { Group: "apiextensions.k8s.io", Kind: "CustomResourceDefinition" };

    /// <summary>The group and kind of an object.</summary>
    public static (string Group, string Kind) Of(ObjectId id) => (id.Group, id.Kind);

    private static string Text(NodeAt at) => at.Node is ScalarNode { IsKnown: true } scalar ? scalar.Text : "";
}
