using System.Collections.Frozen;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>One object of a YAML text.</summary>
/// <param name="Node">The object as it is written, in a version of the API that there is today.</param>
/// <param name="Typed">The object as a record, or as a <see cref="RawManifest"/> where there is no type for it.</param>
/// <param name="Tree">What the record says, in the order of the schema.</param>
/// <param name="Comments">The comments in and above it; none where the text is kept.</param>
/// <param name="Location">Where it begins.</param>
internal sealed record SourceObject(ObjectNode Node, IKubernetesObject Typed, ObjectNode Tree, SourceComments Comments, TextOrigin Location)
{
    /// <summary>The numbers of <see cref="Tree"/> that were written with octal digits, as permissions are.</summary>
    public IReadOnlySet<Schema.Node> Octals { get; init; } = FrozenSet<Schema.Node>.Empty;

    /// <summary>How messages name it.</summary>
    public string Key => $"{Typed.Kind}/{Typed.Metadata.Name ?? Typed.Metadata.GenerateName}";
}
