using System.Collections.Generic;
using System.Linq;
using Kubewright.Schema;

namespace Kubewright.Generators;

/// <summary>Writes the record of one definition: constructors, properties, reading, writing and defaults; and its builder.</summary>
internal sealed class RecordEmitter
{
    private readonly SchemaIndex _index;
    private readonly RecordShape _shape;
    private readonly SourceWriter _out;

    private RecordEmitter(SchemaDefinition definition, SchemaIndex index)
    {
        _index = index.In(definition.Namespace);
        _shape = new RecordShape(definition, _index);
        _out = new SourceWriter(definition.Namespace, SourceWriter.Usings(definition.Namespace, "System", "System.Diagnostics.CodeAnalysis", "Kubewright.Schema"));
    }

    private SchemaDefinition Definition => _shape.Definition;

    private string Type => Definition.CSharpName;

    /// <summary>The source text of the record and its builder.</summary>
    public static string Emit(SchemaDefinition definition, SchemaIndex index) => new RecordEmitter(definition, index).Emit();

    private string Emit()
    {
        _out.Summary(Definition.Description);
        _out.Line(_shape.IsKind
            ? $"[SchemaDefinition(\"{Definition.Name}\", ApiVersion = \"{Definition.ApiVersion}\", Kind = \"{Definition.Kind}\")]"
            : $"[SchemaDefinition(\"{Definition.Name}\")]");
        _out.Open($"public sealed partial record {Type} : {string.Join(", ", Interfaces())}");
        EmitBlank();
        EmitConstructors();
        if (_shape.IsKind)
        {
            EmitKind();
        }

        foreach (var member in _shape.Own)
        {
            EmitOwn(member);
        }

        if (Definition.KeepsUnknown)
        {
            _out.Summary("Members that the schema does not name and the API server keeps; they are written after the others.");
            _out.Line("public Map<RawValue>? OtherMembers { get; init; }");
            _out.Line();
        }

        foreach (var helper in _shape.Helpers)
        {
            EmitHelper(helper);
        }

        foreach (var member in _shape.Hoisted)
        {
            HoistEmitter.Emit(_out, member, _shape);
        }

        EmitConversions();
        EmitBuild();
        _out.Line("private YamlComments _comments;");
        _out.Line();
        _out.Line($"{Type} ICommentable<{Type}>.Commented(YamlComment comment) => this with {{ _comments = _comments.With(comment) }};");
        _out.Line();
        RecordIoEmitter.Emit(_out, _shape, _index);
        DefaultsEmitter.Emit(_out, _shape, _index);
        if (_shape.HasMetadata)
        {
            _out.Line();
            _out.Summary("The kind and name, for messages.");
            _out.Line($"public override string ToString() => $\"{Type}/{{Name}}\";");
        }

        _out.Close();
        _out.Line();
        BuilderEmitter.Emit(_out, _shape, _index);
        return _out.ToString();
    }

    private IEnumerable<string> Interfaces()
    {
        yield return _shape.IsKind ? "IKubernetesObject" : "IManifestValue";
        if (_shape.HasMetadata || Definition.Find("name") is { Type.Kind: SchemaTypeKind.String })
        {
            yield return "INamed";
        }

        yield return $"ICommentable<{Type}>";
    }

    /// <summary>A value to start from where a member is written into an object that does not exist yet.</summary>
    private void EmitBlank()
    {
        if (_shape.HasMetadata)
        {
            _out.Line($"internal static readonly {Type} Empty = {_shape.New("new ObjectMeta()")};");
            _out.Line();
            return;
        }

        var arguments = string.Join(", ", BlankConstructor().Select(member => $"{Naming.Parameter(member.Property)}: {Blank(member)}"));
        var required = _shape.RequiredInInitializer.Select(member => $"{member.CSharpName} = {Blank(member)}").ToList();
        var initializer = required.Count == 0 ? "" : $" {{ {string.Join(", ", required)} }}";
        _out.Line($"internal static readonly {Type} Empty = new({arguments}){initializer};");
        _out.Line();
    }

    private List<RecordMember> BlankConstructor() => _shape.Constructors().LastOrDefault() ?? [];

    private string Blank(RecordMember member) => CSharpTypes.IsStruct(member.Type, member.Property, _index) ? "default" : "null!";

    private void EmitConstructors()
    {
        if (_shape.HasMetadata)
        {
            EmitNamedConstructors();
            return;
        }

        foreach (var parameters in _shape.Constructors())
        {
            _out.Summary(Definition.Description);
            foreach (var member in parameters)
            {
                _out.Parameter(Naming.Parameter(member.Property).TrimStart('@'), DocText.Of(member.Property));
            }

            var list = parameters.Select(member => $"[SchemaPath(\"{member.Path}\")] {_shape.TypeOf(member)} {Naming.Parameter(member.Property)}");
            _out.Open($"public {Type}({string.Join(", ", list)})");
            foreach (var member in parameters)
            {
                _out.Line($"{member.CSharpName} = {Naming.Parameter(member.Property)};");
            }

            _out.Close();
            _out.Line();
        }
    }

