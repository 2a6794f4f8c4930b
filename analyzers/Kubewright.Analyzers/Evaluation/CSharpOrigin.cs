using Kubewright.Schema;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Analyzers;

/// <summary>
/// The C# text that a node was written as. It is told from the beginning of the declaration that holds it, so that it stays
/// true while text before that is edited; <see cref="Origins.Locate"/> says where it is in one version of the program.
/// </summary>
/// <param name="Part">The innermost declaration around the text.</param>
/// <param name="Span">The text, counted from the beginning of the declaration.</param>
internal sealed record CSharpOrigin(SourcePart Part, TextSpan Span) : Origin;
