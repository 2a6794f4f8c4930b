namespace Kubewright.Schema;

/// <summary>A kind to generate a record for.</summary>
/// <param name="Name">The kind.</param>
/// <param name="CSharpName">The C# type's name.</param>
/// <param name="IsClusterScoped">Whether its objects belong to no namespace.</param>
/// <param name="Note">A sentence to add to its description; empty for none.</param>
internal sealed record CustomKind(string Name, string CSharpName, bool IsClusterScoped, string Note = "");
