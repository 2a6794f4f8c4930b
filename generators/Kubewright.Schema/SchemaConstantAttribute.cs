using System;

namespace Kubewright.Schema;

/// <summary>Says that a factory method writes a fixed text to a place in the object it makes, besides what its parameters write.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SchemaConstantAttribute(string path, string text) : Attribute
{
    /// <summary>The place, as <see cref="SchemaPathAttribute"/> writes it: <c>spec.clusterIP</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The text written there.</summary>
    public string Text { get; } = text;
}
