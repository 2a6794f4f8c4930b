using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes the properties that reach into objects inside a record.</summary>
internal static class HoistEmitter
{
    /// <summary>Writes one hoisted property.</summary>
    public static void Emit(SourceWriter writer, RecordMember member, RecordShape shape)
    {
        var parent = member.Parent!;
        var derivation = shape.Definition.Derivations.FirstOrDefault(item => item.Source.StartsWith(member.Path + ".", System.StringComparison.Ordinal));
        writer.Summary(DocText.Of(member.Property) + (member.MapKey is null ? "" : $" Writes the entry {member.MapKey}."));
        writer.Line(Attribute(member, derivation));
        writer.Open($"public {(member.IsRequired ? "required " : "")}{shape.TypeOf(member)} {member.CSharpName}");
        writer.Line($"get => {Get(member, parent, shape)};");
        if (derivation is null)
        {
            writer.Line($"init => {Set(member, parent)};");
        }
        else
        {
            EmitDerivingSetter(writer, member, parent, derivation, shape);
        }

        writer.Close();
        writer.Line();
    }

    /// <summary>The assignment of <paramref name="value"/> to a property of the accessor's object.</summary>
    public static string Assign(RecordAccessor accessor, string property, string value) =>
        accessor.IsNullable
            ? $"{accessor.CSharpName} = ({accessor.CSharpName} ?? {accessor.Definition.CSharpName}.Empty) with {{ {property} = {value} }}"
            : $"{accessor.CSharpName} = {accessor.CSharpName} with {{ {property} = {value} }}";

    /// <summary>The attribute that tells the C# front end where the member writes.</summary>
    public static string Attribute(RecordMember member, SchemaDerivation? derivation, string suffix = "") =>
        derivation is null
            ? $"[SchemaPath(\"{member.Path}{suffix}\")]"
            : $"[SchemaPath(\"{member.Path}{suffix}\", Derives = \"{derivation.Target}\", DerivesFrom = \"{derivation.Source.Substring(member.Path.Length + 1)}\")]";

    private static string Get(RecordMember member, RecordAccessor parent, RecordShape shape)
    {
        var access = $"{parent.CSharpName}{(parent.IsNullable ? "?" : "")}.{member.Property.CSharpName}";
        return member.MapKey is { } key
            ? $"{access} is {{ }} map && map.TryGetValue(\"{key}\", out var entry) ? entry : ({shape.TypeOf(member)})null"
            : !member.IsRequired || !parent.IsNullable ? access
            : access + (shape.IsStruct(member) ? " ?? default" : "!");
    }

    private static string Set(RecordMember member, RecordAccessor parent)
    {
        if (member.MapKey is not { } key)
        {
            return Assign(parent, member.Property.CSharpName, "value");
        }

        var map = $"{parent.CSharpName}{(parent.IsNullable ? "?" : "")}.{member.Property.CSharpName}";
        return Assign(parent, member.Property.CSharpName, $"value is {{ }} entry ? ({map} ?? []).With(\"{key}\", entry) : {map}?.Without(\"{key}\")");
    }

    /// <summary>
    /// The target follows the source while nobody wrote it: it is empty, or it still is the very object that was
    /// derived before.
    /// </summary>
    private static void EmitDerivingSetter(SourceWriter writer, RecordMember member, RecordAccessor parent, SchemaDerivation derivation, RecordShape shape)
    {
        var target = shape.Hoisted.First(item => item.Path == derivation.Target).CSharpName;
        var source = string.Join("?.", SchemaPath.Split(derivation.Source.Substring(member.Path.Length + 1)).Select(Pascal));
        writer.Open("init");
        writer.Open($"if (value.{source} is {{ }} derived && ({target} is null || ReferenceEquals({target}, {parent.CSharpName}?.{member.Property.CSharpName}?.{source})))");
        writer.Line($"{target} = derived;");
        writer.Close();
        writer.Line();
        writer.Line(Set(member, parent) + ";");
        writer.Close();
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
