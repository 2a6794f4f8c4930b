using System.Collections.Immutable;

namespace Kubewright;

/// <summary>
/// The comments that YAML shows beside scalars of one object. They say nothing about the object: any two are equal, so
/// that objects are equal whatever their comments, and JSON and the rules know nothing of them. A comment on a value that
/// is not written is not written either. Objects that are read from YAML have none, whatever the text has.
/// </summary>
public readonly struct YamlComments : IEquatable<YamlComments>
{
    private readonly ImmutableArray<YamlComment> _comments;

    private YamlComments(ImmutableArray<YamlComment> comments) => _comments = comments;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _comments.IsDefault;

    /// <summary>The comments with one more; it replaces one on the same scalar.</summary>
    /// <param name="comment">The comment.</param>
    public YamlComments With(YamlComment comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return IsEmpty
            ? new YamlComments([comment])
            : new YamlComments([.. _comments.Where(other => !other.Path.SequenceEqual(comment.Path, StringComparer.Ordinal)), comment]);
    }

    /// <inheritdoc/>
    public bool Equals(YamlComments other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is YamlComments;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <summary>Always true: comments do not count.</summary>
    public static bool operator ==(YamlComments left, YamlComments right) => left.Equals(right);

    /// <summary>Always false: comments do not count.</summary>
    public static bool operator !=(YamlComments left, YamlComments right) => !left.Equals(right);

    /// <summary>The comment on the value at a path, which is a part of a longer one.</summary>
    /// <param name="path">The names and positions.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends; not part of it.</param>
    internal string? Find(List<string> path, int start, int end)
    {
        foreach (var comment in _comments)
        {
            if (comment.Path.Length == end - start && IsAt(comment, path, start))
            {
                return comment.Text;
            }
        }

        return null;
    }

    private static bool IsAt(YamlComment comment, List<string> path, int start)
    {
        for (var i = 0; i < comment.Path.Length; i++)
        {
            if (!string.Equals(comment.Path[i], path[start + i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
