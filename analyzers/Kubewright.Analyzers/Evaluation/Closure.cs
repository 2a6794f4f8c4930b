using Microsoft.CodeAnalysis;

namespace Kubewright.Analyzers;

/// <summary>A function whose body can be seen.</summary>
/// <param name="Method">Its parameters.</param>
/// <param name="Body">Its body.</param>
/// <param name="Frame">What the body sees around it; null for a method of a type.</param>
internal sealed record Closure(IMethodSymbol Method, IOperation Body, Frame? Frame);
