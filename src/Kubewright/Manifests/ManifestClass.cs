namespace Kubewright;

/// <summary>A class marked with <see cref="ManifestsAttribute"/>.</summary>
/// <param name="Name">The name of its YAML file, without the extension.</param>
/// <param name="TypeName">The class's full name in metadata, for example <c>Shop.Web</c>.</param>
/// <param name="Members">The members that give objects, in the order they are declared.</param>
public sealed record ManifestClass(string Name, string TypeName, IReadOnlyList<ManifestMember> Members);
