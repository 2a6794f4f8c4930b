using System.Threading;
using Microsoft.CodeAnalysis;

namespace Kubewright.Generators;

/// <summary>
/// A schema file of a project. It is a class, as is whatever a step hands to the next: the driver is compiled ahead of time
/// for classes, while a step over a tuple or an array of ours costs every build the time to compile it.
/// </summary>
/// <param name="File">The file.</param>
/// <param name="Namespace">The C# namespace of the types that come from it.</param>
/// <param name="Output">What the project asks for (<c>records</c> or <c>views</c>); empty where the file defines kinds of its own.</param>
internal sealed record SchemaText(AdditionalText File, string Namespace, string Output)
{
    /// <summary>The file's text; empty when it cannot be read, which the compiler reports.</summary>
    public string Read(CancellationToken cancellation) => File.GetText(cancellation)?.ToString() ?? "";
}
