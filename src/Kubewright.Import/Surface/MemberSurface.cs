namespace Kubewright.Import;

/// <summary>A property of a record that can be written in an object initializer.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Path">Where it writes, as nodes count: <c>spec.resources.requests.storage</c>.</param>
/// <param name="Type">The type of its value, without the question mark.</param>
/// <param name="IsRequired">Whether C# demands that it is mentioned.</param>
/// <param name="MayBeNull">Whether it may be null, as the compiler sees it.</param>
/// <param name="Derivation">What else receives a part of the value; null for nothing.</param>
internal sealed record MemberSurface(string Name, string Path, Type Type, bool IsRequired, bool MayBeNull, Derivation? Derivation);
