namespace Kubewright.Testing;

/// <summary>Something that must hold whatever happens, checked after every change of a cluster and when it comes to rest.</summary>
/// <param name="Name">A short name, unique among those that are checked together.</param>
/// <param name="Text">What must hold, in one sentence.</param>
/// <param name="Check">Says what is wrong; null when nothing is. It may be called from several threads, for different clusters, so that it must not keep anything.</param>
/// <example>
/// <code>
/// var quorum = new Invariant("quorum", "Two pods of web are ready once three were.", static context =>
///     context.Change is { Key.Kind: "Pod" } &amp;&amp; IsBroken(context.Snapshot) ? "fewer than two pods are ready" : null);
/// </code>
/// </example>
public sealed record Invariant(string Name, string Text, Func<InvariantContext, string?> Check);
