using System.Collections.Concurrent;
using System.Reflection;

namespace Kubewright.Import;

/// <summary>The implicit conversions of C# between the types that are written. One that would have to be chosen among several is none here.</summary>
internal static class Conversion
{
    private static readonly ConcurrentDictionary<(Type From, Type To), Func<object?, object?>?> Cache = new();

    /// <summary>Whether there is one.</summary>
    public static bool Exists(Type from, Type to) => Find(from, to) is not null;

    /// <summary>The value as one of another type; null when nothing converts it.</summary>
    public static Evaluated? Convert(Evaluated value, Type to) => Find(value.Type, to) is { } convert ? new Evaluated(convert(value.Value), to) : null;

    private static Func<object?, object?>? Find(Type from, Type to) =>
        to.IsAssignableFrom(from) ? static value => value : Cache.GetOrAdd((from, to), static pair => Widening(pair.From, pair.To) ?? Declared(pair.From, pair.To));

    private static Func<object?, object?>? Widening(Type from, Type to) =>
        from == typeof(int) && to == typeof(long) ? static value => (long)(int)value!
        : from == typeof(int) && to == typeof(double) ? static value => (double)(int)value!
        : from == typeof(uint) && to == typeof(long) ? static value => (long)(uint)value!
        : from == typeof(uint) && to == typeof(double) ? static value => (double)(uint)value!
        : from == typeof(long) && to == typeof(double) ? static value => (double)(long)value!
        : null;

    /// <summary>The operator that takes exactly the type, or else the only one that takes it at all.</summary>
    private static Func<object?, object?>? Declared(Type from, Type to)
    {
        var operators = Operators(from).Concat(Operators(to))
            .Where(method => method.ReturnType == to && (ParameterOf(method).IsAssignableFrom(from) || Widening(from, ParameterOf(method)) is not null))
            .ToList();
        var exact = operators.FindAll(method => ParameterOf(method) == from);
        if ((exact.Count > 0 ? exact : operators) is not [var only])
        {
            return null;
        }

        var widen = Widening(from, ParameterOf(only)) ?? (static value => value);
        return value => only.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [widen(value)], null);
    }

    private static Type ParameterOf(MethodInfo method) => method.GetParameters()[0].ParameterType;

    private static IEnumerable<MethodInfo> Operators(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(static method => method.Name == "op_Implicit");
}
