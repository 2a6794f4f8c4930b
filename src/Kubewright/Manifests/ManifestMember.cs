namespace Kubewright;

/// <summary>A member that gives objects to emit.</summary>
/// <param name="Name">The member's name in C#.</param>
/// <param name="MetadataName">The getter, field or method to look for in debug information: <c>get_Nginx</c>.</param>
/// <param name="Create">Reads the member.</param>
public sealed record ManifestMember(string Name, string MetadataName, Func<IEnumerable<IKubernetesObject>> Create);