    private void EmitNamedConstructors()
    {
        _out.Summary(Definition.Description);
        _out.Line("/// <param name=\"name\">The object's name, unique in its namespace for the kind.</param>");
        var spec = _shape.Spec;
        _out.Line($"public {Type}([SchemaPath(\"metadata.name\")] string name) =>");
        _out.Continue(_shape.EmptySpec is { } empty
            ? $"(Metadata, {spec!.CSharpName}) = (new ObjectMeta {{ Name = name }}, {empty});"
            : "Metadata = new ObjectMeta { Name = name };");
        _out.Line();
        _out.Summary("Creates the object from its parts as Kubernetes writes them.");
        _out.Line("/// <param name=\"metadata\">Name, namespace, labels and annotations.</param>");
        if (spec is not null)
        {
            _out.Line("/// <param name=\"spec\">The wanted state.</param>");
        }

        var required = _shape.Hoisted.Any(static member => member.IsRequired);
        if (required)
        {
            // The required members live inside the parts, which the compiler cannot see.
            _out.Line("#pragma warning disable CS8618");
        }

        _out.Line("[SetsRequiredMembers]");
        var parameter = spec is null ? "" : $", [SchemaPath(\"spec\")] {CSharpTypes.Name(spec.Type, spec.Property, _index)}{(_shape.RequiresSpec ? "" : "?")} spec{(_shape.RequiresSpec ? "" : " = null")}";
        _out.Open($"public {Type}([SchemaPath(\"metadata\")] ObjectMeta metadata{parameter})");
        _out.Line("Metadata = metadata;");
        if (spec is not null)
        {
            _out.Line($"{spec.CSharpName} = spec;");
        }

        foreach (var member in _shape.RequiredInInitializer.Where(member => member != spec))
        {
            _out.Line($"{member.CSharpName} = {Blank(member)};");
        }

        _out.Close();
        if (required)
        {
            _out.Line("#pragma warning restore CS8618");
        }

        _out.Line();
    }

    private void EmitKind()
    {
        _out.Summary("The API group and version of the kind.");
        _out.Line("[SchemaPath(\"apiVersion\")]");
        _out.Line($"public string ApiVersion => \"{Definition.ApiVersion}\";");
        _out.Line();
        _out.Summary("The kind.");
        _out.Line("[SchemaPath(\"kind\")]");
        _out.Line($"public string Kind => \"{Definition.Kind}\";");
        _out.Line();
        _out.Line("IKubernetesObject IKubernetesObject.WithMetadata(ObjectMeta metadata) => this with { Metadata = metadata };");
        _out.Line();
        _out.Line($"IKubernetesObject IKubernetesObject.WithStatusOf(IKubernetesObject? other) => {WithStatus(Definition.Find("status"))};");
        _out.Line();
        _out.Line($"bool IKubernetesObject.HasSameSpec(IKubernetesObject other) => {SameSpec(Definition.Find("spec"))};");
        _out.Line();
    }

    private string WithStatus(SchemaProperty? status) =>
        status is null ? "this"
        : status.IsRequired ? $"other is {Definition.CSharpName} typed ? this with {{ {status.CSharpName} = typed.{status.CSharpName} }} : this"
        : $"this with {{ {status.CSharpName} = (other as {Definition.CSharpName})?.{status.CSharpName} }}";

    private string SameSpec(SchemaProperty? spec) =>
        spec is null ? "true" : $"other is {Definition.CSharpName} typed && Equals({spec.CSharpName}, typed.{spec.CSharpName})";

    private void EmitOwn(RecordMember member)
    {
        var isRequired = member.IsRequired && !_shape.Key.Contains(member) && !_shape.IsMetadata(member);
        _out.Summary(DocText.Of(member.Property));
        _out.Line($"[SchemaPath(\"{member.Path}\")]");
        LimitsEmitter.Emit(_out, member.Property);
        _out.Line($"public {(isRequired ? "required " : "")}{_shape.TypeOf(member)} {member.CSharpName} {{ get; init; }}");
        _out.Line();
    }

    private void EmitHelper(RecordAccessor helper)
    {
        var outer = helper.Outer!;
        var type = helper.Definition.CSharpName;
        _out.Open($"private {type} {helper.CSharpName}");
        _out.Line($"get => {outer.CSharpName}{(outer.IsNullable ? "?" : "")}.{helper.Property.CSharpName} ?? {type}.Empty;");
        _out.Line($"init => {HoistEmitter.Assign(outer, helper.Property.CSharpName, "value")};");
        _out.Close();
        _out.Line();
    }

    /// <summary>A claim template may be given where the name of a volume is wanted.</summary>
    private void EmitConversions()
    {
        foreach (var target in _index.StandsFor(Type).Select(_index.TypeName).OrderBy(static name => name, System.StringComparer.Ordinal))
        {
            _out.Summary($"Names the {target} that this stands for.");
            _out.Line("/// <param name=\"value\">What is named.</param>");
            _out.Line($"public static implicit operator Ref<{target}>({Type} value) => value.Name!;");
            _out.Line();
        }
    }

    private void EmitBuild()
    {
        if (!_shape.IsKind)
        {
            return;
        }

        _out.Summary($"Builds a {Type} step by step, for loops, conditions and libraries.");
        _out.Line("/// <param name=\"name\">The object's name, unique in its namespace for the kind.</param>");
        _out.Line("/// <param name=\"configure\">Sets the members.</param>");
        _out.Line($"public static {Type} Build([SchemaPath(\"metadata.name\")] string name, [SchemaPath(\"\")] Action<{Type}Builder> configure) =>");
        _out.Continue($"{Type}Builder.Apply({_shape.New("new ObjectMeta { Name = name }")}, configure);");
        _out.Line();
    }
}
