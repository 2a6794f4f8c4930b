using System.Collections.Immutable;
using System.Linq.Expressions;

namespace Kubewright;

/// <summary>A comment that YAML shows beside one scalar of an object.</summary>
public sealed class YamlComment
{
    /// <summary>Comments on a scalar.</summary>
    /// <param name="member">Names the scalar: a chain of members and indexers that begins at the object.</param>
    /// <param name="text">The text, without the number sign; one line.</param>
    /// <exception cref="ArgumentException">The expression names no scalar, or the text is not one line of printable characters.</exception>
    public YamlComment(LambdaExpression member, string text)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (!YamlText.IsComment(text))
        {
            throw new ArgumentException("A comment stands beside a value and ends with its line, so it is one line of printable characters. Take out line breaks and control characters.", nameof(text));
        }

        Path = CommentPath.Of(member);
        Text = text;
    }

    /// <summary>The names, keys and positions that lead from the object to the scalar.</summary>
    internal ImmutableArray<string> Path { get; }

    /// <summary>The text, without the number sign.</summary>
    internal string Text { get; }
}
