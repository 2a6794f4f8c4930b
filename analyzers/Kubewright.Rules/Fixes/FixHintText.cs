using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>A fix hint as one line of JSON, so that it can travel in the properties of a diagnostic.</summary>
public static class FixHintText
{
    private const string Set = "set";
    private const string Entries = "entries";
    private const string Remove = "remove";
    private const string Add = "add";
    private const string Append = "append";
    private const string Rename = "rename";

    /// <summary>Writes <paramref name="hint"/>.</summary>
    public static string Write(FixHint hint)
    {
        var edits = hint.Edits.Select(static edit => Build.Object(Members(edit)));
        return NodeJson.Write(Build.Object(("title", Build.Text(hint.Title)), ("edits", Build.Array(edits))));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="text">The text; null and anything else that is no hint gives false.</param>
    /// <param name="hint">The hint.</param>
    public static bool TryRead(string? text, [MaybeNullWhen(false)] out FixHint hint)
    {
        hint = null;
        var stream = YamlReader.Read(text ?? "", "");
        if (!stream.Problems.IsEmpty || stream.Documents.Length != 1)
        {
            return false;
        }

        var root = stream.Documents[0].Root;
        if (TextOf(root["title"]) is not { } title || root["edits"] is not ArrayNode list)
        {
            return false;
        }

        var edits = list.Items.Select(ReadEdit).OfType<FixEdit>().ToList();
        if (edits.Count != list.Items.Length)
        {
            return false;
        }

        hint = new FixHint(title, EquatableArray<FixEdit>.From(edits));
        return true;
    }

    private static (string Name, Node Value)[] Members(FixEdit edit) => edit switch
    {
        SetValueEdit set => [("do", Build.Text(Set)), ("object", Build.Text(set.ObjectKey)), ("path", Build.Text(set.Path)), ("value", set.Value)],
        SetEntriesEdit set =>
        [
            ("do", Build.Text(Entries)), ("object", Build.Text(set.ObjectKey)), ("path", Build.Text(set.Path)),
            ("value", Build.Object(set.Entries.Select(static entry => (entry.Key, (Node)Build.Text(entry.Value))))),
        ],
        RemoveValueEdit remove => [("do", Build.Text(Remove)), ("object", Build.Text(remove.ObjectKey)), ("path", Build.Text(remove.Path))],
        AddItemEdit add => [("do", Build.Text(Append)), ("object", Build.Text(add.ObjectKey)), ("path", Build.Text(add.Path)), ("value", add.Value)],
        RenameKeyEdit rename =>
        [
            ("do", Build.Text(Rename)), ("object", Build.Text(rename.ObjectKey)), ("path", Build.Text(rename.Path)),
            ("from", Build.Text(rename.OldKey)), ("to", Build.Text(rename.NewKey)),
        ],
        AddObjectEdit add => [("do", Build.Text(Add)), ("object", Build.Text(add.ObjectKey)), ("value", add.Value)],
        _ => [],
    };

    private static FixEdit? ReadEdit(Node node)
    {
        if (TextOf(node["object"]) is not { } key)
        {
            return null;
        }

        var (path, value) = (TextOf(node["path"]), node["value"]);
        return TextOf(node["do"]) switch
        {
            Set when path is not null && value.IsKnown => new SetValueEdit(key, path, value),
            Entries when path is not null && value is ObjectNode map => ReadEntries(key, path, map),
            Remove when path is not null => new RemoveValueEdit(key, path),
            Append when path is not null && value.IsKnown => new AddItemEdit(key, path, value),
            Rename when path is not null && TextOf(node["from"]) is { } from && TextOf(node["to"]) is { } to => new RenameKeyEdit(key, path, from, to),
            Add when value is ObjectNode => new AddObjectEdit(key, value),
            _ => null,
        };
    }

    private static SetEntriesEdit ReadEntries(string key, string path, ObjectNode map)
    {
        var entries = new List<FixEntry>();
        foreach (var member in map.Members)
        {
            entries.Add(new FixEntry(member.Name, TextOf(member.Value) ?? ""));
        }

        return new SetEntriesEdit(key, path, EquatableArray<FixEntry>.From(entries));
    }

    private static string? TextOf(Node node) => node is ScalarNode { Kind: ScalarKind.String } scalar ? scalar.Text : null;
}
