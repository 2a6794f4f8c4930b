using System.Globalization;

namespace Kubewright;

/// <summary>
/// Follows a writer through the objects that have comments, so that it knows which one belongs beside a scalar. A depth
/// counts the objects and lists that are open.
/// </summary>
internal sealed class CommentTrail
{
    /// <summary>The open objects that have comments, and the depth at which each stands; the innermost is the last.</summary>
    private readonly List<(int Depth, YamlComments Comments)> _open = [];

    /// <summary>The name or position, in each object or list that is open, of the value that is written now.</summary>
    private readonly List<string> _segments = [];

    /// <summary>The number of items so far of each list that is open.</summary>
    private readonly List<int> _items = [];

    /// <summary>Says that the object that begins next has comments.</summary>
    /// <param name="depth">The depth around it.</param>
    /// <param name="comments">Its comments.</param>
    public void Open(int depth, YamlComments comments)
    {
        MakeRoom(depth);
        _open.Add((depth, comments));
    }

    /// <summary>Says that an object or list has begun.</summary>
    /// <param name="depth">The depth in it.</param>
    public void Enter(int depth)
    {
        MakeRoom(depth);
        _items[depth - 1] = 0;
    }

    /// <summary>Says that an object or list has ended.</summary>
    /// <param name="depth">The depth around it.</param>
    /// <returns>Whether an object that has comments is still open.</returns>
    public bool Leave(int depth)
    {
        if (_open is [.., var last] && last.Depth == depth)
        {
            _open.RemoveAt(_open.Count - 1);
        }

        return _open.Count > 0;
    }

    /// <summary>Says which member's value is written next.</summary>
    /// <param name="depth">The depth in the object.</param>
    /// <param name="name">The member's name.</param>
    public void Member(int depth, string name) => _segments[depth - 1] = name;

    /// <summary>Says that an item of a list is written next.</summary>
    /// <param name="depth">The depth in the list.</param>
    public void Item(int depth) => _segments[depth - 1] = _items[depth - 1]++.ToString(CultureInfo.InvariantCulture);

    /// <summary>The comment beside the scalar that is written now; what an outer object says goes before what an inner one does.</summary>
    /// <param name="depth">The depth in the object or list that holds the scalar.</param>
    public string? Find(int depth)
    {
        foreach (var (start, comments) in _open)
        {
            if (comments.Find(_segments, start, depth) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private void MakeRoom(int depth)
    {
        while (_segments.Count < depth)
        {
            _segments.Add("");
            _items.Add(0);
        }
    }
}
