namespace Kubewright.Runtime;

/// <summary>One column of a table of objects.</summary>
/// <typeparam name="T">The kind of object.</typeparam>
/// <param name="Name">The heading, in capitals.</param>
/// <param name="Cell">The cell of an object at an instant.</param>
/// <param name="IsWide">Whether the column appears only in wide output.</param>
public sealed record TableColumn<T>(string Name, Func<T, DateTimeOffset, string> Cell, bool IsWide = false);
