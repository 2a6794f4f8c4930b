using System.Reflection;

namespace Kubewright.Import;

/// <summary>A constructor or method and what it takes.</summary>
internal sealed class Callable
{
    private readonly MethodBase _method;

    /// <summary>Reads a constructor or method.</summary>
    public Callable(MethodBase method)
    {
        _method = method;
        Parameters = method.GetParameters();
        SetsRequired = method.IsDefined(typeof(System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute), inherit: false);
        IsOpen = Parameters is [.., var last] && last.IsDefined(typeof(ParamArrayAttribute), inherit: false);
    }

    /// <summary>The name.</summary>
    public string Name => _method.Name;

    /// <summary>The parameters.</summary>
    public ParameterInfo[] Parameters { get; }

    /// <summary>Whether the last parameter takes any number of arguments.</summary>
    public bool IsOpen { get; }

    /// <summary>Whether the object is whole without the members that the type requires.</summary>
    public bool SetsRequired { get; }

    /// <summary>Makes the object.</summary>
    public Evaluated Make(object?[] arguments) =>
        new(((ConstructorInfo)_method).Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null), _method.DeclaringType!);

    /// <summary>Calls the method.</summary>
    public Evaluated Call(object? receiver, object?[] arguments) =>
        new(_method.Invoke(receiver, BindingFlags.DoNotWrapExceptions, null, arguments, null), ((MethodInfo)_method).ReturnType);
}
