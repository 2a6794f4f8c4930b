namespace Kubewright;

/// <summary>A record whose scalars can have YAML comments: see <see cref="YamlCommenting.Comment"/>.</summary>
/// <typeparam name="T">The record itself.</typeparam>
public interface ICommentable<out T>
    where T : class
{
    /// <summary>The same record with one more comment.</summary>
    /// <param name="comment">The comment; it replaces one on the same scalar.</param>
    T Commented(YamlComment comment);
}
