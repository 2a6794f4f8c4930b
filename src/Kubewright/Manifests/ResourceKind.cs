using System.Collections.Immutable;

namespace Kubewright;

/// <summary>A kind of which an API server keeps objects, and how the API names it.</summary>
/// <param name="Group">The API group, for example <c>apps</c>; empty for the core group.</param>
/// <param name="Version">The version, for example <c>v1</c>.</param>
/// <param name="Kind">The kind, for example <c>StatefulSet</c>.</param>
/// <param name="Plural">The resource name in paths, for example <c>statefulsets</c>.</param>
public sealed record ResourceKind(string Group, string Version, string Kind, string Plural)
{
    /// <summary>Whether objects of the kind live in a namespace. Default true.</summary>
    public bool IsNamespaced { get; init; } = true;

    /// <summary>Whether the kind has a status that only the <c>status</c> subresource changes. Default false.</summary>
    public bool HasStatus { get; init; }

    /// <summary>Whether the API server counts changes of the spec in <c>metadata.generation</c>. Default false.</summary>
    public bool CountsGenerations { get; init; }

    /// <summary>What <c>kubectl</c> accepts in place of <see cref="Plural"/>, for example <c>sts</c>. Default none.</summary>
    public ImmutableArray<string> ShortNames { get; init; } = [];

    /// <summary>The groups of resources it belongs to, for example <c>all</c>. Default none.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>The value of <c>apiVersion</c>: <c>apps/v1</c>, <c>v1</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : Group + "/" + Version;

    /// <summary>The resource with its group, as error messages name it: <c>statefulsets.apps</c>, <c>pods</c>.</summary>
    public string Resource => Group.Length == 0 ? Plural : Plural + "." + Group;
}
