namespace Kubewright.Import;

/// <summary>A C# file that was written.</summary>
/// <param name="Name">The file name: the name of its class and <c>.cs</c>.</param>
/// <param name="Text">The text.</param>
/// <param name="Source">The YAML file that it was made from.</param>
/// <param name="Count">How many objects it gives.</param>
public sealed record ImportedFile(string Name, string Text, string Source, int Count);
