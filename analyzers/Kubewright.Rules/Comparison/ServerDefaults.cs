using System;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>What the API server writes where a manifest writes nothing.</summary>
public static class ServerDefaults
{
    private const string Latest = "latest";

    /// <summary>
    /// The value that the server gives a member that is not written: the schema's default, or one that follows from the
    /// members beside it. Absent when the server leaves it out, unknown when nobody can say.
    /// </summary>
    /// <param name="owner">The object that lacks the member.</param>
    /// <param name="facts">The object's definition.</param>
    /// <param name="property">The member.</param>
    public static Node Of(NodeAt owner, TypeFacts facts, PropertyFacts property) => (facts.ShortName, property.Name) switch
    {
        ("Container" or "EphemeralContainer", "imagePullPolicy") => PullPolicy(owner["image"]),
        ("ServicePort", "targetPort") => owner["port"].Node,
        ("VolumeClaim", "apiVersion") => Text("v1"),
        ("VolumeClaim", "kind") => Text("PersistentVolumeClaim"),
        _ => property.Default is { } text ? Scalar(property.Type.Kind, text) : new AbsentNode(owner.Origin),
    };

    /// <summary><c>Always</c> for a tag that moves by convention, and for none; a digest never moves.</summary>
    private static Node PullPolicy(NodeAt image)
    {
        if (image.IsAbsent)
        {
            return image.Node;
        }

        if (!Views.Scalar.Text(image).TryGet(out var text))
        {
            return new UnknownNode(image.Origin);
        }

        return !ImageReference.TryParse(text, out var reference) ? new UnknownNode(image.Origin)
            : reference.Digest is null && reference.Tag is null or Latest ? Text("Always")
            : Text("IfNotPresent");
    }

    private static ScalarNode Scalar(SchemaTypeKind type, string text)
    {
        var kind = type switch
        {
            SchemaTypeKind.Int32 or SchemaTypeKind.Int64 or SchemaTypeKind.Seconds => ScalarKind.Integer,
            SchemaTypeKind.Boolean => ScalarKind.Boolean,
            SchemaTypeKind.Double => ScalarKind.Float,
            SchemaTypeKind.IntOrString when !text.EndsWith("%", StringComparison.Ordinal) => ScalarKind.Integer,
            _ => ScalarKind.String,
        };
        return new ScalarNode(kind, text, Origin.None);
    }

    private static ScalarNode Text(string text) => ScalarNode.String(text, Origin.None);
}
