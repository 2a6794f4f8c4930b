using System.Collections.Frozen;
using System.Globalization;

namespace Kubewright.Server;

/// <summary>The messages that clients send, by name: <c>core.v1.Pod</c>. Read from <c>messages.txt</c> when first asked for.</summary>
internal static class ProtobufMessages
{
    private const string Resource = "messages.txt";

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<int, ProtobufField>>> ByName = new(Read);

    /// <summary>Every message with its fields by number.</summary>
    public static IReadOnlyDictionary<string, FrozenDictionary<int, ProtobufField>> All => ByName.Value;

    /// <summary>The fields of a message by number; null when it is not known.</summary>
    public static FrozenDictionary<int, ProtobufField>? Find(string name) => ByName.Value.GetValueOrDefault(name);

    /// <summary>The name of a kind's message.</summary>
    /// <param name="apiVersion">The group and version, for example <c>rbac.authorization.k8s.io/v1</c>.</param>
    /// <param name="kind">The kind.</param>
    public static string NameOf(string apiVersion, string kind)
    {
        // The options of a deletion may be said to belong to any group.
        if (kind == "DeleteOptions")
        {
            return "meta.v1.DeleteOptions";
        }

        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? $"core.{apiVersion}.{kind}" : $"{apiVersion[..slash].Split('.')[0]}.{apiVersion[(slash + 1)..]}.{kind}";
    }

    private static FrozenDictionary<string, FrozenDictionary<int, ProtobufField>> Read()
    {
        using var stream = typeof(ProtobufMessages).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var messages = new Dictionary<string, Dictionary<int, ProtobufField>>(StringComparer.Ordinal);
        Dictionary<int, ProtobufField> fields = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] != ' ')
            {
                messages.Add(line, fields = []);
                continue;
            }

            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            fields.Add(int.Parse(parts[0], CultureInfo.InvariantCulture), Field(parts[1], parts[2]));
        }

        return messages.ToFrozenDictionary(static message => message.Key, static message => message.Value.ToFrozenDictionary(), StringComparer.Ordinal);
    }

    private static ProtobufField Field(string name, string type) => new(
        name == "." ? null : name,
        type.TrimEnd('!', '[', ']', '{', '}'),
        type.EndsWith("[]", StringComparison.Ordinal) ? ProtobufForm.List : type.EndsWith("{}", StringComparison.Ordinal) ? ProtobufForm.Map : ProtobufForm.Single,
        type.EndsWith('!'));
}
