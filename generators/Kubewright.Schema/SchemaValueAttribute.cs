using System;

namespace Kubewright.Schema;

/// <summary>Gives the exact text that an enum member or a known value stands for in JSON and YAML.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
public sealed class SchemaValueAttribute(string text) : Attribute
{
    /// <summary>The text as Kubernetes spells it, for example <c>ReadWriteOnce</c>.</summary>
    public string Text { get; } = text;
}
