namespace Kubewright.Analyzers;

/// <summary>What a <c>SchemaDefinitionAttribute</c> says.</summary>
/// <param name="Name">The full definition name.</param>
/// <param name="ApiVersion">The group and version of a kind; otherwise null.</param>
/// <param name="Kind">The kind; null for a type that is none.</param>
internal sealed record TypeDefinition(string Name, string? ApiVersion, string? Kind);
