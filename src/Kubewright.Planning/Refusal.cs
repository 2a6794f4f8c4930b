using System.Collections.Immutable;

namespace Kubewright.Planning;

/// <summary>An object that the API server will refuse.</summary>
/// <param name="Id">The object.</param>
/// <param name="Message">What the server answers; what the rule says where the simulated server does not check.</param>
/// <param name="Reasons">What the rules say about it: the fields, why, and what to do instead.</param>
public sealed record Refusal(ObjectId Id, string Message, ImmutableArray<string> Reasons);
