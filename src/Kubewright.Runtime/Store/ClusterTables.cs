using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Kubewright.Runtime;

/// <summary>Everything in a cluster as it is now, kind by kind.</summary>
internal sealed class ClusterTables
{
    private readonly ConcurrentDictionary<string, ObjectTable> _tables = new(concurrencyLevel: 1, capacity: 32);
    private Kinds _kinds = new([], []);

    /// <summary>The tables of all kinds there are or were, in ordinal order of kinds.</summary>
    public ImmutableArray<ObjectTable> All => _kinds.Tables;

    /// <summary>The table of a kind; null when there was no object of it yet.</summary>
    public ObjectTable? Find(string kind)
    {
        // Kinds are constants nearly always, and few: a look at each is faster than a hash of the name.
        var kinds = _kinds;
        for (var i = 0; i < kinds.Names.Length; i++)
        {
            if (ReferenceEquals(kinds.Names[i], kind))
            {
                return kinds.Tables[i];
            }
        }

        return _tables.TryGetValue(kind, out var table) ? table : null;
    }

    /// <summary>The table of a kind, made if there is none. For the writer.</summary>
    public ObjectTable For(string kind)
    {
        if (Find(kind) is not { } table)
        {
            _tables[kind] = table = new ObjectTable(kind);
            var tables = _kinds.Tables.Add(table).Sort(static (left, right) => string.CompareOrdinal(left.Kind, right.Kind));
            _kinds = new Kinds([.. tables.Select(static each => each.Kind)], tables);
        }

        return table;
    }

    /// <summary>The kinds and their tables, in one order.</summary>
    private sealed record Kinds(string[] Names, ImmutableArray<ObjectTable> Tables);
}
