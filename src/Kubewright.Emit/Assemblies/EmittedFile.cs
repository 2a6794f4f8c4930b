namespace Kubewright.Emit;

/// <summary>What goes into one YAML file: the objects of one manifests class.</summary>
/// <param name="Name">The file's name, with its extension.</param>
/// <param name="Objects">The objects in the order of their members.</param>
public sealed record EmittedFile(string Name, IReadOnlyList<EmittedObject> Objects)
{
    /// <summary>The file's text.</summary>
    public string ToYaml() => Manifest.ToYaml(Objects.Select(static item => item.Object));
}
