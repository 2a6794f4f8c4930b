using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Kubewright;

/// <summary>
/// Labels, annotations or a node selector: texts by key. Written as a pair <c>("app", "nginx")</c>, as pairs
/// <c>(("app", "nginx"), ("tier", "web"))</c> or as a collection <c>[("app", "nginx")]</c>.
/// </summary>
[CollectionBuilder(typeof(Labels), nameof(Create))]
public sealed class Labels : Map<string>
{
    private Labels(ImmutableArray<(string Key, string Value)> entries)
        : base(entries)
    {
    }

    /// <summary>No labels.</summary>
    public static new Labels Empty { get; } = new([]);

    /// <summary>Labels from <paramref name="entries"/>, which are copied.</summary>
    /// <param name="entries">The entries in order.</param>
    /// <exception cref="ArgumentException">A key is given twice.</exception>
    public static Labels Create(ReadOnlySpan<(string Key, string Value)> entries) => entries.IsEmpty ? Empty : new Labels([.. entries]);

    /// <summary>The labels with one of them set: replaced where it stands, or added at the end.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public override Labels With(string key, string value) => new(Set(key, value));

    /// <summary>The labels without one of them; the same labels when there is none with this key.</summary>
    /// <param name="key">The key.</param>
    public override Labels Without(string key) => Find(key) is var position and >= 0 ? new Labels(Entries.RemoveAt(position)) : this;

    /// <summary>Whether <paramref name="other"/> has all of these labels with the same values.</summary>
    /// <param name="other">The labels to look in; null counts as none.</param>
    public bool IsSubsetOf(Labels? other)
    {
        foreach (var (key, value) in Entries)
        {
            if (other is null || !other.TryGetValue(key, out var match) || !string.Equals(value, match, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One label.</summary>
    /// <param name="label">Its key and value.</param>
    public static implicit operator Labels((string Key, string Value) label) => new([label]);

    /// <summary>Two labels.</summary>
    /// <param name="labels">Their keys and values.</param>
    /// <exception cref="ArgumentException">A key is given twice.</exception>
    public static implicit operator Labels(((string Key, string Value) First, (string Key, string Value) Second) labels) =>
        new([labels.First, labels.Second]);

    /// <summary>Three labels.</summary>
    /// <param name="labels">Their keys and values.</param>
    /// <exception cref="ArgumentException">A key is given twice.</exception>
    public static implicit operator Labels(
        ((string Key, string Value) First, (string Key, string Value) Second, (string Key, string Value) Third) labels) =>
        new([labels.First, labels.Second, labels.Third]);

    /// <summary>Four labels.</summary>
    /// <param name="labels">Their keys and values.</param>
    /// <exception cref="ArgumentException">A key is given twice.</exception>
    public static implicit operator Labels(
        ((string Key, string Value) First, (string Key, string Value) Second, (string Key, string Value) Third, (string Key, string Value) Fourth) labels) =>
        new([labels.First, labels.Second, labels.Third, labels.Fourth]);

    /// <summary>The labels of a dictionary, which is copied.</summary>
    /// <param name="labels">Keys and values.</param>
    public static implicit operator Labels(Dictionary<string, string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new Labels([.. labels.Select(static label => (label.Key, label.Value))]);
    }
}
