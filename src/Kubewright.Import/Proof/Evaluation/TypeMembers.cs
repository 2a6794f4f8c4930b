using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Kubewright.Import;

/// <summary>The public members of a type, as expressions use them.</summary>
internal sealed class TypeMembers
{
    private static readonly ConcurrentDictionary<Type, TypeMembers> Cache = new();

    private readonly ConcurrentDictionary<string, PropertyInfo?> _settable = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Name, bool IsStatic), ImmutableArray<Callable>> _methods = new();
    private readonly ConcurrentDictionary<string, Evaluated?> _values = new(StringComparer.Ordinal);
    private readonly Lazy<TypeMembers?> _factories;
    private readonly Type _type;

    private TypeMembers(Type type)
    {
        _type = type;
        _factories = new(() => type.Assembly.GetType(type.FullName + "Factories") is { } factories ? Of(factories) : null);
        Constructors = type.IsAbstract || !type.IsClass && type != typeof(DateTimeOffset) ? [] : [.. type.GetConstructors().Select(static item => new Callable(item))];
        Required = type.IsDefined(typeof(RequiredMemberAttribute), inherit: false)
            ? type.GetProperties().Where(static item => item.IsDefined(typeof(RequiredMemberAttribute), inherit: false)).Select(static item => item.Name).ToFrozenSet(StringComparer.Ordinal)
            : FrozenSet<string>.Empty;
    }

    /// <summary>The constructors.</summary>
    public ImmutableArray<Callable> Constructors { get; }

    /// <summary>The members that every initializer has to name.</summary>
    public FrozenSet<string> Required { get; }

    /// <summary>The static methods that make a value of one sort, which extend the type; null when there are none.</summary>
    public TypeMembers? Factories => _factories.Value;

    /// <summary>The members of a type.</summary>
    public static TypeMembers Of(Type type) => Cache.GetOrAdd(type, static type => new TypeMembers(type));

    /// <summary>The property that an initializer may set; null when there is none.</summary>
    public PropertyInfo? Settable(string name) => _settable.GetOrAdd(
        name,
        name => _type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is { SetMethod.IsPublic: true } found ? found : null);

    /// <summary>The methods of a name.</summary>
    public ImmutableArray<Callable> Methods(string name, bool isStatic) => _methods.GetOrAdd(
        (name, isStatic),
        key => [.. _type.GetMember(key.Name, MemberTypes.Method, BindingFlags.Public | (key.IsStatic ? BindingFlags.Static : BindingFlags.Instance)).Select(static item => new Callable((MethodBase)item))]);

    /// <summary>What a static property, a constant or a value of an enum gives; null when there is none.</summary>
    public Evaluated? Value(string name) => _values.GetOrAdd(
        name,
        name => _type.GetMember(name, MemberTypes.Property | MemberTypes.Field, BindingFlags.Public | BindingFlags.Static) switch
        {
            [PropertyInfo property] => new Evaluated(property.GetValue(null), property.PropertyType),
            [FieldInfo field] => new Evaluated(field.GetValue(null), field.FieldType),
            _ => null,
        });
}
