using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Kubewright.Tests.RoundTrip;

/// <summary>What holds for every public type and member of the library, generated or not.</summary>
public sealed class GeneratedSurfaceTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Library = typeof(StatefulSet).Assembly;

    [Fact]
    public void PublicMember_HasADocLine()
    {
        var documented = XDocument.Load(Path.ChangeExtension(Library.Location, ".xml"))
            .Descendants("member")
            .Where(static member => member.Element("inheritdoc") is not null || member.Element("summary")?.Value.Trim() is { Length: > 0 })
            .Select(static member => ((string)member.Attribute("name")!).Split('(')[0])
            .ToHashSet(StringComparer.Ordinal);

        // Extension members live in unnamed types that the compiler makes.
        var bare = Library.GetExportedTypes()
            .Where(static type => !type.FullName!.Contains('<', StringComparison.Ordinal))
            .SelectMany(static type => DocumentationIds(type))
            .Where(id => !documented.Contains(id));

        Assert.Empty(bare);
    }

    [Fact]
    public void Record_CanOnlyBeWrittenAtItsBirth()
    {
        var open = Library.GetExportedTypes()
            .Where(IsRecord)
            .SelectMany(static type => type.GetProperties(Declared))
            .Where(static property => property.SetMethod is { } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(static property => $"{property.DeclaringType}.{property.Name}");

        Assert.Empty(open);
        Assert.DoesNotContain(
            Library.GetExportedTypes(),
            static type => type.IsValueType && !type.IsEnum && !type.FullName!.Contains('<', StringComparison.Ordinal) && !IsReadOnly(type));
    }

    [Fact]
    public void Record_HoldsOnlyValuesThatAreEqualByContent()
    {
        var types = GeneratedTypes.Records.SelectMany(ArbitraryObject.MembersOf).Select(static member => member.Type).Distinct();

        Assert.DoesNotContain(types, static type => !type.IsEnum && !IsEquatable(type));
    }

    [Fact]
    public void Record_EqualsAnotherExactlyWhenEveryMemberDoes()
    {
        foreach (var type in GeneratedTypes.Records)
        {
            var value = new ArbitraryObject(new Random(1)).Record(type);
            Assert.Equal(value, new ArbitraryObject(new Random(1)).Record(type));
            Assert.Equal(value.GetHashCode(), new ArbitraryObject(new Random(1)).Record(type).GetHashCode());

            foreach (var member in ArbitraryObject.MembersOf(type).Where(member => !member.IsRequired && member.Property.GetValue(value) is not null))
            {
                var other = new ArbitraryObject(new Random(1)).Record(type);
                member.Property.SetValue(other, null);

                Assert.False(value.Equals(other), $"{type}.{member.Property.Name} does not count.");
            }
        }
    }

    private static IEnumerable<string> DocumentationIds(Type type)
    {
        var name = type.FullName!.Replace('+', '.');
        yield return $"T:{name}";
        foreach (var property in type.GetProperties(Declared).Where(static property => !IsCompilerMade(property.GetMethod)))
        {
            yield return $"P:{name}.{property.Name}";
        }

        foreach (var field in type.GetFields(Declared).Where(static field => !field.IsSpecialName))
        {
            yield return $"F:{name}.{field.Name}";
        }

        foreach (var method in type.GetMethods(Declared).Where(method => !IsCompilerMade(method) && !IsAccessor(method) && !type.IsSubclassOf(typeof(Delegate))))
        {
            var arity = method.IsGenericMethodDefinition ? $"``{method.GetGenericArguments().Length}" : "";
            yield return $"M:{name}.{method.Name}{arity}";
        }
    }

    private static bool IsCompilerMade(MethodInfo? method) =>
        method is not null && (method.Name.Contains('<', StringComparison.Ordinal) || (method.IsDefined(typeof(CompilerGeneratedAttribute)) && !IsAccessor(method)));

    /// <summary>Operators are special names too, but have documentation of their own.</summary>
    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    /// <summary>Whether the type, or one that it derives from, says when two of its values are equal.</summary>
    private static bool IsEquatable(Type type) => type.GetInterfaces()
        .Any(item => item.IsGenericType && item.GetGenericTypeDefinition() == typeof(IEquatable<>) && item.GenericTypeArguments[0].IsAssignableFrom(type));

    private static bool IsReadOnly(Type type) => type.IsDefined(typeof(IsReadOnlyAttribute));
}
