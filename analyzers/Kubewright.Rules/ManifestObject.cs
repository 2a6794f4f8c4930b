using System.Collections.Generic;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules;

/// <summary>One object that is to be applied to a cluster, as much of it as a front end could see.</summary>
public sealed class ManifestObject
{
    private IReadOnlyList<SchemaValue>? _values;

    /// <summary>Creates the object. A value whose key is written twice becomes unknown: nobody can say which of them counts.</summary>
    /// <param name="root">The whole object, <c>apiVersion</c> and <c>kind</c> among its members.</param>
    public ManifestObject(Node root)
    {
        At = new NodeAt(Unambiguous.Of(root), "").AsObject();
        ApiVersion = Scalar.Text(At["apiVersion"]);
        Kind = Scalar.Text(At["kind"]);
        var metadata = At["metadata"];
        Name = Scalar.NonEmptyText(metadata["name"]);
        Namespace = Scalar.NonEmptyText(metadata["namespace"]);
        var kind = Kind.TryGet(out var kindText) ? kindText : "?";
        KnownKind = ApiVersion.TryGet(out var apiVersion) && Kind.IsKnown ? new ManifestKind(apiVersion, kind) : null;
        Key = kind + "/" + (Namespace.TryGet(out var ns) ? ns + "/" : "") + (Name.TryGet(out var name) ? name : "?");
    }

    /// <summary>The whole object.</summary>
    public NodeAt At { get; }

    /// <summary>Every value of the object with what the schema says about it, each before what it holds; empty for a kind without schema.</summary>
    public IReadOnlyList<SchemaValue> Values => _values ??= Schemas.Of(this) is { } facts ? [.. SchemaWalk.Over(At, facts)] : [];

    /// <summary>The group and version as written.</summary>
    public Value<string> ApiVersion { get; }

    /// <summary>The kind.</summary>
    public Value<string> Kind { get; }

    /// <summary>The kind with its group and version; null when nobody can say.</summary>
    public ManifestKind? KnownKind { get; }

    /// <summary>The name; absent when it is empty.</summary>
    public Value<string> Name { get; }

    /// <summary>The namespace; absent when it is empty, which means the namespace of whatever else is applied with the object.</summary>
    public Value<string> Namespace { get; }

    /// <summary>
    /// What findings and fixes call the object: <c>StatefulSet/web</c>, or <c>StatefulSet/prod/web</c> when it writes its
    /// namespace. A part that nobody knows is a question mark.
    /// </summary>
    public string Key { get; }

    /// <summary>The best place for a finding about the object as a whole: its name, else its beginning.</summary>
    public Origin Origin => Name.IsKnown ? Name.Origin : At.Origin;

    /// <summary>Whether the object is of that kind; null when nobody can say.</summary>
    public bool? Is(ManifestKind kind) => Kind.Is(kind.Kind) & ApiVersion.Is(kind.ApiVersion);

    /// <summary>
    /// Whether both end in one namespace; null when nobody can say. An object that writes none goes where the others of its
    /// manifest set go.
    /// </summary>
    public bool? MeetsIn(ManifestObject other) =>
        Namespace.IsAbsent || other.Namespace.IsAbsent ? true
        : Namespace.TryGet(out var ns) ? other.Namespace.Is(ns)
        : null;

    /// <summary>The object in a sentence: <c>StatefulSet 'web'</c>.</summary>
    public override string ToString()
    {
        var kind = Kind.TryGet(out var kindText) ? kindText : "Object";
        return Name.TryGet(out var name) ? $"{kind} '{name}'" : $"This {kind}";
    }
}
