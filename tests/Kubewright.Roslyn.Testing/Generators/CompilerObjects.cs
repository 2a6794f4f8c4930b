using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.Roslyn.Testing;

/// <summary>Finds objects of the compiler inside a value that a generator step hands on.</summary>
internal static class CompilerObjects
{
    // Each of these keeps a whole compilation or syntax tree alive, or is never equal to its counterpart after an edit.
    private static readonly Type[] Forbidden =
    [
        typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(SyntaxToken),
        typeof(SyntaxTrivia), typeof(SyntaxNodeOrToken), typeof(SemanticModel), typeof(Location), typeof(IOperation), typeof(AttributeData),
    ];

    /// <summary>Where in <paramref name="root"/> there is an object of the compiler, or null.</summary>
    /// <param name="root">The value.</param>
    /// <param name="name">What to call the value.</param>
    public static string? Find(object? root, string name)
    {
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(object Value, string Path)>();
        if (root is not null)
        {
            pending.Push((root, name));
        }

        while (pending.TryPop(out var item))
        {
            var type = item.Value.GetType();
            if (Array.Find(Forbidden, forbidden => forbidden.IsAssignableFrom(type)) is { } found)
            {
                return $"{item.Path} is a {type.Name} ({found.Name})";
            }

            if (IsPlain(type) || (!type.IsValueType && !visited.Add(item.Value)))
            {
                continue;
            }

            foreach (var part in Parts(item.Value, type, item.Path))
            {
                pending.Push(part);
            }
        }

        return null;
    }

    // A type's own description and a thread's machinery lead everywhere, and hold nothing of a compilation.
    private static bool IsPlain(Type type)
        => type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || type == typeof(decimal)
            || typeof(MemberInfo).IsAssignableFrom(type) || typeof(Assembly).IsAssignableFrom(type) || typeof(Module).IsAssignableFrom(type)
            || typeof(System.Globalization.CultureInfo).IsAssignableFrom(type);

    private static IEnumerable<(object Value, string Path)> Parts(object value, Type type, string path)
    {
        if (value is Array array)
        {
            return IsPlain(type.GetElementType()!) ? [] : Elements(array, path);
        }

        return Fields(value, type, path);
    }

    private static IEnumerable<(object Value, string Path)> Elements(IEnumerable array, string path)
    {
        var index = 0;
        foreach (var element in array)
        {
            if (element is not null)
            {
                yield return (element, $"{path}[{index}]");
            }

            index++;
        }
    }

    private static IEnumerable<(object Value, string Path)> Fields(object value, Type? type, string path)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike && field.GetValue(value) is { } part)
                {
                    yield return (part, $"{path}.{MemberName(field.Name)}");
                }
            }
        }
    }

    // "<Name>k__BackingField" is the property that a reader knows.
    private static string MemberName(string field)
        => field.StartsWith('<') && field.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? field[1..end] : field;
}
