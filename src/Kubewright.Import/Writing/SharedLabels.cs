namespace Kubewright.Import;

/// <summary>The labels of one file, so that those that are used more than once get a name.</summary>
internal sealed class SharedLabels
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Those that are used at least twice, in the order in which they were used first.</summary>
    public IEnumerable<Entry> Shared => _entries.Values.Where(static entry => entry.Uses > 1);

    /// <summary>Notes that labels are used.</summary>
    /// <param name="labels">The labels in the order in which they are written.</param>
    public Entry Use(IReadOnlyList<LabelText> labels)
    {
        var key = string.Join('\0', labels.OrderBy(static label => label.Key, StringComparer.Ordinal).Select(static label => label.Key + "=" + label.Value));
        if (!_entries.TryGetValue(key, out var entry))
        {
            _entries.Add(key, entry = new Entry(labels));
        }

        entry.Uses++;
        return entry;
    }

    /// <summary>Adds those of the objects that follow.</summary>
    public void Add(SharedLabels following)
    {
        foreach (var (key, entry) in following._entries)
        {
            if (_entries.TryGetValue(key, out var first))
            {
                first.Uses += entry.Uses;
                entry.First = first;
            }
            else
            {
                _entries.Add(key, entry);
            }
        }
    }

    /// <summary>Labels that some object has.</summary>
    /// <param name="labels">The labels.</param>
    internal sealed class Entry(IReadOnlyList<LabelText> labels)
    {
        /// <summary>The labels.</summary>
        public IReadOnlyList<LabelText> Labels { get; } = labels;

        /// <summary>How often they are used.</summary>
        public int Uses { get; set; }

        /// <summary>The member that holds them; null when there is none.</summary>
        public string? Name
        {
            get => First is null ? field : First.Name;
            set;
        }

        /// <summary>The same labels of an object before; null when there are none.</summary>
        public Entry? First { get; set; }
    }
}
