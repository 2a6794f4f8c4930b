namespace Kubewright;

/// <summary>
/// Marks a static class whose public static properties, fields and parameterless methods of a Kubernetes kind, or of a
/// sequence of <see cref="IKubernetesObject"/>, the build writes to one YAML file, in the order they are declared.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ManifestsAttribute : Attribute
{
    /// <summary>The file's name without its extension; by default the class name in kebab-case: <c>WebShop</c> gives <c>web-shop</c>.</summary>
    public string? Name { get; set; }
}
