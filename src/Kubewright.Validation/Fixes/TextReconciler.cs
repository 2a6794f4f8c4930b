using Kubewright.Schema;

namespace Kubewright.Validation;

/// <summary>
/// Finds the changes of a text that turn the tree it says into another tree, each as small as can be: a value that differs
/// is written over, an entry that is new is put behind the last one, and all else is not touched.
/// </summary>
/// <param name="layout">The text.</param>
/// <param name="style">How new parts are laid out.</param>
internal sealed class TextReconciler(LayoutText layout, YamlStyle style)
{
    private readonly List<TextChange> _changes = [];
    private readonly List<LayoutTrivia> _comments = [.. layout.FindTrivia().Where(static trivia => trivia.Text.Length > 0)];
    private bool _isRefused;

    private string Text => layout.Text;

    /// <summary>The changes; null when the text is written in a way that cannot be changed safely.</summary>
    /// <param name="layout">The text.</param>
    /// <param name="style">How new parts are laid out.</param>
    /// <param name="root">The document's content.</param>
    /// <param name="before">The tree that the document says.</param>
    /// <param name="after">The tree that it has to say.</param>
    public static IReadOnlyList<TextChange>? Find(LayoutText layout, YamlStyle style, LayoutNode root, Schema.Node before, Schema.Node after)
    {
        var reconciler = new TextReconciler(layout, style);
        reconciler.Reconcile(root, before, after, null);
        return reconciler._isRefused ? null : reconciler._changes;
    }

    private void Reconcile(LayoutNode place, Schema.Node before, Schema.Node after, LayoutEntry? entry)
    {
        if (NodeEquality.AreEqual(before, after))
        {
            return;
        }

        if (place.Start < Text.Length && place.Start < place.End && Text[place.Start] is '&' or '*' or '!')
        {
            // What an anchor names is in use elsewhere too, and a tag says what the old value was.
            _isRefused = true;
        }
        else if (place is LayoutCollection { IsMap: true } map && before is ObjectNode oldMap && after is ObjectNode newMap && CanStay(map, newMap.Members.Length))
        {
            ReconcileMap(map, oldMap, newMap);
        }
        else if (place is LayoutCollection { IsMap: false } list && before is ArrayNode oldList && after is ArrayNode newList && CanStay(list, newList.Items.Length))
        {
            ReconcileList(list, oldList, newList);
        }
        else if (entry is null)
        {
            _isRefused = true;
        }
        else if (place is LayoutScalar { IsBlock: false } && place.Start < place.End && (after is ScalarNode || entry.Owner.IsFlow))
        {
            var quote = Text[place.Start] is '"' or '\'' ? Text[place.Start] : (char?)null;
            Change(place.Start, place.End, style.Flow(after, entry.Owner.IsFlow, quote));
        }
        else if (entry.Owner.IsFlow)
        {
            Change(place.Start, place.End, (place.Start == place.End ? " " : "") + style.Flow(after, isInFlow: true));
        }
        else
        {
            Rewrite(entry, after);
        }
    }

    /// <summary>Whether a collection keeps its brackets, or its lines, when it has so many entries; an empty pair of brackets in a block becomes lines.</summary>
    private static bool CanStay(LayoutCollection collection, int count) =>
        collection.IsFlow ? collection.Entries.Count > 0 || collection.Parent is not { Owner.IsFlow: false } : count > 0;

    private void ReconcileMap(LayoutCollection map, ObjectNode before, ObjectNode after)
    {
        var renamed = Renamed(before, after);
        var removed = new List<LayoutEntry>();
        foreach (var member in before.Members)
        {
            var entry = map.Entries.Find(item => item.Key == member.Name);
            if (renamed.TryGetValue(member.Name, out var name))
            {
                Rename(entry, name, map.IsFlow);
            }
            else if (!after.Members.Any(item => item.Name == member.Name))
            {
                // A member that is not written here comes from a merge key.
                _isRefused |= entry is null;
                removed.AddRange(entry is null ? [] : [entry]);
            }
            else if (entry is not null)
            {
                Reconcile(entry.Value, member.Value, after[member.Name], entry);
            }
            else if (!NodeEquality.AreEqual(member.Value, after[member.Name]))
            {
                _isRefused = true;
            }
        }

        Remove(map, removed);
        var added = after.Members.Where(member => !renamed.ContainsValue(member.Name) && !before.Members.Any(item => item.Name == member.Name)).ToList();
        if (added.Count > 0)
        {
            Insert(map, null, map.IsFlow
                ? added.Select(style.Member)
                : added.Select(member => style.Block(style.Key(member.Name, isInFlow: false) + ":", member.Value, map.Column)));
        }
    }

