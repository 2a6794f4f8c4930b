using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Kubewright.Tests.RoundTrip;

/// <summary>
/// Makes objects of any generated type, with every member written now and then. The same seed makes the same object.
/// </summary>
internal sealed class ArbitraryObject(Random random)
{
    /// <summary>Below this depth only what must be written is.</summary>
    private const int MaxDepth = 7;
    private const int MaxItems = 3;

    private static readonly DateTimeOffset Epoch = new(2030, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Quantities = ["0", "1", "500m", "1Gi", "1024Mi", "0.5", "-3", "1e3", "12E", "1n", "128974848"];
    private static readonly double[] Doubles = [0, 1, -1.5, 0.1, 1e300, 5e-324, 1e20, 123456.789];
    private static readonly long[] Integers = [0, 1, -1, 80, 65535, int.MaxValue, long.MinValue, long.MaxValue];
    private static readonly string[] RawTexts = ["{}", "[]", "\"yes\"", "true", "-12", "1.5", "12345678901234567890", """{"a":[1,"0644",null,{"on":"~"}],"b":{"c":""}}"""];

    private static readonly ConcurrentDictionary<Type, Member[]> Members = new();
    private static readonly MethodInfo ListMethod = Method(nameof(List));
    private static readonly MethodInfo MapMethod = Method(nameof(Map));

    /// <summary>An object of a generated record.</summary>
    /// <param name="type">The record.</param>
    /// <param name="depth">How deep it stands in the object that is made.</param>
    public object Record(Type type, int depth = 0)
    {
        // Members are set one by one, as an object initializer does it, so any constructor may be left out.
        var value = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var member in MembersOf(type))
        {
            if (member.IsRequired || (depth < MaxDepth && random.Next(depth + 3) < 2))
            {
                member.Property.SetValue(value, Value(member.Type, depth + 1));
            }
        }

        return value;
    }

    /// <summary>The properties that a record holds itself; those hoisted from objects inside it are left out.</summary>
    public static Member[] MembersOf(Type record) => Members.GetOrAdd(record, static type =>
    {
        var nullability = new NullabilityInfoContext();
        return
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => type.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance) is not null)
                .Select(property => new Member(
                    property,
                    Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
                    IsRequired(property, nullability))),
        ];
    });

    /// <summary>Whether a member is never null. A kind's <c>spec</c> may be null in C#, but some kinds are not read without it.</summary>
    private static bool IsRequired(PropertyInfo property, NullabilityInfoContext nullability) =>
        nullability.Create(property).ReadState == NullabilityState.NotNull || property.Name == nameof(StatefulSet.Spec);

    private object Value(Type type, int depth)
    {
        if (type == typeof(string))
        {
            return ArbitraryText.Value(random);
        }

        if (type.IsGenericType)
        {
            var definition = type.GetGenericTypeDefinition();
            return definition == typeof(Ref<>) ? Activator.CreateInstance(type, ArbitraryText.Value(random), false)!
                : (definition == typeof(ValueList<>) ? ListMethod : MapMethod).MakeGenericMethod(type.GenericTypeArguments).Invoke(this, [depth])!;
        }

        return type.IsEnum ? ArbitraryText.Pick(random, Enum.GetValues(type).Cast<object>().ToList())
            : typeof(IManifestValue).IsAssignableFrom(type) && type != typeof(RawValue) ? Record(type, depth)
            : Scalar(type);
    }

    private object Scalar(Type type) => type switch
    {
        _ when type == typeof(int) => (int)ArbitraryText.Pick(random, Integers),
        _ when type == typeof(long) => ArbitraryText.Pick(random, Integers),
        _ when type == typeof(Duration) => new Duration(ArbitraryText.Pick(random, Integers)),
        _ when type == typeof(bool) => random.Next(2) == 0,
        _ when type == typeof(double) => ArbitraryText.Pick(random, Doubles),
        _ when type == typeof(DateTimeOffset) => Epoch.AddSeconds(random.Next()),
        _ when type == typeof(Quantity) => Quantity.Parse(ArbitraryText.Pick(random, Quantities)),
        _ when type == typeof(IntOrString) => random.Next(2) == 0 ? new IntOrString(random.Next()) : new IntOrString(ArbitraryText.Value(random)),
        _ when type == typeof(RawValue) => RawValue.Parse(ArbitraryText.Pick(random, RawTexts)),
        _ when type == typeof(Labels) => Labels.Create([.. Map<string>(0)]),
        { IsValueType: true } => Activator.CreateInstance(type, ArbitraryText.Value(random))!,
        _ => throw new NotSupportedException($"Nothing here makes a {type}; teach it."),
    };

    private ValueList<T> List<T>(int depth) => [.. Enumerable.Range(0, random.Next(MaxItems)).Select(_ => (T)Value(typeof(T), depth))];

    private Map<T> Map<T>(int depth) =>
    [
        .. Enumerable.Range(0, random.Next(MaxItems)).Select(_ => ArbitraryText.Key(random)).Distinct(StringComparer.Ordinal).Select(key => (key, (T)Value(typeof(T), depth))),
    ];

    private static MethodInfo Method(string name) => typeof(ArbitraryObject).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>One property of a record.</summary>
    /// <param name="Property">The property.</param>
    /// <param name="Type">Its type, without the question mark.</param>
    /// <param name="IsRequired">Whether it is never null.</param>
    internal sealed record Member(PropertyInfo Property, Type Type, bool IsRequired);
}
