namespace Kubewright.Emit;

/// <summary>What goes into one YAML file.</summary>
/// <param name="Name">The file's name, with its extension.</param>
/// <param name="Objects">The objects in the order of their members.</param>
public sealed record EmittedFile(string Name, IReadOnlyList<EmittedObject> Objects)
{
    /// <summary>The objects in files of their own, named after kind and name.</summary>
    public static IEnumerable<EmittedFile> PerObject(IEnumerable<EmittedObject> objects) => objects
        .GroupBy(static item => NameOf(item.Object), StringComparer.OrdinalIgnoreCase)
        .Select(static group => new EmittedFile(group.Key, [.. group]));

    /// <summary>The file's text.</summary>
    public string ToYaml() => Manifest.ToYaml(Objects.Select(static item => item.Object));

    /// <summary>Names of roles have colons, which files cannot have everywhere.</summary>
    private static string NameOf(IKubernetesObject value) => string.Concat(
        $"{value.Kind.ToLowerInvariant()}-{value.Metadata.Name}".Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' ? letter : '_')) + ".yaml";
}
