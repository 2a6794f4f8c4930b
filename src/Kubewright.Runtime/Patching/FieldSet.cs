using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>
/// A set of places in an object, as <c>metadata.managedFields[*].fieldsV1</c> writes it: <c>f:NAME</c> for a member,
/// <c>k:{…}</c> for a list item by its keys, <c>v:…</c> for an item of a set, <c>.</c> for the place itself.
/// </summary>
internal sealed class FieldSet
{
    private const string Self = ".";

    private readonly SortedDictionary<string, FieldSet> _children = new(StringComparer.Ordinal);

    /// <summary>Whether the place itself belongs to the set.</summary>
    public bool IsMember { get; set; }

    /// <summary>The places below, by their path element.</summary>
    public IReadOnlyDictionary<string, FieldSet> Children => _children;

    public bool IsEmpty => !IsMember && _children.Count == 0;

    /// <summary>Reads <c>fieldsV1</c>; what is no place is left out.</summary>
    public static FieldSet Read(JsonObject fields)
    {
        var set = new FieldSet();
        foreach (var (name, value) in fields)
        {
            if (name == Self)
            {
                set.IsMember = true;
            }
            else if (value is JsonObject { Count: > 0 } inner)
            {
                set._children[name] = Read(inner);
            }
            else
            {
                set._children[name] = new FieldSet { IsMember = true };
            }
        }

        return set;
    }

    /// <summary>The set as <c>fieldsV1</c>.</summary>
    public JsonObject Write()
    {
        var fields = new JsonObject();
        if (IsMember && _children.Count > 0)
        {
            fields[Self] = new JsonObject();
        }

        foreach (var (name, child) in _children)
        {
            fields[name] = child.Write();
        }

        return fields;
    }

    /// <summary>The place below, made when it is not there yet.</summary>
    public FieldSet Child(string element)
    {
        if (!_children.TryGetValue(element, out var child))
        {
            _children[element] = child = new FieldSet();
        }

        return child;
    }

    /// <summary>What is in either set.</summary>
    public FieldSet Union(FieldSet other)
    {
        var result = new FieldSet { IsMember = IsMember || other.IsMember };
        foreach (var (name, child) in _children)
        {
            result._children[name] = other._children.TryGetValue(name, out var theirs) ? child.Union(theirs) : child;
        }

        foreach (var (name, child) in other._children)
        {
            result._children.TryAdd(name, child);
        }

        return result;
    }

    /// <summary>What is in both sets.</summary>
    public FieldSet Intersect(FieldSet other)
    {
        var result = new FieldSet { IsMember = IsMember && other.IsMember };
        foreach (var (name, child) in _children)
        {
            if (other._children.TryGetValue(name, out var theirs))
            {
                result.Keep(name, child.Intersect(theirs));
            }
        }

        return result;
    }

    /// <summary>What is in this set but not in the other; with <paramref name="wholeTrees"/> nothing below a place of the other either.</summary>
    public FieldSet Except(FieldSet other, bool wholeTrees = false)
    {
        if (wholeTrees && other.IsMember)
        {
            return new FieldSet();
        }

        var result = new FieldSet { IsMember = IsMember && !other.IsMember };
        foreach (var (name, child) in _children)
        {
            result.Keep(name, other._children.TryGetValue(name, out var theirs) ? child.Except(theirs, wholeTrees) : child);
        }

        return result;
    }

    /// <summary>Every place of the set as a person writes it: <c>.spec.template.spec.containers[name="nginx"].image</c>.</summary>
    public IEnumerable<string> Paths(string prefix = "")
    {
        if (IsMember && prefix.Length > 0)
        {
            yield return prefix;
        }

        foreach (var (name, child) in _children)
        {
            foreach (var path in child.Paths(prefix + FieldElement.Display(name)))
            {
                yield return path;
            }
        }
    }

    public bool SetEquals(FieldSet other) =>
        IsMember == other.IsMember
        && _children.Count == other._children.Count
        && _children.All(item => other._children.TryGetValue(item.Key, out var theirs) && item.Value.SetEquals(theirs));

    /// <summary>Adds the places of <paramref name="child"/> below an element; nothing when there are none.</summary>
    public void Merge(string element, FieldSet child) => Keep(element, child);

    private void Keep(string name, FieldSet child)
    {
        if (!child.IsEmpty)
        {
            _children[name] = child;
        }
    }
}
