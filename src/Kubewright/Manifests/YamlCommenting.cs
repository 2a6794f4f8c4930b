using System.Linq.Expressions;

namespace Kubewright;

/// <summary>Puts YAML comments beside values.</summary>
public static class YamlCommenting
{
    /// <summary>
    /// The same object with a comment beside one of its scalars, for people and for tools that look for markers:
    /// <c>container.Comment(c => c.Image, "{\"$imagepolicy\": \"flux-system:web\"}")</c>. Labels and list items are named by
    /// indexers: <c>s => s.Labels!["app"]</c>, <c>c => c.Args![0]</c>. The comment goes with the object through <c>with</c> and
    /// into other objects, and does not count when objects are compared. One on the same scalar is replaced.
    /// </summary>
    /// <typeparam name="T">The object's type.</typeparam>
    /// <param name="value">The object.</param>
    /// <param name="member">Names the scalar: a chain of members and indexers that begins at the object.</param>
    /// <param name="text">The text, without the number sign; one line.</param>
    /// <exception cref="ArgumentException">The expression names no scalar, or the text is not one line of printable characters.</exception>
    public static T Comment<T>(this T value, Expression<Func<T, object?>> member, string text)
        where T : class, ICommentable<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Commented(new YamlComment(member, text));
    }
}
