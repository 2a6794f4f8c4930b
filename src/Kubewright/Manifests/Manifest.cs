using System.Buffers;
using System.Text;

namespace Kubewright;

/// <summary>Writes objects as YAML, JSON or trees, and reads them again.</summary>
public static class Manifest
{
    /// <summary>The object as a YAML document that ends with a line break. Only what was written is emitted.</summary>
    /// <param name="value">The object.</param>
    public static string ToYaml(this IKubernetesObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return ToYaml([value]);
    }

    /// <summary>The objects as YAML documents, separated by <c>---</c>, in the given order.</summary>
    /// <param name="values">The objects.</param>
    public static string ToYaml(IEnumerable<IKubernetesObject> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var text = new ArrayBufferWriter<byte>();
        var writer = new YamlManifestWriter(text);
        foreach (var value in values)
        {
            value.Write(writer);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>The object as JSON without spaces.</summary>
    /// <param name="value">The object.</param>
    public static string ToJson(this IKubernetesObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var buffer = new ArrayBufferWriter<byte>();
        value.Write(new JsonManifestWriter(buffer));
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The object as a tree, on which the rules run.</summary>
    /// <param name="value">The object.</param>
    public static Schema.Node ToNode(this IKubernetesObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var writer = new NodeManifestWriter();
        value.Write(writer);
        return writer.Root;
    }

    /// <summary>Reads the objects of a YAML or JSON text. Whatever is wrong with the text is a finding, never an exception.</summary>
    /// <param name="text">The text, of any number of documents.</param>
    /// <param name="fileName">The file to name in findings; <c>-</c> for standard input.</param>
    public static ManifestDocuments Parse(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        return new ManifestParser().Parse(text, fileName);
    }

    /// <summary>
    /// Reads one object from JSON, as the Kubernetes API sends it. This is the fast way for JSON that is known to be one
    /// object; its places are lost, unless there is a finding. Lists and other values are for <see cref="Parse"/>.
    /// </summary>
    /// <param name="json">The JSON in UTF-8.</param>
    /// <param name="findings">Receives what is wrong; the file they name is <c>-</c>.</param>
    /// <returns>The object; null when its kind is not among those the library has types for, or when it is unusable.</returns>
    public static IKubernetesObject? ReadJson(ReadOnlyMemory<byte> json, ICollection<ReadFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return ManifestParser.ReadJson(json, findings);
    }

    /// <summary>Reads the objects of a YAML or JSON file in UTF-8.</summary>
    /// <param name="path">The file; findings name it as given here.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ManifestDocuments Load(string path) => Parse(File.ReadAllText(path), path);
}
