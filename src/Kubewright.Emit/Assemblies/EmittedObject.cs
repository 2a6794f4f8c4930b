using Kubewright.Schema;

namespace Kubewright.Emit;

/// <summary>An object that a manifests class gave.</summary>
/// <param name="Object">The object.</param>
/// <param name="Class">The class's full name.</param>
/// <param name="Member">The member's name.</param>
/// <param name="Location">Where the member makes the object; null when there is no debug information.</param>
public sealed record EmittedObject(IKubernetesObject Object, string Class, string Member, TextOrigin? Location);
