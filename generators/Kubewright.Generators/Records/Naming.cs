using Kubewright.Schema;
using Microsoft.CodeAnalysis.CSharp;

namespace Kubewright.Generators;

/// <summary>C# names for schema names.</summary>
internal static class Naming
{
    /// <summary>The parameter or local for a property; keywords are escaped.</summary>
    public static string Parameter(SchemaProperty property)
    {
        var parameter = CSharpNames.Camel(property.ParameterName);
        return parameter == "value" || SyntaxFacts.GetKeywordKind(parameter) != SyntaxKind.None ? "@" + parameter : parameter;
    }

    /// <summary>The member of an enum or known-value struct for a value: <c>kubernetes.io/tls</c> becomes <c>KubernetesIoTls</c>.</summary>
    public static string Value(string text) => text.Length == 0 ? "Unset" : CSharpNames.Pascal(text);
}
