using Kubewright.Schema;

namespace Kubewright.Runtime;

/// <summary>
/// What a ControllerRevision records: the pod template, as a strategic merge patch that restores it exactly
/// (<c>{"spec":{"template":{"$patch":"replace",…}}}</c>). Its keys are in order, so that whoever compares the served bytes with
/// a template that it encodes itself, as <c>kubectl rollout undo</c> does, finds them equal.
/// </summary>
public static class RevisionData
{
    private const string PatchDirective = "$patch";

    /// <summary>The data that records <paramref name="template"/>, which must have its defaults.</summary>
    /// <param name="template">The template.</param>
    /// <param name="features">How the cluster's release writes revisions; null for <see cref="KubernetesFeatures.Default"/>.</param>
    public static RawValue Record(PodTemplateSpec template, KubernetesFeatures? features = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        var writer = new NodeManifestWriter();
        template.Write(writer);
        var recorded = ((ObjectNode)writer.Root).With(PatchDirective, ScalarNode.String("replace", Origin.None), Origin.None);
        if (features?.Has(KubernetesFeature.NullTimestampInRevisions) == true
            && recorded["metadata"] is ObjectNode metadata
            && template.Metadata?.CreationTimestamp is null)
        {
            var none = new ScalarNode(ScalarKind.Null, "null", Origin.None);
            recorded = recorded.With("metadata", metadata.With("creationTimestamp", none, Origin.None), Origin.None);
        }

        return new RawValue(CanonicalJson.Sort(Object("spec", Object("template", recorded))));
    }

    /// <summary>The pod template that <paramref name="data"/> records; null when it records none.</summary>
    public static PodTemplateSpec? Restore(RawValue? data)
    {
        if (data?.Node.At("spec.template") is not ObjectNode template)
        {
            return null;
        }

        var members = template.Members.RemoveAll(static member => member.Name == PatchDirective);
        var reader = new NodeManifestReader(new ObjectNode(members, isOpen: false, template.Origin), []);
        return PodTemplateSpec.Read(reader);
    }

    /// <summary>The bytes that are hashed and compared: keys sorted, no white space.</summary>
    public static byte[] Canonical(RawValue data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return CanonicalJson.Write(data.Node);
    }

    private static ObjectNode Object(string name, Schema.Node value) =>
        new([new ObjectNode.Member(name, value, Origin.None)], isOpen: false, Origin.None);
}
