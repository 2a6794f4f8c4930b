using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <content>Values by their C# types.</content>
internal sealed partial class ObjectComposer
{
    private const int LongestJson = 80;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private CodeNode Value(Type type, Schema.Node node, string path) => node switch
    {
        _ when type == typeof(RawValue) => Raw(node),
        ScalarNode scalar => Scalar(type, scalar),
        ArrayNode list => List(ElementOf(type)!, list, path),
        ObjectNode map when type == typeof(Labels) => map.Members.IsEmpty ? Labels(map, path) : new LabelsCode(_labels.Use(Texts(map)), Labels(map, path)),
        ObjectNode map when type.IsGenericType => Map(type.GenericTypeArguments[0], map, path),
        ObjectNode map => Record(type, map, path, isNamed: false),
        _ => throw new InvalidOperationException($"{path} has no value that a manifest can have."),
    };

    private CodeNode Scalar(Type type, ScalarNode node) =>
        type == typeof(string) ? Text(node.Text)
        : _object.Source.Octals.Contains(node) ? new TextCode(Literals.Bits(node.AsInteger()!.Value))
        : type == typeof(int) || type == typeof(long) || type == typeof(bool) || (type == typeof(IntOrString) && node.Kind == ScalarKind.Integer) ? new TextCode(node.Text)
        : type == typeof(double) ? new TextCode(node.Kind == ScalarKind.Integer && !long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? node.Text + "d" : node.Text)
        : type == typeof(Duration) ? new TextCode(Literals.Seconds(node.AsInteger()!.Value))
        : type == typeof(Quantity) ? new TextCode(Literals.Amount(node.Text))
        : type == typeof(DateTimeOffset) ? new TextCode(Literals.Moment(DateTimeOffset.Parse(node.Text, CultureInfo.InvariantCulture)))
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Ref<>) ? Reference(type.GenericTypeArguments[0], node.Text)
        : ValueNames.Find(type, node.Text) is { } known ? new TextCode(type == typeof(AccessMode) ? known : $"{_file.Types.Of(type)}.{known}")
        : Text(node.Text);

    /// <summary>
    /// The object itself where it is in the set. A name of something in the same namespace that is not is said to be somebody
    /// else's; what every cluster has one of, such as a class, is plain text.
    /// </summary>
    private TextCode Reference(Type target, string name) => new(
        _parts.TryGetValue((target, name), out var part) ? part
        : _plan.Link(_object, target, name) is { } found ? found.Class == _object.Class ? found.Member : $"{found.Class}.{found.Member}"
        : ImportPlan.IsNamespaced(target) == true ? $"External<{_file.Types.Of(target)}>({Literals.Text(name)})"
        : Literals.Text(name));

    private ListCode List(Type element, ArrayNode list, string path) => new(
    [
        .. list.Items.Select((item, i) => Entry(null, SchemaPath.Join(path, i), item, () => Value(element, item, SchemaPath.Join(path, i)))),
    ]);

    private ListCode Map(Type value, ObjectNode map, string path)
    {
        var entries = ImmutableArray.CreateBuilder<CodeEntry>(map.Members.Length);
        foreach (var member in map.Members)
        {
            var at = SchemaPath.Join(path, member.Name);
            entries.Add(Entry(null, at, member.Value, () => Pair(member.Name, Value(value, member.Value, at))));
        }

        return new ListCode(entries.MoveToImmutable());
    }

    /// <summary>One pair, or a list of them.</summary>
    private CodeNode Labels(ObjectNode labels, string path) =>
        labels.Members is [var only] ? Pair(only.Name, Text(((ScalarNode)only.Value).Text)) : Map(typeof(string), labels, path);

    private static CallCode Pair(string key, CodeNode value) => new("", [new TextCode(Literals.Text(key)), value], []);

    private static LabelText[] Texts(ObjectNode map)
    {
        var texts = new LabelText[map.Members.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = new LabelText(map.Members[i].Name, ((ScalarNode)map.Members[i].Value).Text);
        }

        return texts;
    }

    private static CodeNode Text(string text) => Block(text) ?? new TextCode(Literals.Text(text));

    private static CodeNode? Block(string text) => Literals.IsBlock(text) ? new RawTextCode(text) : null;

    private static CallCode Raw(Schema.Node node)
    {
        var bytes = new ArrayBufferWriter<byte>();
        new JsonManifestWriter(bytes).Raw(node);
        var json = Encoding.UTF8.GetString(bytes.WrittenSpan);
        CodeNode text = json.Length > LongestJson && Literals.IsBlock(Pretty(json)) ? new RawTextCode(Pretty(json))
            : json[0] is '{' or '[' && json.Contains('"', StringComparison.Ordinal) && !Literals.Text(json).Contains("\\u", StringComparison.Ordinal) ? new TextCode($"\"\"\"{json}\"\"\"")
            : new TextCode(Literals.Text(json));
        return new CallCode("RawValue.Parse", [text], []);
    }

    private static string Pretty(string json) => JsonNode.Parse(json)!.ToJsonString(Indented).ReplaceLineEndings("\n");
}
