using System.Collections.Immutable;
using Kubewright.Schema;

namespace Kubewright.Import;

/// <summary>The comments of one object, each handed out once: with the member that says what it stands at.</summary>
internal sealed class SourceComments
{
    private readonly List<Spot> _spots = [];

    /// <summary>Whether every comment was handed out.</summary>
    public bool IsEmpty => _spots.Count == 0;

    /// <summary>Reads the comments of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="itemPath">Where in the document the object stands; empty for the whole of it.</param>
    public static SourceComments Read(LayoutDocument document, string itemPath)
    {
        var comments = new SourceComments();
        if (itemPath.Length == 0)
        {
            comments.Add("", [.. document.Prefix, document.MarkerComment ?? "", .. document.Header], null);
        }

        comments.Read(document.Root, "", itemPath);
        return comments;
    }

    /// <summary>Reads the comments before the line that begins a document, and on it.</summary>
    public static SourceComments ReadAbove(LayoutDocument document)
    {
        var comments = new SourceComments();
        comments.Add("", [.. document.Prefix, document.MarkerComment ?? ""], null);
        return comments;
    }

    /// <summary>Takes the comments that stand at the objects and lists around a path, and those at the path itself.</summary>
    public (ImmutableArray<string> Above, string? Beside) TakeTo(string path)
    {
        if (IsEmpty)
        {
            return ([], null);
        }

        var above = new List<string>();
        string? beside = null;
        for (var i = 0; i < _spots.Count; i++)
        {
            var spot = _spots[i];
            if (spot.Path != path && !NodePath.IsInside(path, spot.Path))
            {
                continue;
            }

            above.AddRange(spot.Above);
            if (spot.Path == path && spot.Beside.Count == 1 && beside is null)
            {
                beside = spot.Beside[0];
            }
            else
            {
                above.AddRange(spot.Beside);
            }

            _spots.RemoveAt(i--);
        }

        return ([.. above], beside);
    }

    /// <summary>Takes whatever stands inside of a path.</summary>
    public ImmutableArray<string> TakeInside(string path)
    {
        if (IsEmpty)
        {
            return [];
        }

        var found = _spots.Where(spot => NodePath.IsInside(spot.Path, path)).ToList();
        _spots.RemoveAll(found.Contains);
        return [.. found.SelectMany(static spot => spot.Above.Concat(spot.Beside))];
    }

    /// <summary>Takes the comments beside single values that somebody wants.</summary>
    /// <param name="take">Takes the comment beside the value at a path, or leaves it.</param>
    public void TakeBeside(Func<string, string, bool> take)
    {
        for (var i = _spots.Count - 1; i >= 0; i--)
        {
            if (_spots[i] is { Beside: [var comment] } spot && take(spot.Path, comment))
            {
                spot.Beside.Clear();
                if (spot.Above.Count == 0)
                {
                    _spots.RemoveAt(i);
                }
            }
        }
    }

    private void Read(LayoutNode? node, string path, string itemPath)
    {
        if (node is not LayoutCollection collection)
        {
            return;
        }

        for (var i = 0; i < collection.Entries.Count; i++)
        {
            var entry = collection.Entries[i];
            var entryPath = entry.Key is { } key ? SchemaPath.Join(path, key) : SchemaPath.Join(path, i);
            if (entry.Above.Count + entry.Beside.Count > 0 && (itemPath.Length == 0 || entryPath == itemPath || NodePath.IsInside(entryPath, itemPath)))
            {
                Add(entryPath[itemPath.Length..].TrimStart('.'), entry.Above, entry.Beside);
            }

            if (itemPath.Length == 0 || entryPath == itemPath || NodePath.IsInside(entryPath, itemPath) || NodePath.IsInside(itemPath, entryPath))
            {
                Read(entry.Value, entryPath, itemPath);
            }
        }

        if (collection.Below.Count > 0 && path.Length >= itemPath.Length)
        {
            Add(path[itemPath.Length..].TrimStart('.'), collection.Below, null);
        }
    }

    private void Add(string path, IEnumerable<string> above, IEnumerable<string>? beside)
    {
        var lines = above.Where(static line => line.Length > 0).Select(Literals.Comment).ToList();
        var behind = (beside ?? []).Where(static line => line.Length > 0).Select(Literals.Comment).ToList();
        if (lines.Count + behind.Count > 0)
        {
            _spots.Add(new Spot(path, lines, behind));
        }
    }

    private sealed record Spot(string Path, List<string> Above, List<string> Beside);
}
