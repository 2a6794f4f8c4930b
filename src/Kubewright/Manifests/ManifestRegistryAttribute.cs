using System.Diagnostics.CodeAnalysis;

namespace Kubewright;

/// <summary>Names the generated list of an assembly's manifests, so that it is found without a search through all types.</summary>
/// <param name="type">A type with a public parameterless constructor that implements <see cref="IManifestRegistry"/>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ManifestRegistryAttribute(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type type) : Attribute
{
    /// <summary>The registry's type.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type Type { get; } = type;
}