    private static Dictionary<string, string> Renamed(ObjectNode before, ObjectNode after)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        if (before.Members.Length != after.Members.Length)
        {
            return renamed;
        }

        foreach (var (old, now) in before.Members.Zip(after.Members))
        {
            if (old.Name != now.Name && NodeEquality.AreEqual(old.Value, now.Value)
                && !after.Members.Any(item => item.Name == old.Name) && !before.Members.Any(item => item.Name == now.Name))
            {
                renamed.Add(old.Name, now.Name);
            }
        }

        return renamed;
    }

    private void ReconcileList(LayoutCollection list, ArrayNode before, ArrayNode after)
    {
        var (old, now) = (before.Items, after.Items);
        var common = Math.Min(old.Length, now.Length);
        var head = Enumerable.Range(0, common).TakeWhile(i => NodeEquality.AreEqual(old[i], now[i])).Count();
        var tail = Enumerable.Range(1, common - head).TakeWhile(i => NodeEquality.AreEqual(old[^i], now[^i])).Count();
        var both = common - tail;
        for (var i = head; i < both; i++)
        {
            Reconcile(list.Entries[i].Value, old[i], now[i], list.Entries[i]);
        }

        Remove(list, list.Entries[both..(old.Length - tail)]);
        if (both < now.Length - tail)
        {
            var items = now[both..(now.Length - tail)];
            var dash = list.IsFlow || list.Entries.Count == 0 || list.Entries[^1].Value is not LayoutCollection { IsFlow: false } last
                ? "-"
                : "-" + new string(' ', Math.Max(0, last.Column - list.Column - 2));
            Insert(list, tail == 0 ? null : list.Entries[^tail], list.IsFlow
                ? items.Select(item => style.Flow(item, isInFlow: true))
                : items.Select(item => style.Block(dash, item, list.Column)));
        }
    }

    /// <summary>Puts entries before another one, or behind the last.</summary>
    private void Insert(LayoutCollection collection, LayoutEntry? before, IEnumerable<string> entries)
    {
        if (collection.IsFlow)
        {
            InsertFlow(collection, before, [.. entries]);
            return;
        }

        var indent = new string(' ', collection.Column);
        if (before is not null)
        {
            // The first item of a list may share the line of what holds the list.
            var isOnLine = BeginsLine(before.Start);
            Change(before.Start, before.Start, string.Concat(entries.Select(entry => entry + "\n" + indent)));
            _isRefused |= !isOnLine;
            return;
        }

        var end = AfterLines(collection.Entries[^1].Value);
        var isOpenEnd = end == Text.Length && !Text.EndsWith('\n');
        Change(end, end, string.Concat(entries.Select(entry => isOpenEnd ? "\n" + indent + entry : indent + entry + "\n")));
    }

    private void InsertFlow(LayoutCollection collection, LayoutEntry? before, string[] entries)
    {
        if (before is not null)
        {
            Change(before.Start, before.Start, string.Concat(entries.Select(static entry => entry + ", ")));
            return;
        }

        if (collection.Entries.Count == 0)
        {
            Change(collection.Start + 1, collection.FlowEnd!.Value - 1, string.Join(", ", entries));
            return;
        }

        var last = collection.Entries[^1];
        var separator = BeginsLine(last.Start) ? ",\n" + Text[layout.StartOf(layout.LineOf(last.Start))..last.Start] : ", ";
        Change(last.Value.End, last.Value.End, string.Concat(entries.Select(entry => separator + entry)));
    }

    private void Remove(LayoutCollection collection, List<LayoutEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (collection.IsFlow)
            {
                RemoveFlow(collection, entry, entries);
            }
            else if (BeginsLine(entry.Start))
            {
                var (start, end) = (layout.StartOf(layout.LineOf(entry.Start)), AfterLines(entry.Value));
                var indent = new string(' ', collection.Column);
                Change(start, end, string.Concat(CommentsIn(start, end).Select(comment => indent + comment + "\n")));
            }
            else if (collection.Entries.IndexOf(entry) is var index && index + 1 < collection.Entries.Count && entries.Count == 1)
            {
                // The first entry shares its line with the dash before it; the next one moves up there.
                var (line, next) = (layout.StartOf(layout.LineOf(entry.Start)), collection.Entries[index + 1].Start);
                var indent = new string(' ', Text.AsSpan(line).IndexOfAnyExcept(' '));
                Change(line, line, string.Concat(CommentsIn(entry.Start, next).Select(comment => indent + comment + "\n")));
                Change(entry.Start, next, "");
            }
            else
            {
                _isRefused = true;
            }
        }
    }

    private void RemoveFlow(LayoutCollection collection, LayoutEntry entry, List<LayoutEntry> removed)
    {
        var index = collection.Entries.IndexOf(entry);
        if (removed.Count == collection.Entries.Count)
        {
            if (index == 0)
            {
                Change(collection.Start + 1, collection.FlowEnd!.Value - 1, "");
            }
        }
        else if (index + 1 < collection.Entries.Count)
        {
            Change(entry.Start, collection.Entries[index + 1].Start, "");
        }
        else
        {
            Change(collection.Entries[index - 1].Value.End, entry.Value.End, "");
        }
    }

    private void Rename(LayoutEntry? entry, string name, bool isInFlow)
    {
        if (entry is null || KeyEnd(entry) is not { } end)
        {
            _isRefused = true;
            return;
        }

        Change(entry.Start, end, style.Key(name, isInFlow, Text[entry.Start] is '"' or '\'' ? Text[entry.Start] : null));
    }

    /// <summary>Writes a whole entry of a block anew, with its comments; only its key stays.</summary>
    private void Rewrite(LayoutEntry entry, Schema.Node value)
    {
        if ((entry.Key is null ? entry.Start + 1 : ColonEnd(entry)) is not { } headEnd)
        {
            _isRefused = true;
            return;
        }

        var head = Text[entry.Start..headEnd];
        var end = entry.Value.Start == entry.Value.End ? headEnd : entry.Value.Start + Text.AsSpan(entry.Value.Start, entry.Value.End - entry.Value.Start).TrimEnd().Length;
        var column = layout.ColumnOf(entry.Start);
        var indent = "\n" + new string(' ', column);
        var isOneLine = layout.LineOf(headEnd) == layout.LineOf(end);
        var text = style.Block(head, value, column);
        if (isOneLine && text.IndexOf('\n') is >= 0 and var first && entry.Key is not null)
        {
            // What was said beside the old value stays beside the key.
            Change(headEnd, end, "");
            var next = layout.StartOf(layout.LineOf(end) + 1);
            var isOpenEnd = next == Text.Length && !Text.EndsWith('\n');
            Change(next, next, isOpenEnd ? text[first..] : text[(first + 1)..] + "\n");
            return;
        }

        Change(entry.Start, end, text + string.Concat(CommentsIn(entry.Start, end).Select(comment => indent + comment)));
    }

    private int? ColonEnd(LayoutEntry entry)
    {
        if (KeyEnd(entry) is not { } end)
        {
            return null;
        }

        var colon = end + Text.AsSpan(end).IndexOfAnyExcept(' ');
        return colon >= end && Text[colon] == ':' ? colon + 1 : null;
    }

    /// <summary>Where a key ends, before the colon; null for a key that is written in a way of its own.</summary>
    private int? KeyEnd(LayoutEntry entry)
    {
        var start = entry.Start;
        if (Text[start] is not ('"' or '\'') || entry.Key is null)
        {
            return entry.Key is { } key && string.CompareOrdinal(Text, start, key, 0, key.Length) == 0 ? start + key.Length : null;
        }

        var inside = Text.AsSpan(start + 1);
        return inside.StartsWith(entry.Key) && inside.Length > entry.Key.Length && inside[entry.Key.Length] == Text[start] ? start + entry.Key.Length + 2 : null;
    }

    /// <summary>The beginning of the line after the last line of a value.</summary>
    private int AfterLines(LayoutNode value)
    {
        var last = value;
        while (last is LayoutCollection { IsFlow: false, Entries: [.., var entry] })
        {
            last = entry.Value;
        }

        return last is LayoutScalar { IsBlock: true } && layout.ColumnOf(last.End) == 0 ? last.End : layout.StartOf(layout.LineOf(last.End) + 1);
    }

    private bool BeginsLine(int offset) => Text.AsSpan(layout.StartOf(layout.LineOf(offset))..offset).IsWhiteSpace();

    private IEnumerable<string> CommentsIn(int start, int end) => _comments.Where(comment => comment.Offset >= start && comment.Offset < end).Select(static comment => comment.Text);

    private void Change(int start, int end, string text) => _changes.Add(new TextChange(start, end, text));
}
