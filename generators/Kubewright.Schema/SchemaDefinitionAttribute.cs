using System;

namespace Kubewright.Schema;

/// <summary>Names the schema definition that a generated type (a record, builder or typed view) stands for.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
public sealed class SchemaDefinitionAttribute(string name) : Attribute
{
    /// <summary>The full definition name, for example <c>io.k8s.api.apps.v1.StatefulSet</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The group and version written as <c>apiVersion</c> (<c>apps/v1</c>); null for a type that is no kind.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>The kind (<c>StatefulSet</c>); null for a type that is no kind.</summary>
    public string? Kind { get; set; }
}
