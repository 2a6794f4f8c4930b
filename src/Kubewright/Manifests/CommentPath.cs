using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Kubewright.Schema;

namespace Kubewright;

/// <summary>The path in a manifest of what an expression such as <c>c => c.Ports![0].HostIP</c> names.</summary>
internal static class CommentPath
{
    private const string Cure = "Name a scalar by a chain of members and indexers, such as c => c.Image or s => s.Labels![\"app\"].";

    /// <summary>The names, keys and positions, from the object to the scalar.</summary>
    /// <exception cref="ArgumentException">The expression is no such chain, or what it names is no scalar.</exception>
    public static ImmutableArray<string> Of(LambdaExpression member)
    {
        var path = new Stack<string>();
        var body = WithoutConversion(member.Body);
        if (!IsScalar(body.Type))
        {
            throw new ArgumentException($"'{member.Body}' is no scalar, and a comment stands beside one. {Cure}", nameof(member));
        }

        for (var step = body; step != member.Parameters[0];)
        {
            step = WithoutConversion(step switch
            {
                MemberExpression { Expression: { } owner } access => Member(access.Member, owner, path),
                MethodCallExpression { Method.Name: "get_Item", Object: { } owner, Arguments: [var index] } => Item(index, owner, path),
                _ => throw new ArgumentException($"'{step}' names no field. {Cure}", nameof(member)),
            });
        }

        return [.. path];
    }

    private static Expression Member(MemberInfo member, Expression owner, Stack<string> path)
    {
        if (member.GetCustomAttribute<SchemaPathAttribute>() is { } attribute)
        {
            foreach (var segment in SchemaPath.Split(attribute.Path).Reverse())
            {
                path.Push(segment);
            }
        }
        else if (Nullable.GetUnderlyingType(owner.Type) is null)
        {
            throw new ArgumentException($"'{owner}.{member.Name}' names no field. {Cure}", nameof(member));
        }

        return owner;
    }

    private static Expression Item(Expression index, Expression owner, Stack<string> path)
    {
        // An index may be computed, as in a loop over the items of a list.
        var key = Expression.Lambda<Func<object>>(Expression.Convert(index, typeof(object))).Compile(preferInterpretation: true)();
        path.Push(Convert.ToString(key, CultureInfo.InvariantCulture)!);
        return owner;
    }

    private static Expression WithoutConversion(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } conversion)
        {
            expression = conversion.Operand;
        }

        return expression;
    }

    /// <summary>Whether values of the type are written as scalars; of free-form content that is not known.</summary>
    private static bool IsScalar(Type type) =>
        type == typeof(string)
        || type == typeof(RawValue)
        || !(typeof(IManifestValue).IsAssignableFrom(type) || typeof(IEnumerable).IsAssignableFrom(type));
}
