using System.Reflection;

namespace Kubewright.Import;

/// <summary>A property of a record that can be written in an object initializer.</summary>
/// <param name="Property">The property.</param>
/// <param name="Path">Where it writes, as nodes count: <c>spec.resources.requests.storage</c>.</param>
/// <param name="Type">The type of its value, without the question mark.</param>
/// <param name="IsRequired">Whether C# demands that it is mentioned.</param>
/// <param name="Derivation">What else receives a part of the value; null for nothing.</param>
internal sealed record MemberSurface(PropertyInfo Property, string Path, Type Type, bool IsRequired, Derivation? Derivation)
{
    /// <summary>The property's name.</summary>
    public string Name => Property.Name;

    /// <summary>Whether it may be null, as the compiler sees it, which takes a while to find out.</summary>
    public bool MayBeNull => new NullabilityInfoContext().Create(Property).ReadState != NullabilityState.NotNull;
}
