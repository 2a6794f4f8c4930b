using System.Text;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>Writes documents the way <see cref="YamlManifestWriter"/> does, with their comments.</summary>
internal sealed class LayoutWriter
{
    private const int Step = 2;
    private const string Marker = "---";

    private readonly StringBuilder _output = new();
    private readonly Utf8Buffer _scalar = new();
    private bool _endsWithKeptBreaks;

    /// <summary>The text of the documents; empty ones are left out.</summary>
    /// <param name="source">The text that they were read from.</param>
    /// <param name="documents">The documents.</param>
    public static string Write(string source, IReadOnlyList<LayoutDocument> documents)
    {
        var writer = new LayoutWriter();
        foreach (var document in documents)
        {
            if (!document.IsEmpty)
            {
                writer.Write(source, document);
            }
        }

        return writer._output.ToString();
    }

    private void Write(string source, LayoutDocument document)
    {
        var isFirst = _output.Length == 0;
        if (document.Obstacle is not null)
        {
            if (!isFirst && document.Marker is null)
            {
                _output.Append(Marker).Append('\n');
            }

            _output.Append(source, document.Start, document.End - document.Start);
            return;
        }

        WriteLines(document.Prefix, 0, isFirst: true);
        if (!isFirst || document.Prefix.Count > 0 || document.MarkerComment is not null)
        {
            _output.Append(Marker).Append(document.MarkerComment is null ? "" : " " + document.MarkerComment).Append('\n');
        }

        _endsWithKeptBreaks = false;
        WriteLines(document.Header, 0, isFirst: true);
        if (document.Root is LayoutCollection { Entries.Count: > 0 } root)
        {
            WriteEntries(root, 0, isAfterDash: false);
        }
        else if (document.Root is LayoutCollection empty)
        {
            _output.Append(Empty(empty)).Append('\n');
        }
    }

    private void WriteEntries(LayoutCollection collection, int indent, bool isAfterDash)
    {
        for (var i = 0; i < collection.Entries.Count; i++)
        {
            var entry = collection.Entries[i];
            if (i > 0 || !isAfterDash)
            {
                WriteLines(LinesAbove(entry), indent, isFirst: i == 0);
                _output.Append(' ', indent);
            }

            if (entry.Key is { } key)
            {
                _output.Append(KeyText(key));
            }
            else
            {
                _output.Append('-');
            }

            _endsWithKeptBreaks = false;
            WriteValue(entry, indent);
        }

        WriteLines(collection.Below, indent, isFirst: false);
    }

    private void WriteValue(LayoutEntry entry, int indent)
    {
        switch (entry.Value)
        {
            case LayoutScalar scalar:
                WriteScalar(scalar, entry, indent + Step);
                break;
            case LayoutCollection { Entries.Count: 0 } empty:
                _output.Append(' ').Append(Empty(empty)).Append(Comment(entry)).Append('\n');
                break;
            case LayoutCollection collection when entry.Key is null:
                _output.Append(' ');
                WriteEntries(collection, indent + Step, isAfterDash: true);
                break;
            case LayoutCollection collection:
                _output.Append(Comment(entry)).Append('\n');
                WriteEntries(collection, collection.IsMap ? indent + Step : indent, isAfterDash: false);
                break;
        }
    }

    private void WriteScalar(LayoutScalar scalar, LayoutEntry entry, int indent)
    {
        var text = scalar.Kind == ScalarKind.String ? ValueText(scalar.Text, indent) : scalar.Text + "\n";
        var firstBreak = text.IndexOf('\n');
        _output.Append(' ').Append(text, 0, firstBreak).Append(Comment(entry)).Append(text, firstBreak, text.Length - firstBreak);
        _endsWithKeptBreaks = text[0] == '|' && text[firstBreak - 1] == '+';
    }

    /// <summary>The key and its colon.</summary>
    private string KeyText(string key)
    {
        _scalar.Clear();
        YamlText.AppendKey(_scalar, key);
        return Encoding.UTF8.GetString(_scalar.Written).TrimEnd(' ');
    }

    /// <summary>The value with the line break after it.</summary>
    private string ValueText(string value, int indent)
    {
        _scalar.Clear();
        YamlText.AppendValue(_scalar, value, indent);
        return Encoding.UTF8.GetString(_scalar.Written);
    }

    /// <summary>
    /// The lines before an entry. What cannot stand elsewhere goes there as well: all but the last of several comments
    /// beside it, and for an item that begins on the line of its dash whatever belongs to the dash and to its first member.
    /// </summary>
    private static IEnumerable<string> LinesAbove(LayoutEntry entry)
    {
        if (HasValueAfterDash(entry, out var first))
        {
            return [.. entry.Above, .. entry.Beside, .. LinesAbove(first).SkipWhile(static line => line.Length == 0)];
        }

        return [.. entry.Above, .. entry.Beside.SkipLast(1)];
    }

    private static bool HasValueAfterDash(LayoutEntry entry, out LayoutEntry first)
    {
        first = entry.Value is LayoutCollection { Entries: [var member, ..] } ? member : entry;
        return entry.Key is null && first != entry;
    }

    private static string Comment(LayoutEntry entry) => entry.Beside is [.., var last] ? " " + last : "";

    private static string Empty(LayoutCollection collection) => collection.IsMap ? "{}" : "[]";

    private void WriteLines(IEnumerable<string> lines, int indent, bool isFirst)
    {
        var isStart = isFirst || _endsWithKeptBreaks;
        foreach (var line in lines)
        {
            if (line.Length > 0)
            {
                _output.Append(' ', indent).Append(line).Append('\n');
                (isStart, _endsWithKeptBreaks) = (false, false);
            }
            else if (!isStart)
            {
                _output.Append('\n');
            }
        }
    }
}
