using Kubewright.Schema;

namespace Kubewright.Emit;

/// <summary>An object that a manifests class gave.</summary>
/// <param name="Object">The object as it is applied.</param>
/// <param name="Class">The class's full name.</param>
/// <param name="Member">The member's name.</param>
/// <param name="Location">Where the member makes the object; null when there is no debug information.</param>
public sealed record EmittedObject(IKubernetesObject Object, string Class, string Member, TextOrigin? Location)
{
    /// <summary>The object as the class gave it, which is what the compiler saw: it has no namespace that the project adds.</summary>
    public IKubernetesObject AsWritten { get; init; } = Object;

    /// <summary>The ids of the rules that are turned off where the member is written.</summary>
    public IReadOnlyList<string> Silenced { get; init; } = [];

    /// <summary>The same object in the namespace, unless it writes one or its kind has none.</summary>
    public EmittedObject In(string @namespace) =>
        Object.Metadata.Namespace is null && KnownKinds.IsNamespaced(Object.ApiVersion, Object.Kind) == true
            ? this with { Object = Object.WithMetadata(Object.Metadata with { Namespace = @namespace }) }
            : this;
}
