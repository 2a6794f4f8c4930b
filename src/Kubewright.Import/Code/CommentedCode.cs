using System.Collections.Immutable;

namespace Kubewright.Import;

/// <summary>An object and the YAML comments beside its scalars, a call each.</summary>
/// <param name="Value">The object, whose type is named.</param>
/// <param name="Comments">The scalars and their comments.</param>
internal sealed record CommentedCode(CodeNode Value, ImmutableArray<MarkerCode> Comments) : CodeNode;
