using System.Text.Json;

namespace Kubewright.Runtime;

/// <summary>One column of a table whose cells are read from objects as JSON.</summary>
/// <param name="Name">The heading, in capitals.</param>
/// <param name="Cell">The cell of an object at an instant.</param>
/// <param name="IsWide">Whether the column appears only in wide output.</param>
public sealed record JsonColumn(string Name, Func<JsonElement, DateTimeOffset, string> Cell, bool IsWide = false);
