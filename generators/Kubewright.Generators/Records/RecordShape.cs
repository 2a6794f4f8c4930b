using System;
using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Everything about one generated record that more than one emitter needs: members, constructors, accessors.</summary>
internal sealed class RecordShape
{
    private readonly SchemaIndex _index;
    private readonly Dictionary<string, RecordAccessor> _accessors = new(StringComparer.Ordinal);

    public RecordShape(SchemaDefinition definition, SchemaIndex index)
    {
        _index = index;
        Definition = definition;
        Own = definition.Properties
            .Where(property => !(IsKind && property.Name is "apiVersion" or "kind" && IsKind))
            .Select(property => new RecordMember(property.CSharpName, Written(property), SchemaPath.Join("", property.Name), null, null))
            .ToList();
        Hoisted = Hoist();
        Key = definition.Constructor
            .Select(name => Own.FirstOrDefault(member => member.Property.Name == name))
            .OfType<RecordMember>()
            .ToList();
    }

    /// <summary>The definition.</summary>
    public SchemaDefinition Definition { get; }

    /// <summary>Whether the record is an object with <c>apiVersion</c> and <c>kind</c>.</summary>
    public bool IsKind => Definition.IsObject;

    /// <summary>Whether the record is named through its metadata: a kind, or a claim template.</summary>
    public bool HasMetadata => Own.Any(static member => member.Property is { Name: "metadata", Type.Kind: SchemaTypeKind.Record })
        && Definition.Hoists.Any(static hoist => hoist.Path == "metadata");

    /// <summary>The record's own properties in the order in which they are written out.</summary>
    public List<RecordMember> Own { get; }

    /// <summary>Properties that write into objects inside the record.</summary>
    public List<RecordMember> Hoisted { get; }

    /// <summary>The private properties that hoisted members need to reach objects more than one level down.</summary>
    public IEnumerable<RecordAccessor> Helpers => _accessors.Values.Where(static accessor => accessor.Outer is not null);

    /// <summary>The members that are constructor parameters, in order.</summary>
    public List<RecordMember> Key { get; }

    /// <summary>The members that C# demands in an object initializer.</summary>
    public IEnumerable<RecordMember> RequiredInInitializer => Own.Where(member => member.IsRequired && !Key.Contains(member) && !IsMetadata(member));

    /// <summary>The wanted state of a named record, which its second constructor takes; null when there is none.</summary>
    public RecordMember? Spec =>
        HasMetadata ? Own.FirstOrDefault(static member => member.Property is { Name: "spec", Type.Kind: SchemaTypeKind.Record or SchemaTypeKind.Raw }) : null;

    /// <summary>Whether the schema wants a <c>spec</c> in every object.</summary>
    public bool RequiresSpec => Spec is not null && Definition.Find("spec")!.IsRequired;

    /// <summary>
    /// What the never-null spec of a named record is until its members are written: an object without members, since the
    /// schema wants one and those that it wants in it are required in C#, too. Null when the spec may be absent, or has to be
    /// written as a whole.
    /// </summary>
    public string? EmptySpec =>
        RequiresSpec && Spec is { IsRequired: false } spec && _index.RecordOf(spec.Type) is { } record ? CSharpTypes.Full(record) + ".Empty" : null;

    /// <summary>The expression that makes a named record whose required members are to come.</summary>
    public string New(string metadata) => $"new {_index.TypeName(Definition)}({metadata}{(RequiresSpec ? ", " + (EmptySpec ?? "null!") : "")})";

    /// <summary>Whether the property is the never-null <c>metadata</c> of a named record.</summary>
    public bool IsMetadata(RecordMember member) => member is { Parent: null, Property.Name: "metadata" } && HasMetadata;

    /// <summary>Whether the C# property may be null.</summary>
    public bool IsNullable(RecordMember member) => !member.IsRequired && !IsMetadata(member) && !(EmptySpec is not null && member == Spec);

    /// <summary>The property's C# type, with a question mark when it may be null.</summary>
    public string TypeOf(RecordMember member) =>
        CSharpTypes.Name(member.Type, member.Property, _index) + (IsNullable(member) ? "?" : "");

    /// <summary>The constructor parameter lists, longest first: all key members, then only the required ones.</summary>
    public IEnumerable<List<RecordMember>> Constructors()
    {
        if (Key.Count == 0)
        {
            yield break;
        }

        yield return Key;
        var required = Key.Where(static member => member.IsRequired).ToList();
        if (required.Count < Key.Count && required.Count > 0)
        {
            yield return required;
        }
    }

    /// <summary>Whether the member's C# type is a struct.</summary>
    public bool IsStruct(RecordMember member) => CSharpTypes.IsStruct(member.Type, member.Property, _index);

    /// <summary>A required <c>spec</c> need not be mentioned: the members hoisted from it make it.</summary>
    private SchemaProperty Written(SchemaProperty property) =>
        property.Name == "spec" && Definition.Hoists.Any(static hoist => hoist.Path == "spec") ? property with { IsRequired = false } : property;

    private List<RecordMember> Hoist()
    {
        var members = new List<RecordMember>();
        foreach (var hoist in Definition.Hoists)
        {
            if (Accessor(hoist.Path, members) is not { } accessor)
            {
                continue;
            }

            foreach (var (name, csharpName) in Names(hoist, accessor.Definition))
            {
                var segments = SchemaPath.Split(name).ToList();
                var path = hoist.Path + (name[0] == '[' ? "" : ".") + name;
                if (accessor.Definition.Find(segments[0]) is not { } property || IsAncestorOfWholeHoist(path))
                {
                    continue;
                }

                members.Add(new RecordMember(csharpName ?? property.CSharpName, property, path, accessor, segments.Count > 1 ? segments[1] : null));
            }
        }

        return members;
    }

    private static IEnumerable<(string Name, string? CSharpName)> Names(SchemaHoist hoist, SchemaDefinition target) =>
        hoist.Members.IsEmpty
            ? target.Properties.Select(static property => (SchemaPath.Join("", property.Name), (string?)null))
            : hoist.Members.Select(static member => (member.Name, (string?)member.CSharpName));

    /// <summary>An object whose members are all hoisted is not offered itself: there would be two ways to write one thing.</summary>
    private bool IsAncestorOfWholeHoist(string path) =>
        Definition.Hoists.Any(hoist => hoist.Members.IsEmpty && hoist.Path.StartsWith(path + ".", StringComparison.Ordinal));

    private RecordAccessor? Accessor(string path, List<RecordMember> hoisted)
    {
        if (_accessors.TryGetValue(path, out var known))
        {
            return known;
        }

        var dot = path.LastIndexOf('.');
        var name = path.Substring(dot + 1);
        var outer = dot < 0 ? null : Accessor(path.Substring(0, dot), hoisted);
        var property = (outer?.Definition ?? Definition).Find(name);
        if (property is null || _index.RecordOf(property.Type) is not { } target || property.Type.Kind != SchemaTypeKind.Record)
        {
            return null;
        }

        var existing = hoisted.FirstOrDefault(member => member.Path == path);
        var accessor = outer is null
            ? new RecordAccessor(path, property.CSharpName, target, name != "metadata" && !(name == "spec" && EmptySpec is not null), null, property)
            : existing is not null
                ? new RecordAccessor(path, existing.CSharpName, target, !existing.IsRequired, null, property)
                : new RecordAccessor(path, HelperName(outer, property), target, false, outer, property);
        return _accessors[path] = accessor;
    }

    private static string HelperName(RecordAccessor outer, SchemaProperty property) =>
        outer.Outer is null ? property.CSharpName : outer.CSharpName + property.CSharpName;
}
